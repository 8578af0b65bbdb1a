import { Invitation, Inviter, SessionState, type Session, type URI } from 'sip.js'
import { CallerDescriptionHandler } from './caller-description-handler.ts'

/** How a leg of a call ended, seen from the simulated person. */
export type LegEnd = 'other-side' | 'own' | 'declined'

export interface LegListener {
  /** The call is up; the remote audio. */
  established(remote: MediaStream): void
  /** The other side put the person on hold, or took the call back (RFC 3264 §8.4: direction of the offer). */
  holdChanged(held: boolean): void
  /** The other side asked the person to call somebody else (RFC 3515); the new leg is not dialled yet. */
  referred(next: Leg): void
  ended(how: LegEnd): void
}

/** What a transferred person keeps saying of himself when he calls the next one. */
export interface Presentation {
  readonly fromUri: string
  readonly fromName: string
}

const offersHold = (sdp: string): boolean => /^a=(sendonly|inactive)\s*$/m.test(sdp) || /^c=IN IP4 0\.0\.0\.0\s*$/m.test(sdp)

/** One SIP session of a simulated person. */
export class Leg {
  readonly #session: Session
  readonly #presentation: Presentation | undefined
  #listener: LegListener | undefined
  #established = false
  #endedByUs = false

  constructor(session: Session, presentation?: Presentation) {
    this.#session = session
    this.#presentation = presentation
    session.stateChange.addListener((state) => this.#onState(state))
    session.delegate = {
      onInvite: (request) => this.#listener?.holdChanged(offersHold(request.body)),
      onRefer: (referral) => {
        void referral.accept()
        const extraHeaders = escalationHeadersOf(referral.referTo.uri)
        const params = this.#presentation === undefined ? {} : { params: presentationParams(this.#presentation) }
        const inviter = referral.makeInviter({ extraHeaders, ...params })
        this.#listener?.referred(new Leg(inviter, this.#presentation))
      },
      onBye: (bye) => void bye.accept(),
      onInfo: (info) => void info.accept(),
      onNotify: (notification) => void notification.accept(),
    }
  }

  get session(): Session {
    return this.#session
  }

  get sipCallId(): string {
    return this.#session.id
  }

  listen(listener: LegListener): void {
    this.#listener = listener
  }

  /** Sends the INVITE of a leg that the person dials. */
  async dial(): Promise<void> {
    if (!(this.#session instanceof Inviter)) return
    try {
      await this.#session.invite()
    } catch {
      this.#listener?.ended('declined')
    }
  }

  /** Answers a leg that came in. */
  async answer(): Promise<void> {
    if (this.#session instanceof Invitation && this.#session.state === SessionState.Initial)
      await this.#session.accept().catch(() => undefined)
  }

  /** CANCEL, BYE, or a refusal, whichever the state asks for. */
  hangUp(): void {
    this.#endedByUs = true
    const session = this.#session
    const asked = (): Promise<unknown> => {
      if (session.state === SessionState.Established) return session.bye()
      if (session instanceof Inviter) return session.cancel()
      return session instanceof Invitation ? session.reject({ statusCode: 486 }) : Promise.resolve()
    }
    asked().catch(() => undefined)
  }

  #onState(state: SessionState): void {
    if (state === SessionState.Established) {
      this.#established = true
      const handler = this.#session.sessionDescriptionHandler
      if (handler instanceof CallerDescriptionHandler) this.#listener?.established(handler.remoteMediaStream)
    }
    if (state === SessionState.Terminated) {
      this.#listener?.ended(this.#endedByUs ? 'own' : this.#established ? 'other-side' : 'declined')
    }
  }
}

/** The headers of Refer-To belong into the INVITE (RFC 3261 §19.1.5); SIP.js leaves them out. Only what is expected is taken. */
function escalationHeadersOf(target: URI): string[] {
  return (target.getHeader('X-Escalation') ?? []).map((value) => `X-Escalation: ${value}`)
}

export const presentationParams = (presentation: Presentation): { fromUri: string; fromDisplayName: string } => ({
  fromUri: presentation.fromUri,
  // SIP.js puts the name between quotes as it is (RFC 3261 §25.1: quoted-pair).
  fromDisplayName: presentation.fromName.replaceAll(/[\\"]/g, String.raw`\$&`),
})
