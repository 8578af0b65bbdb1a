import { Inviter, SIPExtension, UserAgent, type Invitation, type Session } from 'sip.js'
import type { SandboxAccess } from '../../../core/contract/sandbox-access.ts'
import { descriptionHandlerFactory } from './caller-description-handler.ts'
import { keepRegistered } from './keep-registered.ts'
import { Leg, presentationParams, type Presentation } from './leg.ts'

type Account = SandboxAccess['trunk']

export interface AgentParts {
  readonly server: string
  readonly domain: string
  readonly account: Account
  readonly streamOf: (session: Session) => MediaStream
  readonly registrationChanged: (registered: boolean) => void
  readonly called: (call: IncomingCall) => void
}

/** A call to one of our accounts, not answered yet. */
export interface IncomingCall {
  /** Number dialled, as written in To. */
  readonly dialled: string
  readonly callerNumber: string
  /** The session of ours that this call takes the place of (RFC 3891). */
  readonly replaces: Session | undefined
  /** Keeps ringing: 180 was sent already. */
  take(presentation?: Presentation): Leg
  refuse(statusCode: 404 | 480 | 486): void
}

const userOf = (session: Session, side: 'local' | 'remote'): string =>
  (side === 'local' ? session.localIdentity : session.remoteIdentity).uri.user ?? ''

function incoming(invitation: Invitation): IncomingCall {
  return {
    dialled: userOf(invitation, 'local'),
    callerNumber: userOf(invitation, 'remote'),
    replaces: invitation.replacee,
    take: (presentation) => new Leg(invitation, presentation),
    refuse: (statusCode) => void invitation.reject({ statusCode }).catch(() => undefined),
  }
}

/** A number as people write it, as a SIP address; without one, the address of somebody who withholds it (RFC 3323 §4.1). */
function fromUri(number: string, domain: string): string {
  const user = number.replaceAll(/[\s()-]/g, '')
  return user === '' ? 'sip:anonymous@anonymous.invalid' : `sip:${encodeURIComponent(user).replaceAll('%2B', '+')}@${domain}`
}

/** One registered SIP account of the simulated world. */
export class SandboxAgent {
  readonly #agent: UserAgent
  readonly #domain: string
  readonly #unregister: () => Promise<void>

  constructor({ server, domain, account, streamOf, registrationChanged, called }: AgentParts) {
    const uri = UserAgent.makeURI(`sip:${account.user}@${domain}`)
    if (uri === undefined) throw new Error('the sandbox gave an account that is no SIP address')
    this.#domain = domain
    this.#agent = new UserAgent({
      uri,
      displayName: account.displayName,
      authorizationUsername: account.user,
      authorizationPassword: account.password,
      contactName: account.user,
      transportOptions: { server, connectionTimeout: 3, keepAliveInterval: 0 },
      sessionDescriptionHandlerFactory: descriptionHandlerFactory(streamOf),
      sipExtensionReplaces: SIPExtension.Supported,
      logBuiltinEnabled: false,
      delegate: { onInvite: (invitation) => called(incoming(invitation)) },
    })
    this.#unregister = keepRegistered(this.#agent, registrationChanged)
  }

  /** A leg to `number`, not dialled yet. Undefined when the number cannot stand in a SIP address. */
  leg(number: string, presentation: Presentation, headers: readonly string[]): Leg | undefined {
    const target = UserAgent.makeURI(`sip:${encodeURIComponent(number)}@${this.#domain}`)
    if (target === undefined) return undefined
    const inviter = new Inviter(this.#agent, target, { params: presentationParams(presentation), extraHeaders: [...headers] })
    return new Leg(inviter, presentation)
  }

  presentation(number: string, fromName: string): Presentation {
    return { fromUri: fromUri(number, this.#domain), fromName }
  }

  close(): Promise<void> {
    return this.#unregister()
  }
}
