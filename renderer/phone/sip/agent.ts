import { SIPExtension, UserAgent, type Invitation, type Session } from 'sip.js'
import type { TelephonyAccount } from '../../../core/ports/telephony.ts'
import type { MediaSession } from './media-session.ts'
import { SocketTransport, type SocketTransportOptions } from './socket-transport.ts'

/** How long an INVITE may ring here before we refuse it ourselves; the queue of the PBX gives up long before. */
const RING_LIMIT_SECONDS = 180

export interface AgentHooks {
  readonly onArrival: SocketTransportOptions['onArrival']
  readonly onInvite: (invitation: Invitation) => void
  readonly onDisconnect: () => void
  readonly mediaFor: (session: Session) => MediaSession
  readonly onLog: (level: 'warn' | 'error', category: string, message: string) => void
}

export interface Agent {
  readonly userAgent: UserAgent
  readonly socket: SocketTransport
}

/** A raw SIP.js user agent: no automatic reconnection, no disposal of calls on a disconnect, no default STUN server. */
export function makeAgent(account: TelephonyAccount, hooks: AgentHooks): Agent {
  const uri = UserAgent.makeURI(`sip:${encodeURIComponent(account.user)}@${account.domain}`)
  if (uri === undefined) throw new Error('The account does not make a SIP address.')
  const transportOptions: SocketTransportOptions = { onArrival: hooks.onArrival }
  const userAgent = new UserAgent({
    uri,
    displayName: account.displayName ?? '',
    authorizationUsername: account.authUser ?? account.user,
    authorizationPassword: account.password,
    transportConstructor: SocketTransport,
    transportOptions,
    sessionDescriptionHandlerFactory: (session) => hooks.mediaFor(session),
    sipExtensionReplaces: SIPExtension.Supported,
    noAnswerTimeout: RING_LIMIT_SECONDS,
    userAgentString: 'Firstline',
    logBuiltinEnabled: false,
    logConfiguration: false,
    logLevel: 'warn',
    logConnector: (level, category, _label, content) => {
      if (level === 'warn' || level === 'error') hooks.onLog(level, category, content)
    },
    delegate: {
      onInvite: hooks.onInvite,
      onDisconnect: hooks.onDisconnect,
      // An INVITE, MESSAGE or NOTIFY without a delegate is refused or accepted by SIP.js as it should be.
    },
  })
  const socket = userAgent.transport
  if (!(socket instanceof SocketTransport)) throw new Error('The user agent has another transport.')
  return { userAgent, socket }
}

/** A new password takes effect with the next challenge; the agent and its calls stay. */
export function usePassword(agent: Agent, account: TelephonyAccount): void {
  agent.userAgent.configuration.authorizationPassword = account.password
  agent.userAgent.configuration.authorizationUsername = account.authUser ?? account.user
}
