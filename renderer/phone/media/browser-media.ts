import type { CallId } from '../../../core/domain/call/call.ts'
import type { Devices } from '../../../core/domain/media/devices.ts'
import type { SipMedia } from '../sip/sip-telephony.ts'
import { CallMeter } from './call-meter.ts'
import { CallSound } from './call-sound.ts'
import { listDevices, microphonePermission, type DeviceList } from './device-list.ts'
import { probeMedia } from './media-probe.ts'
import { Microphone } from './microphone.ts'
import type { MediaEvents, PhoneMedia } from './phone-media.ts'
import { VoiceMix } from './voice-mix.ts'
import { callWaitingTone, playTone, ringbackTone, ringtone, type Tone } from './tones.ts'

const PROBE_AGAIN_MS = 2_000
/** A microphone that another program held, or that the system forbade, comes back without any event. */
const MICROPHONE_AGAIN_MS = 3_000

interface AttachedCall {
  readonly sound: CallSound
  readonly meter: CallMeter
}

export interface DeviceChoice {
  readonly microphoneId?: string
  readonly speakerId?: string
  /** The microphone as it is, without echo cancellation, noise suppression and gain control. */
  readonly rawMicrophone?: boolean
}

/** The sound of this machine through the browser: WebRTC, WebAudio and a media element for each call. */
export class BrowserMedia implements PhoneMedia, SipMedia {
  readonly #context = new AudioContext({ latencyHint: 'interactive' })
  readonly #microphone: Microphone
  readonly #listeners = new Set<MediaEvents>()
  readonly #calls = new Map<CallId, AttachedCall>()
  readonly #tones = new Map<string, () => void>()
  readonly #answeredAt = new Map<CallId, number>()
  readonly #heard = new Set<CallId>()
  #list: DeviceList = { microphones: [], speakers: [] }
  #permission: Devices['permission'] = 'prompt'
  #speakerId: string | undefined
  #probed = false
  #probing = false
  /** A client may call: the microphone is to be open. */
  #wanted = false
  #microphoneTimer: ReturnType<typeof setTimeout> | undefined

  /** `onMicrophoneReplaced`: living calls need a new track from `openMicrophone`. */
  constructor(choice: DeviceChoice, onMicrophoneReplaced: () => void) {
    this.#speakerId = choice.speakerId
    this.#microphone = new Microphone(choice.rawMicrophone ?? false, () => this.#changed(), onMicrophoneReplaced)
    if (choice.microphoneId !== undefined) void this.#microphone.prefer(choice.microphoneId)
    this.#useSpeaker()
    navigator.mediaDevices.addEventListener('devicechange', () => void this.#devicesChanged())
    // Stopped by the system, or not yet allowed to sound: Ready would not be honest until it runs again.
    this.#context.addEventListener('statechange', () => {
      if (this.#wanted && this.#context.state !== 'running') void this.#probe()
    })
  }

  get devices(): Devices {
    const microphoneId = this.#microphone.deviceId
    const speakerId = this.#presentSpeaker()
    return {
      ...this.#list,
      permission: this.#permission,
      ...(microphoneId === undefined ? {} : { microphoneId }),
      ...(speakerId === undefined ? {} : { speakerId }),
    }
  }

  get readiness(): PhoneMedia['readiness'] {
    return { microphone: this.#microphone.state, speaker: this.#list.speakers.length > 0, media: this.#probed }
  }

  listen(events: MediaEvents): () => void {
    this.#listeners.add(events)
    return () => this.#listeners.delete(events)
  }

  keepReady(): void {
    this.#wanted = true
    void this.#microphone
      .keepWarm()
      .catch(() => undefined)
      .then(() => this.#devicesChanged())
    void this.#probe()
  }

  release(): void {
    if (this.#calls.size > 0) return
    this.#wanted = false
    clearTimeout(this.#microphoneTimer)
    this.#microphone.release()
  }

  async choose({ microphoneId, speakerId }: DeviceChoice): Promise<void> {
    if (speakerId !== undefined) {
      this.#speakerId = speakerId
      this.#useSpeaker()
    }
    if (microphoneId !== undefined) await this.#microphone.prefer(microphoneId)
    this.#changed()
  }

  openMicrophone(): Promise<MediaStreamTrack> {
    return this.#microphone.openForCall()
  }

  mixVoices = (microphone: MediaStreamTrack, other: MediaStream): VoiceMix => new VoiceMix(this.#context, microphone, other)

  attach(callId: CallId, peer: RTCPeerConnection, remote: MediaStream): void {
    const sound = new CallSound(this.#context, remote, this.#presentSpeaker())
    const meter = new CallMeter(peer, (reading, packetsReceived, longestGapMs) => {
      const measurement = { callId, packetsReceived, longestGapMs, ...(reading === undefined ? {} : { reading }) }
      for (const { onMeasured } of this.#listeners) onMeasured(measurement)
    })
    this.#calls.set(callId, { sound, meter })
    peer.addEventListener('track', () => {
      // The media session moves the track into `remote` in its own listener, which stands before this one.
      sound.begin()
      if (this.#answeredAt.has(callId)) this.#listenForSound(callId, sound)
    })
  }

  detach(callId: CallId): void {
    this.#answeredAt.delete(callId)
    this.#heard.delete(callId)
    const call = this.#calls.get(callId)
    if (call === undefined) return
    this.#calls.delete(callId)
    call.meter.stop()
    call.sound.stop()
  }

  noticeAnswer(callId: CallId): void {
    if (this.#answeredAt.has(callId)) return
    this.#answeredAt.set(callId, performance.now())
    const call = this.#calls.get(callId)
    if (call !== undefined) this.#listenForSound(callId, call.sound)
  }

  expectSound(callId: CallId, expected: boolean): void {
    this.#calls.get(callId)?.meter.expectSound(expected)
  }

  lastSoundAt(callId: CallId): number | undefined {
    return this.#calls.get(callId)?.meter.lastPacketAt
  }

  startRingtone(callId: CallId): void {
    this.#play(`ring ${callId}`, ringtone)
  }

  startCallWaitingTone(callId: CallId): void {
    this.#play(`ring ${callId}`, callWaitingTone)
  }

  stopRinging(callId: CallId): void {
    this.#silence(`ring ${callId}`)
  }

  playRingback(callId: CallId): void {
    this.#play(`ringback ${callId}`, ringbackTone)
  }

  stopRingback(callId: CallId): void {
    this.#silence(`ringback ${callId}`)
  }

  #play(name: string, tone: Tone): void {
    this.#silence(name)
    void this.#context.resume().catch(() => undefined)
    this.#tones.set(name, playTone(this.#context, tone))
  }

  #silence(name: string): void {
    this.#tones.get(name)?.()
    this.#tones.delete(name)
  }

  #listenForSound(callId: CallId, sound: CallSound): void {
    if (this.#heard.has(callId)) return
    sound.whenAudible(() => {
      const from = this.#answeredAt.get(callId)
      if (from === undefined || this.#heard.has(callId)) return
      this.#heard.add(callId)
      for (const { onAudible } of this.#listeners) onAudible(callId, Math.round(performance.now() - from))
    })
  }

  async #devicesChanged(): Promise<void> {
    this.#list = await listDevices()
    this.#permission = await microphonePermission()
    this.#useSpeaker()
    const present = this.#list.microphones.map(({ id }) => id)
    const mayOpen = this.#wanted || this.#calls.size > 0
    const shouldOpen = this.#microphone.state !== 'ok' ? present.length > 0 : this.#microphone.wantsBack(present)
    if (mayOpen && shouldOpen) await this.#microphone.reopen()
    this.#permission = await microphonePermission()
    clearTimeout(this.#microphoneTimer)
    if (this.#wanted && this.#microphone.state !== 'ok') {
      this.#microphoneTimer = setTimeout(() => void this.#devicesChanged(), MICROPHONE_AGAIN_MS)
    }
    this.#changed()
  }

  /** The chosen speaker while it is plugged in. */
  #presentSpeaker(): string | undefined {
    return this.#list.speakers.find(({ id }) => id === this.#speakerId)?.id
  }

  #useSpeaker(): void {
    const speakerId = this.#presentSpeaker()
    for (const { sound } of this.#calls.values()) sound.useSpeaker(speakerId)
    sinkOf(this.#context)
      ?.setSinkId(speakerId ?? '')
      .catch(() => undefined)
  }

  async #probe(): Promise<void> {
    if (this.#probing) return
    this.#probing = true
    this.#probed = await probeMedia(this.#context)
    this.#probing = false
    this.#changed()
    if (!this.#probed) setTimeout(() => void this.#probe(), PROBE_AGAIN_MS)
  }

  #changed(): void {
    for (const { onChange } of this.#listeners) onChange()
  }
}

/** Chromium can send an audio context to a speaker; the type library does not know it everywhere. */
function sinkOf(context: AudioContext): { setSinkId(id: string): Promise<void> } | undefined {
  return hasSink(context) ? context : undefined
}

function hasSink(context: object): context is { setSinkId(id: string): Promise<void> } {
  return 'setSinkId' in context && typeof context.setSinkId === 'function'
}
