import type { CallEvent, CallEventKind } from '../../core/domain/call/event.ts'
import { callId, CALL_STARTED_AT } from './call-builder.ts'

type OfKind<K extends CallEventKind> = Extract<CallEvent, { kind: K }>

/** One event of every kind, at one time. A new kind does not compile until it is here. */
export function everyCallEvent(at = CALL_STARTED_AT + 30_000): { readonly [K in CallEventKind]: OfKind<K> } {
  return {
    'answer-pressed': { kind: 'answer-pressed', at },
    'decline-pressed': { kind: 'decline-pressed', at },
    'hang-up-pressed': { kind: 'hang-up-pressed', at },
    'hold-requested': { kind: 'hold-requested', at },
    'resume-requested': { kind: 'resume-requested', at },
    'mute-requested': { kind: 'mute-requested', at, muted: true },
    'blind-transfer-requested': { kind: 'blind-transfer-requested', at, target: '2000' },
    'consult-started': { kind: 'consult-started', at, target: '2000', consultCallId: callId('consult') },
    'complete-requested': { kind: 'complete-requested', at },
    'join-requested': { kind: 'join-requested', at },
    'transfer-cancelled': { kind: 'transfer-cancelled', at },
    progress: { kind: 'progress', at, earlyMedia: false },
    accepted: { kind: 'accepted', at },
    established: { kind: 'established', at },
    'hold-confirmed': { kind: 'hold-confirmed', at },
    'hold-failed': { kind: 'hold-failed', at },
    'resume-confirmed': { kind: 'resume-confirmed', at },
    'resume-failed': { kind: 'resume-failed', at },
    'remote-hold-changed': { kind: 'remote-hold-changed', at, held: true },
    'transfer-accepted': { kind: 'transfer-accepted', at },
    'transfer-failed': { kind: 'transfer-failed', at, why: 'busy' },
    'consult-ended': { kind: 'consult-ended', at },
    'three-joined': { kind: 'three-joined', at },
    'three-parted': { kind: 'three-parted', at },
    'remote-changed': { kind: 'remote-changed', at, remote: { number: '+74950000000' } },
    'media-flowing': { kind: 'media-flowing', at },
    'media-interrupted': { kind: 'media-interrupted', at },
    'given-up': { kind: 'given-up', at, why: 'media-lost' },
    replaced: { kind: 'replaced', at },
    ended: { kind: 'ended', at, reason: { kind: 'hung-up', by: 'remote' } },
    missed: { kind: 'missed', at, why: 'caller-gave-up' },
    failed: { kind: 'failed', at, why: 'busy', sipCode: 486 },
    'timed-out': { kind: 'timed-out', at },
    'seat-closing': { kind: 'seat-closing', at },
  }
}
