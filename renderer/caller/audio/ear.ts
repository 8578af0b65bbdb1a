import type { Heard } from '../../../core/contract/caller-channel.ts'
import { peakFrequency } from './peak-frequency.ts'
import { SPEECH_RMS, VoiceActivity } from './voice-activity.ts'

const TICK_MS = 50
/** A pause in the sound longer than this begins "hears since" anew, ms. */
const BREAK_MS = 200

export interface EarListener {
  startedTalking(): void
  stoppedTalking(): void
}

/** Listens to the remote audio of one simulated person: loudness, pitch, and who is speaking when. */
export class Ear {
  readonly #context: AudioContext
  readonly #analyser: AnalyserNode
  readonly #activity = new VoiceActivity()
  readonly #samples: Float32Array<ArrayBuffer>
  readonly #spectrum: Float32Array<ArrayBuffer>
  readonly #timer: ReturnType<typeof setInterval>
  // Chromium feeds a remote stream to Web Audio only while a media element plays it.
  readonly #sink = new Audio()
  #source: MediaStreamAudioSourceNode | undefined
  #heard: Heard = { rms: 0, peakHz: 0, since: null, speech: false }
  #loudLast = 0

  constructor(context: AudioContext, listener: EarListener) {
    this.#context = context
    this.#analyser = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 })
    this.#samples = new Float32Array(this.#analyser.fftSize)
    this.#spectrum = new Float32Array(this.#analyser.frequencyBinCount)
    this.#sink.muted = true
    this.#timer = setInterval(() => this.#tick(listener), TICK_MS)
  }

  get heard(): Heard {
    return this.#heard
  }

  /** Turns to another stream, after a transfer. */
  listenTo(stream: MediaStream): void {
    this.#source?.disconnect()
    this.#activity.reset()
    this.#source = this.#context.createMediaStreamSource(stream)
    this.#source.connect(this.#analyser)
    this.#sink.srcObject = stream
    this.#sink.play().catch(() => undefined)
  }

  close(): void {
    clearInterval(this.#timer)
    this.#source?.disconnect()
    this.#sink.srcObject = null
  }

  #tick(listener: EarListener): void {
    this.#analyser.getFloatTimeDomainData(this.#samples)
    const now = Date.now()
    const rms = Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length)
    const change = this.#activity.hear(rms, now)
    this.#heard = {
      rms,
      peakHz: rms < SPEECH_RMS / 4 ? 0 : this.#peakHz(),
      since: this.#soundSince(rms, now),
      speech: this.#activity.speaking,
    }
    if (change === 'started') listener.startedTalking()
    if (change === 'stopped') listener.stoppedTalking()
  }

  #peakHz(): number {
    this.#analyser.getFloatFrequencyData(this.#spectrum)
    return peakFrequency(this.#spectrum, this.#context.sampleRate / this.#analyser.fftSize)
  }

  #soundSince(rms: number, now: number): number | null {
    if (rms >= SPEECH_RMS) {
      const since = now - this.#loudLast > BREAK_MS ? now : (this.#heard.since ?? now)
      this.#loudLast = now
      return since
    }
    return now - this.#loudLast > BREAK_MS ? null : this.#heard.since
  }
}
