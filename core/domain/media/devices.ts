/** A microphone or speaker the system offers. `id` is the browser's device id; `label` may be empty before permission. */
export interface AudioDevice {
  readonly id: string
  readonly label: string
}

/** What the seat can hear and speak with now. */
export interface Devices {
  readonly microphones: readonly AudioDevice[]
  readonly speakers: readonly AudioDevice[]
  readonly microphoneId?: string
  readonly speakerId?: string
  readonly permission: 'granted' | 'denied' | 'prompt'
}
