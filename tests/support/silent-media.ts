import type { BodyAndContentType, SessionDescriptionHandler, SessionDescriptionHandlerFactory } from 'sip.js'

const sdp = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 9 RTP/AVP 0', ''].join('\r\n')

/** Stands for a peer connection where only signalling is under test: always the same description, never any sound. */
class SilentMedia implements SessionDescriptionHandler {
  close(): void {
    return
  }
  getDescription(): Promise<BodyAndContentType> {
    return Promise.resolve({ body: sdp, contentType: 'application/sdp' })
  }
  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp'
  }
  rollbackDescription(): Promise<void> {
    return Promise.resolve()
  }
  setDescription(): Promise<void> {
    return Promise.resolve()
  }
  sendDtmf(): boolean {
    return false
  }
}

/** For `UserAgentOptions.sessionDescriptionHandlerFactory`. */
export const silentMedia: SessionDescriptionHandlerFactory = () => new SilentMedia()
