import { MicrophoneMissing } from '../sip/microphone-missing.ts'

export type MicrophoneState = 'ok' | 'missing' | 'denied'

/**
 * The microphone, opened once and kept warm: opening it takes 100–300 ms, which an answer must not cost. Every call
 * gets a clone of its track. A preferred device that is not there is replaced by the system's, and taken back later.
 */
export class Microphone {
  readonly #processed: boolean
  readonly #onChange: () => void
  readonly #onReplaced: () => void
  #warm: MediaStreamTrack | undefined
  #opening: Promise<MediaStreamTrack> | undefined
  #preferredId: string | undefined
  #state: MicrophoneState = 'missing'

  /** `raw`: no echo cancellation, noise suppression or gain control. `onReplaced`: living calls need a new track. */
  constructor(raw: boolean, onChange: () => void, onReplaced: () => void) {
    this.#processed = !raw
    this.#onChange = onChange
    this.#onReplaced = onReplaced
  }

  get state(): MicrophoneState {
    return this.#state
  }

  get track(): MediaStreamTrack | undefined {
    return this.#warm
  }

  get deviceId(): string | undefined {
    return this.#warm?.getSettings().deviceId
  }

  /** A track for one call. Rejects with `MicrophoneMissing`. */
  async openForCall(): Promise<MediaStreamTrack> {
    return (await this.keepWarm()).clone()
  }

  keepWarm(): Promise<MediaStreamTrack> {
    if (this.#warm?.readyState === 'live') return Promise.resolve(this.#warm)
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined))
    return this.#opening
  }

  /** Takes this device from now on, in living calls too; undefined: the system's choice. */
  async prefer(deviceId: string | undefined): Promise<void> {
    if (deviceId === this.#preferredId && this.#warm?.readyState === 'live') return
    this.#preferredId = deviceId
    await this.reopen()
  }

  /** Opens it anew, e.g. after a device came or went. */
  async reopen(): Promise<void> {
    if (this.#opening !== undefined) await this.#opening.catch(() => undefined)
    const before = this.#warm
    this.#warm = undefined
    const opened = await this.keepWarm().catch(() => undefined)
    if (opened !== undefined) this.#onReplaced()
    before?.stop()
  }

  /** True when the device that is preferred is there but another one is open. */
  wantsBack(presentIds: readonly string[]): boolean {
    const preferred = this.#preferredId
    return preferred !== undefined && presentIds.includes(preferred) && this.deviceId !== preferred
  }

  release(): void {
    this.#warm?.stop()
    this.#warm = undefined
  }

  async #open(): Promise<MediaStreamTrack> {
    try {
      const stream = await this.#openPreferred()
      const track = stream.getAudioTracks()[0]
      if (track === undefined) throw new MicrophoneMissing()
      this.#warm = track
      track.addEventListener('ended', () => {
        if (this.#warm === track) void this.reopen()
      })
      this.#enter('ok')
      return track
    } catch (error) {
      this.#enter(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing')
      throw new MicrophoneMissing(error)
    }
  }

  async #openPreferred(): Promise<MediaStream> {
    const sound = { echoCancellation: this.#processed, noiseSuppression: this.#processed, autoGainControl: this.#processed }
    if (this.#preferredId !== undefined) {
      try {
        return await navigator.mediaDevices.getUserMedia({ audio: { ...sound, deviceId: { exact: this.#preferredId } } })
      } catch (error) {
        if (!(error instanceof DOMException) || error.name === 'NotAllowedError') throw error
      }
    }
    return await navigator.mediaDevices.getUserMedia({ audio: sound })
  }

  #enter(state: MicrophoneState): void {
    if (state === this.#state) return
    this.#state = state
    this.#onChange()
  }
}
