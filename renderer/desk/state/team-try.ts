import type { Bridge } from '../../../core/contract/bridge.ts'
import { BridgeError } from '../../../core/contract/bridge-error.ts'
import type { ChatMessage } from '../../../core/domain/chat/message.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { EscalationId } from '../../../core/domain/escalation/escalation-id.ts'
import type { TeamItem } from '../../../core/outbox/team-item.ts'
import type { TeamTry } from './team-outcome.ts'

/** The hub answers within a second or says that it is not there; a host that says nothing so long is gone, in ms. */
const TRY_WITHIN_MS = 6_000

/** Says one item to the hub through the host. Never rejects. */
export async function tryItem(bridge: Bridge, item: TeamItem): Promise<TeamTry> {
  try {
    return await say(bridge, item)
  } catch (thrown) {
    if (thrown instanceof BridgeError && (thrown.code === 'invalid-params' || thrown.code === 'too-large'))
      return thrown.code === 'too-large' ? { kind: 'too-large', limitBytes: 0 } : { kind: 'invalid' }
    return { kind: 'later', why: 'unreachable' }
  }
}

async function say(bridge: Bridge, { id, organisation, body }: TeamItem): Promise<TeamTry> {
  const options = { timeoutMs: TRY_WITHIN_MS }
  switch (body.kind) {
    case 'submit':
      return settledOf(await bridge.call('team.submit', { packet: body.packet, change: body.change }, options))
    case 'change': {
      const escalationId = body.escalationId as EscalationId
      return settledOf(await bridge.call('team.change', { organisation, id: escalationId, change: body.change }, options))
    }
    case 'event': {
      const written = await bridge.call('team.recordEvent', { organisation, id, event: body.event }, options)
      return written.kind === 'done' ? { kind: 'recorded' } : settledOf(written)
    }
    case 'say': {
      const written = await bridge.call('team.say', { organisation, message: plain(body.message) }, options)
      return written.kind === 'done' ? { kind: 'recorded' } : settledOf(written)
    }
    default:
      return missingCase(body)
  }
}

/** The bridge's shape of it: its lists are its own. */
const plain = (message: ChatMessage) => ({ ...message, mentions: [...message.mentions] })

/** `unreachable`: nobody knows; `full`: there is no room. */
const LATER = ['unreachable', 'full'] as const
type Settled<T> = T extends { readonly kind: (typeof LATER)[number] } ? never : T

function settledOf<T extends { readonly kind: string }>(outcome: T): Settled<T> | Extract<TeamTry, { readonly kind: 'later' }> {
  return isSettled(outcome) ? outcome : { kind: 'later', why: outcome.kind === 'full' ? 'full' : 'unreachable' }
}

const isSettled = <T extends { readonly kind: string }>(outcome: T): outcome is T & Settled<T> =>
  !LATER.some((kind) => kind === outcome.kind)
