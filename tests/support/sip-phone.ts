import {
  Inviter,
  Registerer,
  RegistererState,
  SessionState,
  SIPExtension,
  UserAgent,
  type Invitation,
  type Session,
  type UserAgentDelegate,
} from 'sip.js'
import { silentMedia } from './silent-media.ts'
import { until } from './until.ts'

export interface SipPhoneOptions {
  readonly server: string
  readonly domain: string
  readonly user: string
  readonly password: string
  /** User part of From, when it is not `user` (the trunk). */
  readonly from?: string
}

/** A real SIP.js user agent without media. */
export class SipPhone {
  readonly agent: UserAgent
  readonly registerer: Registerer
  readonly invitations: Invitation[] = []

  constructor({ server, domain, user, password, from }: SipPhoneOptions) {
    const uri = UserAgent.makeURI(`sip:${from ?? user}@${domain}`)
    const aor = UserAgent.makeURI(`sip:${user}@${domain}`)
    if (uri === undefined || aor === undefined) throw new Error('Bad address of record')
    const delegate: UserAgentDelegate = { onInvite: (invitation) => void this.invitations.push(invitation) }
    this.agent = new UserAgent({
      uri,
      delegate,
      authorizationUsername: user,
      authorizationPassword: password,
      transportOptions: { server },
      sessionDescriptionHandlerFactory: silentMedia,
      sipExtensionReplaces: SIPExtension.Supported,
      logBuiltinEnabled: false,
      gracefulShutdown: false,
    })
    const forOther = from === undefined ? {} : { params: { toUri: aor, fromUri: aor } }
    this.registerer = new Registerer(this.agent, { expires: 300, ...forOther })
  }

  async register(): Promise<void> {
    await this.agent.start()
    await this.registerer.register()
    await until('registered', () => this.registerer.state === RegistererState.Registered, 5000)
  }

  async call(target: string, extraHeaders: string[] = []): Promise<Inviter> {
    const uri = UserAgent.makeURI(target)
    if (uri === undefined) throw new Error(`Bad target: ${target}`)
    const inviter = new Inviter(this.agent, uri, { extraHeaders })
    await inviter.invite()
    return inviter
  }

  async nextInvitation(): Promise<Invitation> {
    await until('an invitation comes', () => this.invitations.length > 0, 5000)
    const invitation = this.invitations.shift()
    if (invitation === undefined) throw new Error('No invitation')
    return invitation
  }

  async stop(): Promise<void> {
    await this.agent.stop()
  }
}

export const established = (session: Session): Promise<void> => until('established', () => session.state === SessionState.Established, 5000)
export const terminated = (session: Session): Promise<void> => until('terminated', () => session.state === SessionState.Terminated, 5000)
