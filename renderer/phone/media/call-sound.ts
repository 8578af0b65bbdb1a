/** Quiet speech and tones are louder; line noise, comfort noise and codec artefacts are not: −40 dBFS. */
export const AUDIBLE_RMS = 0.01
const LOOK_EVERY_MS = 10

/**
 * Plays what the other side says. Chromium decodes WebRTC sound only for a media element, so there is one, and an
 * analyser beside it that hears when the first sound is really there.
 */
export class CallSound {
  readonly #element = new Audio()
  readonly #analyser: AnalyserNode
  readonly #context: AudioContext
  readonly #remote: MediaStream
  #source: MediaStreamAudioSourceNode | undefined
  #watch: ReturnType<typeof setInterval> | undefined

  constructor(context: AudioContext, remote: MediaStream, speakerId: string | undefined) {
    this.#context = context
    this.#remote = remote
    this.#analyser = new AnalyserNode(context, { fftSize: 512, smoothingTimeConstant: 0 })
    this.#element.autoplay = true
    // In the page, so that what an operator hears can be measured from outside.
    document.body.append(this.#element)
    this.#element.srcObject = remote
    this.useSpeaker(speakerId)
  }

  /** Undefined or a device that went: the system's speaker. */
  useSpeaker(speakerId: string | undefined): void {
    this.#element.setSinkId(speakerId ?? '').catch(() => this.#element.setSinkId('').catch(() => undefined))
  }

  /** The peer connection delivered its track: sound can begin. */
  begin(): void {
    this.#source?.disconnect()
    if (this.#remote.getAudioTracks().length === 0) return
    this.#source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: this.#remote })
    this.#source.connect(this.#analyser)
    this.#element.play().catch(() => undefined)
  }

  /** Calls back once, when something can be heard. */
  whenAudible(heard: () => void): void {
    clearInterval(this.#watch)
    const samples = new Float32Array(this.#analyser.fftSize)
    this.#watch = setInterval(() => {
      this.#analyser.getFloatTimeDomainData(samples)
      if (rms(samples) < AUDIBLE_RMS) return
      clearInterval(this.#watch)
      heard()
    }, LOOK_EVERY_MS)
  }

  stop(): void {
    clearInterval(this.#watch)
    this.#source?.disconnect()
    this.#element.pause()
    this.#element.srcObject = null
    this.#element.remove()
  }
}

function rms(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / samples.length)
}
