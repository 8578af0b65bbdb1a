import type { CallId } from '../../core/domain/call/call.ts'
import type { RegistrationSignal, TelephonyEvent } from '../../core/ports/telephony.ts'
import { VoiceMix } from '../../renderer/phone/media/voice-mix.ts'
import { MicrophoneMissing } from '../../renderer/phone/sip/microphone-missing.ts'
import { SipTelephony } from '../../renderer/phone/sip/sip-telephony.ts'
import type { BrowserWorld } from './browser-world.ts'

type EventOf<K extends TelephonyEvent['kind']> = Extract<TelephonyEvent, { kind: K }>

/** A line on the virtual PBX whose microphone is a tone, and whose ear knows which tone it hears. */
export class SipSeat {
  readonly telephony: SipTelephony
  readonly user: string
  readonly events: TelephonyEvent[] = []
  readonly logs: string[] = []
  readonly signals: RegistrationSignal[] = []
  readonly peers = new Map<CallId, RTCPeerConnection>()
  /** Every track that a call was given. */
  readonly microphones: MediaStreamTrack[] = []
  hasMicrophone = true
  readonly #world: BrowserWorld
  readonly #context = new AudioContext()
  #tone: MediaStreamTrack
  readonly #ears = new Map<CallId, AnalyserNode>()
  #calls = 0

  constructor(world: BrowserWorld, user: string, toneHz: number) {
    this.#world = world
    this.user = user
    this.#tone = this.#speak(toneHz)
    this.telephony = new SipTelephony({
      media: {
        openMicrophone: () => this.#openMicrophone(),
        attach: (callId, peer, remote) => this.#attach(callId, peer, remote),
        mixVoices: (microphone, other) => new VoiceMix(this.#context, microphone, other),
      },
      newCallId: () => this.newCallId(),
      log: (level, source, message) => this.logs.push(`${level} ${source} ${message}`),
    })
    this.telephony.onEvent((event) => this.events.push(event))
    this.telephony.onRegistration((signal) => this.signals.push(signal))
  }

  newCallId(): CallId {
    return `${this.user}-${++this.#calls}` as CallId
  }

  /** Connects and registers; resolves with the last signal. */
  async register(options: { readonly password?: string; readonly iceServers?: readonly string[] } = {}): Promise<RegistrationSignal> {
    this.telephony.useAccount({
      user: this.user,
      domain: this.#world.domain,
      password: options.password ?? this.#world.password,
      expiresSeconds: 300,
      iceServers: (options.iceServers ?? []).map((url) => ({ urls: [url] })),
    })
    return this.reconnect()
  }

  async reconnect(): Promise<RegistrationSignal> {
    const from = this.signals.length
    this.telephony.openSocket(this.#world.pbxUrl)
    const opened = await until(() => this.signals[from], 'the socket')
    if (opened.kind !== 'socket-opened') return opened
    this.telephony.register()
    return until(() => this.signals[from + 1], 'an answer to REGISTER')
  }

  /** Waits for an event of this kind; with a call id, of that call. */
  event<K extends TelephonyEvent['kind']>(kind: K, callId?: CallId, from = 0): Promise<EventOf<K>> {
    return until(
      () =>
        this.events
          .slice(from)
          .find((event): event is EventOf<K> => event.kind === kind && (callId === undefined || event.callId === callId)),
      () => `${this.user}: ${kind}, only ${JSON.stringify(this.events)}`,
    )
  }

  /** Waits until the strongest frequency heard is this one, ±15 Hz; 0: silence. */
  async hears(callId: CallId, hz: number): Promise<void> {
    await until(
      () => (Math.abs(this.#peak(callId) - hz) < 15 ? true : undefined),
      () => `${this.user} hears ${hz} Hz, not ${this.#peak(callId)}`,
    )
  }

  /** Waits until of these tones exactly those of `hz` are heard; none: silence. */
  async hearsAmong(callId: CallId, tones: readonly number[], hz: readonly number[]): Promise<void> {
    await until(
      () => {
        const levels = tones.map((tone) => this.#level(callId, tone))
        const loudest = Math.max(...levels)
        if (hz.length === 0) return loudest < -60 ? true : undefined
        // Tones of one loudness arrive within a few dB of each other; what only leaks over lies far below.
        const right = tones.every((tone, index) => (levels[index] ?? -Infinity) > loudest - 20 === hz.includes(tone))
        return loudest > -60 && right ? true : undefined
      },
      () =>
        `${this.user} hears ${hz.join(' + ')} Hz; ${tones.map((tone) => `${tone}: ${this.#level(callId, tone).toFixed()} dB`).join(', ')}`,
    )
  }

  /** From now on the microphone is another tone, in living calls too. */
  async changeMicrophone(toneHz: number): Promise<void> {
    this.#tone = this.#speak(toneHz)
    await this.telephony.replaceMicrophone(() => this.#openMicrophone())
  }

  async close(): Promise<void> {
    await this.telephony.unregister()
    this.telephony.closeSocket()
    await this.#context.close()
  }

  #speak(toneHz: number): MediaStreamTrack {
    const oscillator = new OscillatorNode(this.#context, { frequency: toneHz })
    const destination = new MediaStreamAudioDestinationNode(this.#context)
    // Three tones together must not clip.
    oscillator.connect(new GainNode(this.#context, { gain: 0.3 })).connect(destination)
    oscillator.start()
    const [track] = destination.stream.getAudioTracks()
    if (track === undefined) throw new Error('no tone')
    return track
  }

  #openMicrophone(): Promise<MediaStreamTrack> {
    if (!this.hasMicrophone) return Promise.reject(new MicrophoneMissing())
    const track = this.#tone.clone()
    this.microphones.push(track)
    return Promise.resolve(track)
  }

  #attach(callId: CallId, peer: RTCPeerConnection, remote: MediaStream): void {
    this.peers.set(callId, peer)
    peer.addEventListener('track', () => {
      const element = new Audio()
      element.srcObject = remote
      void element.play()
      const ear = new AnalyserNode(this.#context, { fftSize: 8192, smoothingTimeConstant: 0 })
      new MediaStreamAudioSourceNode(this.#context, { mediaStream: remote }).connect(ear)
      this.#ears.set(callId, ear)
    })
  }

  /** dBFS around this frequency. */
  #level(callId: CallId, hz: number): number {
    const ear = this.#ears.get(callId)
    if (ear === undefined) return -Infinity
    const levels = new Float32Array(ear.frequencyBinCount)
    ear.getFloatFrequencyData(levels)
    const bin = Math.round((hz * ear.fftSize) / this.#context.sampleRate)
    return Math.max(...levels.slice(bin - 3, bin + 4))
  }

  #peak(callId: CallId): number {
    const ear = this.#ears.get(callId)
    if (ear === undefined) return 0
    const levels = new Float32Array(ear.frequencyBinCount)
    ear.getFloatFrequencyData(levels)
    const loudest = levels.reduce((best, level, index) => (level > (levels[best] ?? -Infinity) ? index : best), 0)
    return (levels[loudest] ?? -Infinity) < -60 ? 0 : (loudest * this.#context.sampleRate) / ear.fftSize
  }
}

/** Polls a condition; rejects with its name after 10 s. */
export async function until<T>(look: () => T | undefined, what: string | (() => string), timeoutMs = 10_000): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${typeof what === 'string' ? what : what()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
