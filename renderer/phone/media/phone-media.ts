import type { CallId } from '../../../core/domain/call/call.ts'
import type { Devices } from '../../../core/domain/media/devices.ts'
import type { QualityReading } from '../../../core/domain/media/quality.ts'
import type { Readiness } from '../../../core/domain/presence/readiness.ts'

/** What one second of a call's sound was like. */
export interface CallMeasurement {
  readonly callId: CallId
  readonly reading?: QualityReading
  /** RTP packets received since the call began. */
  readonly packetsReceived: number
  /** Longest time between packets while sound was expected, ms. */
  readonly longestGapMs: number
}

export interface MediaEvents {
  /** Devices, permission or the probe changed. */
  readonly onChange: () => void
  readonly onMeasured: (measurement: CallMeasurement) => void
  readonly onAudible: (callId: CallId, afterMs: number) => void
}

/** The sound of this seat, as the runner drives it. */
export interface PhoneMedia {
  readonly devices: Devices
  readonly readiness: Pick<Readiness, 'microphone' | 'speaker' | 'media'>
  listen(events: MediaEvents): () => void
  /** Opens the microphone and keeps it open, so that an answer does not wait for it; probes that sound can flow. */
  keepReady(): void
  /** Lets the microphone go unless a call uses it. */
  release(): void
  choose(choice: { readonly microphoneId?: string; readonly speakerId?: string }): Promise<void>
  startRingtone(callId: CallId): void
  startCallWaitingTone(callId: CallId): void
  stopRinging(callId: CallId): void
  playRingback(callId: CallId): void
  stopRingback(callId: CallId): void
  /** The operator answered, or the other side did: the time to the first audible sound counts from here. */
  noticeAnswer(callId: CallId): void
  /** While held no packets are expected, and none are missed. */
  expectSound(callId: CallId, expected: boolean): void
  /** When the last packet of this call came, epoch ms; undefined before the first. */
  lastSoundAt(callId: CallId): number | undefined
  detach(callId: CallId): void
}
