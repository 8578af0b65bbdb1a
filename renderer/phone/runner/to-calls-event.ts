import type { CallsEvent } from '../../../core/domain/call/calls-event.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Presence } from '../../../core/domain/presence/presence.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { TelephonyEvent } from '../../../core/ports/telephony.ts'

/** What the line says, as an event of the calls' machine. Undefined for what is only measured. */
export function toCallsEvent(event: TelephonyEvent, at: EpochMs, presence: Presence): CallsEvent | undefined {
  switch (event.kind) {
    case 'incoming': {
      const { callId, remote, context, replaces } = event
      return { kind: 'invite-received', at, callId, remote, context, presence, ...(replaces === undefined ? {} : { replaces }) }
    }
    case 'hold-changed':
      if (event.side === 'remote') return { kind: 'remote-hold-changed', at, callId: event.callId, held: event.held }
      return { kind: event.held ? 'hold-confirmed' : 'resume-confirmed', at, callId: event.callId }
    case 'hold-failed':
      return { kind: event.held ? 'hold-failed' : 'resume-failed', at, callId: event.callId }
    case 'audible':
      return undefined
    case 'progress':
    case 'accepted':
    case 'established':
    case 'missed':
    case 'failed':
    case 'ended':
    case 'transfer-accepted':
    case 'transfer-failed':
    case 'remote-changed':
    case 'media-flowing':
    case 'media-interrupted':
      return { ...event, at }
    default:
      return missingCase(event)
  }
}
