import type { CallId } from '../../core/domain/call/call.ts'
import type { Devices } from '../../core/domain/media/devices.ts'
import type { CallMeasurement, MediaEvents, PhoneMedia } from '../../renderer/phone/media/phone-media.ts'

/** Sound that is only written down. */
export class FakePhoneMedia implements PhoneMedia {
  devices: Devices = {
    microphones: [{ id: 'mic', label: 'Headset' }],
    speakers: [{ id: 'speaker', label: 'Headset' }],
    microphoneId: 'mic',
    permission: 'granted',
  }
  readiness: PhoneMedia['readiness'] = { microphone: 'ok', speaker: true, media: true }
  /** What can be heard now: `ringtone <id>`, `waiting <id>`, `ringback <id>`. */
  readonly sounds = new Set<string>()
  readonly log: string[] = []
  lastSound: number | undefined
  /** The next ringtone cannot be played. */
  broken = false
  #events: MediaEvents | undefined

  listen(events: MediaEvents): () => void {
    this.#events = events
    return () => undefined
  }

  change(readiness: Partial<PhoneMedia['readiness']>): void {
    this.readiness = { ...this.readiness, ...readiness }
    this.#events?.onChange()
  }

  measure(measurement: CallMeasurement): void {
    this.#events?.onMeasured(measurement)
  }

  hear(callId: CallId, afterMs: number): void {
    this.#events?.onAudible(callId, afterMs)
  }

  keepReady(): void {
    this.log.push('keepReady')
  }

  release(): void {
    this.log.push('release')
  }

  choose(choice: { readonly microphoneId?: string; readonly speakerId?: string }): Promise<void> {
    this.log.push(`choose ${JSON.stringify(choice)}`)
    return Promise.resolve()
  }

  startRingtone(callId: CallId): void {
    if (this.broken) throw new Error('no sound')
    this.sounds.add(`ringtone ${callId}`)
  }

  startCallWaitingTone(callId: CallId): void {
    this.sounds.add(`waiting ${callId}`)
  }

  stopRinging(callId: CallId): void {
    this.sounds.delete(`ringtone ${callId}`)
    this.sounds.delete(`waiting ${callId}`)
  }

  playRingback(callId: CallId): void {
    this.sounds.add(`ringback ${callId}`)
  }

  stopRingback(callId: CallId): void {
    this.sounds.delete(`ringback ${callId}`)
  }

  noticeAnswer(callId: CallId): void {
    this.log.push(`answer ${callId}`)
  }

  expectSound(callId: CallId, expected: boolean): void {
    this.log.push(`expect ${callId} ${expected}`)
  }

  lastSoundAt(): number | undefined {
    return this.lastSound
  }

  detach(callId: CallId): void {
    this.log.push(`detach ${callId}`)
  }
}
