/** Loudness of the line noise between words (RMS): a telephone line is never dead silent; below what counts as speech. */
const NOISE_RMS = 0.004
const NOISE_SECONDS = 2
/** Loudness of a breath at its height (RMS): one hears that somebody is there, and that he says nothing. */
const BREATH_RMS = 0.03
const BREATH_SECONDS = 0.9

/** What is played instead of words when a test wants to prove by frequency who is heard. */
export interface Tone {
  readonly hz: number
}

/** Faint noise, with a breath at its beginning or without. */
function lineNoise(context: AudioContext, breath: boolean): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate * NOISE_SECONDS, context.sampleRate)
  const samples = buffer.getChannelData(0)
  for (let index = 0; index < samples.length; index += 1) {
    const rms = Math.max(NOISE_RMS, breath ? breathAt(index / context.sampleRate) : 0)
    // Uniform noise of amplitude a has an RMS of a/√3.
    samples[index] = (Math.random() * 2 - 1) * rms * Math.sqrt(3)
  }
  return buffer
}

/** Begins at once, as somebody does who has been waiting, and dies away. */
function breathAt(seconds: number): number {
  return seconds < BREATH_SECONDS ? BREATH_RMS * (1 - seconds / BREATH_SECONDS) : 0
}

/** One simulated person's microphone: a track that carries recordings, a faint line noise and breath, or a tone. */
export class Mouth {
  readonly #context: AudioContext
  readonly #out: MediaStreamAudioDestinationNode
  #noise: AudioBufferSourceNode
  #tone: OscillatorNode | undefined
  #speech: AudioBufferSourceNode | undefined

  constructor(context: AudioContext) {
    this.#context = context
    this.#out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 })
    this.#noise = this.#keepNoise(false)
  }

  /** The call was answered: from now on somebody is heard breathing, first of all at this moment. */
  breathe(): void {
    this.#noise.stop()
    this.#noise = this.#keepNoise(true)
  }

  /** A stream for one leg of the call. Each leg gets tracks of its own, because a leg stops its tracks when it ends. */
  stream(): MediaStream {
    return this.#out.stream.clone()
  }

  /** Plays a recording; `done` is called when it has played to its end, not when it is cut off. */
  speak(recording: AudioBuffer, done: () => void): void {
    this.silence()
    const speech = new AudioBufferSourceNode(this.#context, { buffer: recording })
    speech.connect(this.#out)
    speech.onended = () => {
      if (this.#speech !== speech) return
      this.#speech = undefined
      done()
    }
    this.#speech = speech
    speech.start()
  }

  hum(tone: Tone): void {
    if (this.#tone !== undefined) return
    const gain = new GainNode(this.#context, { gain: 0.4 })
    this.#tone = new OscillatorNode(this.#context, { frequency: tone.hz })
    this.#tone.connect(gain).connect(this.#out)
    this.#tone.start()
  }

  /** Stops words and tone. */
  silence(): void {
    const speech = this.#speech
    this.#speech = undefined
    speech?.stop()
    this.#tone?.stop()
    this.#tone?.disconnect()
    this.#tone = undefined
  }

  #keepNoise(breath: boolean): AudioBufferSourceNode {
    const noise = new AudioBufferSourceNode(this.#context, { buffer: lineNoise(this.#context, breath), loop: true })
    noise.connect(this.#out)
    noise.start()
    return noise
  }

  close(): void {
    this.silence()
    this.#noise.stop()
    for (const track of this.#out.stream.getTracks()) track.stop()
  }
}
