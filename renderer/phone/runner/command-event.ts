import type { PhoneCommand } from '../../../core/contract/phone-channel.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { CallsEvent } from '../../../core/domain/call/calls-event.ts'
import type { EscalationId } from '../../../core/domain/escalation/escalation-id.ts'
import type { EpochMs } from '../../../core/domain/time.ts'

/** Commands that are events of the calls' machine. */
export type CallsCommand = Exclude<
  PhoneCommand,
  {
    kind: 'send-tones' | 'choose-presence' | 'finish-wrap-up' | 'retry-registration' | 'credentials-changed' | 'choose-devices'
  }
>

/** The event of a command. `newCallId` is asked for calls that are begun. */
export function eventOf(command: CallsCommand, at: EpochMs, newCallId: () => CallId): CallsEvent {
  switch (command.kind) {
    case 'answer':
      return { kind: 'answer-pressed', at, callId: command.callId }
    case 'decline':
      return { kind: 'decline-pressed', at, callId: command.callId }
    case 'hang-up':
      return { kind: 'hang-up-pressed', at, callId: command.callId }
    case 'hold':
      return { kind: 'hold-requested', at, callId: command.callId }
    case 'resume':
      return { kind: 'resume-requested', at, callId: command.callId }
    case 'mute':
      return { kind: 'mute-requested', at, callId: command.callId, muted: command.muted }
    case 'dial':
      return { kind: 'dial-requested', at, callId: newCallId(), number: command.number, ...packetOf(command) }
    case 'transfer-blind':
      return { kind: 'blind-transfer-requested', at, callId: command.callId, target: command.target, ...packetOf(command) }
    case 'consult':
      return {
        kind: 'consult-requested',
        at,
        callId: command.callId,
        consultCallId: newCallId(),
        target: command.target,
        ...packetOf(command),
      }
    case 'complete-transfer':
      return { kind: 'complete-requested', at, callId: command.callId }
    case 'cancel-transfer':
      return { kind: 'transfer-cancelled', at, callId: command.callId }
    case 'join-three':
      return { kind: 'join-requested', at, callId: command.callId }
    case 'leave-three':
      return { kind: 'leave-requested', at, callId: command.callId }
    case 'expect-call':
      return { kind: 'call-expected', at, escalationId: command.escalationId, from: command.from, until: at + command.forMs }
    case 'cancel-expected-call':
      return { kind: 'expectation-withdrawn', at, escalationId: command.escalationId }
  }
}

function packetOf({ escalationId }: { readonly escalationId?: EscalationId }): { readonly escalationId?: EscalationId } {
  return escalationId === undefined ? {} : { escalationId }
}
