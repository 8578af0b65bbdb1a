/** There is no microphone, or it may not be used: the call cannot be made or answered. */
export class MicrophoneMissing extends Error {
  constructor(cause?: unknown) {
    super('No microphone', { cause })
    this.name = 'MicrophoneMissing'
  }
}
