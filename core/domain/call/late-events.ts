import { rejected } from '../transition-result.ts'
import type { CallPhase } from './call.ts'
import type { CallCommand, CallEvent, CallSignal } from './event.ts'

type SignalKind = CallSignal['kind']

/** What may still be on the wire when the dialog is being taken down. */
const afterTheEnd = [
  'progress',
  'accepted',
  'established',
  'hold-confirmed',
  'hold-failed',
  'resume-confirmed',
  'resume-failed',
  'remote-hold-changed',
  'transfer-accepted',
  'transfer-failed',
  'consult-ended',
  'three-joined',
  'three-parted',
  'remote-changed',
  'media-flowing',
  'media-interrupted',
  'given-up',
  'replaced',
  'seat-closing',
] as const satisfies readonly SignalKind[]

/**
 * The signals that a race can bring after their time, by phase; they are dropped without a word. Every other signal
 * that a phase does not handle is a bug of an adapter or of the machine: it is logged, and a test that sees it fails.
 */
export const lateEvents: Readonly<Record<CallPhase, readonly SignalKind[]>> = {
  // A timer of a previous life of the call cannot ring before anything was scheduled; nothing is late here.
  incoming: [],
  // The consultation of a call that is not up, its media: impossible. Sound may come before the 18x is told.
  dialing: ['media-flowing', 'media-interrupted'],
  alerting: ['media-flowing', 'media-interrupted'],
  // 18x after 2xx: UDP reorders. Media may be up before the ACK; it is told again by the first reading.
  connecting: ['progress', 'accepted', 'media-flowing', 'media-interrupted'],
  // Our timers are cancelled at `established`, but a rung timer may stand in the queue. A CANCEL that crossed our 2xx
  // is answered by the transaction and means nothing (RFC 3261 §9.2). Outcomes of a re-INVITE whose timeout was told already.
  active: [
    'progress',
    'accepted',
    'established',
    'timed-out',
    'missed',
    'hold-failed',
    'resume-failed',
    'transfer-failed',
    'consult-ended',
  ],
  ending: afterTheEnd,
  ended: [...afterTheEnd, 'ended', 'missed', 'failed', 'timed-out'],
}

const commands: Readonly<Record<CallCommand['kind'], true>> = {
  'answer-pressed': true,
  'decline-pressed': true,
  'hang-up-pressed': true,
  'hold-requested': true,
  'resume-requested': true,
  'mute-requested': true,
  'blind-transfer-requested': true,
  'consult-started': true,
  'complete-requested': true,
  'join-requested': true,
  'transfer-cancelled': true,
}

export function isCommand(event: CallEvent): event is CallCommand {
  return Object.hasOwn(commands, event.kind)
}

/** The answer to an event that its phase does not handle. */
export function unexpected(phase: CallPhase, event: CallEvent): ReturnType<typeof rejected> {
  if (isCommand(event)) return rejected('not-now')
  return rejected(lateEvents[phase].includes(event.kind) ? 'late' : 'bug')
}
