import type { Session } from 'sip.js'
import { SessionDescriptionHandler, type SessionDescriptionHandlerOptions } from 'sip.js/lib/platform/web/index.js'

const GATHERING_TIMEOUT_MS = 2000

/** SIP.js's handler with a microphone of our own and the roll-back it lacks. */
export class CallerDescriptionHandler extends SessionDescriptionHandler {
  /** A re-INVITE that was refused leaves the local offer pending; without this every later one would fail. */
  rollbackDescription(): Promise<void> {
    if (this.peerConnection?.signalingState !== 'have-local-offer') return Promise.resolve()
    return this.peerConnection.setLocalDescription({ type: 'rollback' })
  }
}

/** Makes handlers whose microphone is `streamOf(session)`. Both peers are on this machine: no ICE servers. */
export function descriptionHandlerFactory(
  streamOf: (session: Session) => MediaStream,
): (session: Session, options?: SessionDescriptionHandlerOptions) => CallerDescriptionHandler {
  return (session) =>
    new CallerDescriptionHandler(session.userAgent.getLogger('sip.SessionDescriptionHandler'), () => Promise.resolve(streamOf(session)), {
      iceGatheringTimeout: GATHERING_TIMEOUT_MS,
      peerConnectionConfiguration: { bundlePolicy: 'balanced', iceServers: [] },
    })
}
