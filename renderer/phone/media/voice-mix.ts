/**
 * What one of two others hears in a talk of three: the microphone and the third. Its track takes the place of the
 * microphone's in the call (`RTCRtpSender.replaceTrack`), so nothing is negotiated. Mono, as Opus sends it to a PBX.
 */
export class VoiceMix {
  readonly #context: AudioContext
  readonly #mixed: MediaStreamAudioDestinationNode
  #microphone: MediaStreamAudioSourceNode | undefined
  #other: MediaStreamAudioSourceNode | undefined

  /** Neither input is owned: stopping the mix stops only the mix. */
  constructor(context: AudioContext, microphone: MediaStreamTrack, other: MediaStream) {
    this.#context = context
    this.#mixed = new MediaStreamAudioDestinationNode(context, { channelCount: 1, channelCountMode: 'explicit' })
    this.useMicrophone(microphone)
    this.useOther(other)
    // A context that the system put to sleep would silence the operator too.
    void context.resume().catch(() => undefined)
  }

  get track(): MediaStreamTrack {
    const [track] = this.#mixed.stream.getAudioTracks()
    if (track === undefined) throw new Error('A destination node has a track.')
    return track
  }

  useMicrophone(track: MediaStreamTrack): void {
    this.#microphone?.disconnect()
    this.#microphone = this.#input(new MediaStream([track]))
  }

  /** Their stream, again whenever its track was changed: a source node keeps the track it began with. */
  useOther(stream: MediaStream): void {
    this.#other?.disconnect()
    this.#other = this.#input(stream)
  }

  stop(): void {
    this.#microphone?.disconnect()
    this.#other?.disconnect()
    this.track.stop()
  }

  /** Undefined while there is no sound to take. */
  #input(mediaStream: MediaStream): MediaStreamAudioSourceNode | undefined {
    if (mediaStream.getAudioTracks().length === 0) return undefined
    const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream })
    source.connect(this.#mixed)
    return source
  }
}
