import { describe, expect, it } from 'vitest'
import type { CallPhase } from '../../../../core/domain/call/call.ts'
import type { CallEventKind } from '../../../../core/domain/call/event.ts'
import { transition } from '../../../../core/domain/call/transition.ts'
import { aCall } from '../../../support/call-builder.ts'
import { everyCallEvent } from '../../../support/call-events.ts'

const phases: readonly CallPhase[] = ['incoming', 'dialing', 'alerting', 'connecting', 'active', 'ending', 'ended']

/** Columns as above. The active call is un-held, with no transfer and nothing pending: those have tables of their own. */
const table: Record<CallEventKind, string> = {
  'answer-pressed': 'connecting not-now not-now not-now not-now not-now not-now',
  'decline-pressed': 'ending not-now not-now not-now not-now not-now not-now',
  'hang-up-pressed': 'not-now ending ending ending ending not-now not-now',
  'hold-requested': 'not-now not-now not-now not-now active not-now not-now',
  'resume-requested': 'not-now not-now not-now not-now not-now not-now not-now',
  'mute-requested': 'not-now not-now not-now not-now active not-now not-now',
  'blind-transfer-requested': 'not-now not-now not-now not-now active not-now not-now',
  'consult-started': 'not-now not-now not-now not-now active not-now not-now',
  'complete-requested': 'not-now not-now not-now not-now not-now not-now not-now',
  'join-requested': 'not-now not-now not-now not-now not-now not-now not-now',
  'transfer-cancelled': 'not-now not-now not-now not-now not-now not-now not-now',
  progress: 'bug alerting alerting late late late late',
  accepted: 'bug connecting connecting late late late late',
  established: 'bug active active active late late late',
  'hold-confirmed': 'bug bug bug bug active late late',
  'hold-failed': 'bug bug bug bug late late late',
  'resume-confirmed': 'bug bug bug bug bug late late',
  'resume-failed': 'bug bug bug bug late late late',
  'remote-hold-changed': 'bug bug bug bug active late late',
  'transfer-accepted': 'bug bug bug bug bug late late',
  'transfer-failed': 'bug bug bug bug late late late',
  'consult-ended': 'bug bug bug bug late late late',
  'three-joined': 'bug bug bug bug bug late late',
  'three-parted': 'bug bug bug bug bug late late',
  'remote-changed': 'incoming dialing alerting connecting active late late',
  'media-flowing': 'bug late late late active late late',
  'media-interrupted': 'bug late late late active late late',
  'given-up': 'ending ending ending ending ending late late',
  replaced: 'bug bug bug bug ending late late',
  ended: 'ended ended ended ended ended ended late',
  missed: 'ended bug bug ended late ended late',
  failed: 'bug ended ended ended ended ended late',
  'timed-out': 'ending ending ending ending late ended late',
  'seat-closing': 'ending ending ending ending ending late late',
}

const cases = Object.values(everyCallEvent()).flatMap((event) =>
  phases.map((phase, column) => ({ phase, event, expected: table[event.kind].split(' ')[column] })),
)

describe('call: every phase × every event', () => {
  it.each(cases)('$phase + $event.kind → $expected', ({ phase, event, expected }) => {
    const result = transition(aCall[phase](), event)
    expect(result.kind === 'moved' ? result.state.phase : result.why).toBe(expected)
  })
})
