/** Loudness from which the other side is taken to speak (RMS, 0…1): above line noise, below quiet speech. */
export const SPEECH_RMS = 0.015
/** Sound shorter than this is a click, ms. */
const ONSET_MS = 120
/** Silence shorter than this is a breath, ms. */
const HANGOVER_MS = 900

export type VoiceChange = 'started' | 'stopped' | undefined

/** Tells when somebody begins and stops speaking from readings of loudness. Pure of any clock: times come with the readings. */
export class VoiceActivity {
  #speaking = false
  #loudSince: number | undefined
  #loudLast = Number.NEGATIVE_INFINITY

  get speaking(): boolean {
    return this.#speaking
  }

  /** One reading, `atMs` not before the one before. */
  hear(rms: number, atMs: number): VoiceChange {
    if (rms >= SPEECH_RMS) {
      // Words are short bursts: a burst goes on over gaps shorter than the onset.
      if (atMs - this.#loudLast > ONSET_MS) this.#loudSince = atMs
      this.#loudLast = atMs
    }
    if (!this.#speaking && this.#loudSince !== undefined && this.#loudLast === atMs && atMs - this.#loudSince >= ONSET_MS) {
      this.#speaking = true
      return 'started'
    }
    if (this.#speaking && atMs - this.#loudLast >= HANGOVER_MS) {
      this.#speaking = false
      this.#loudSince = undefined
      return 'stopped'
    }
    return undefined
  }

  /** Forget what was heard: another person is on the line. */
  reset(): void {
    this.#speaking = false
    this.#loudSince = undefined
    this.#loudLast = Number.NEGATIVE_INFINITY
  }
}
