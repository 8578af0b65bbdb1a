import { describe, expect, it } from 'vitest'
import type { ActiveCall, Hold } from '../../../../core/domain/call/call.ts'
import type { CallEventKind } from '../../../../core/domain/call/event.ts'
import type { Transfer } from '../../../../core/domain/call/transfer.ts'
import { transition } from '../../../../core/domain/call/transition.ts'
import { aCall, callId } from '../../../support/call-builder.ts'
import { everyCallEvent } from '../../../support/call-events.ts'

const events = everyCallEvent()

function outcome(call: ActiveCall, kind: CallEventKind): string {
  const result = transition(call, events[kind])
  if (result.kind === 'rejected') return result.why
  const { state } = result
  if (state.phase !== 'active') return state.phase
  return [state.hold, state.holdPending, state.transfer && `${state.transfer.kind}:${state.transfer.stage}`].filter(Boolean).join(' ')
}

const holdTable: readonly [Hold, 'hold' | 'resume' | undefined, CallEventKind, string][] = [
  ['none', undefined, 'hold-requested', 'none hold'],
  ['none', 'hold', 'hold-requested', 'not-now'],
  ['none', 'hold', 'hold-confirmed', 'local'],
  ['none', 'hold', 'hold-failed', 'none'],
  ['none', undefined, 'hold-confirmed', 'local'],
  ['none', undefined, 'remote-hold-changed', 'remote'],
  ['remote', undefined, 'hold-requested', 'remote hold'],
  ['remote', 'hold', 'hold-confirmed', 'both'],
  ['local', undefined, 'hold-requested', 'not-now'],
  ['local', undefined, 'remote-hold-changed', 'both'],
  ['local', undefined, 'resume-requested', 'local resume'],
  ['local', 'resume', 'resume-requested', 'not-now'],
  ['local', 'resume', 'resume-confirmed', 'none'],
  ['local', 'resume', 'resume-failed', 'local'],
  ['local', 'resume', 'hold-confirmed', 'late'],
  ['local', undefined, 'resume-confirmed', 'bug'],
  ['both', 'resume', 'resume-confirmed', 'remote'],
  ['none', 'hold', 'blind-transfer-requested', 'not-now'],
]

describe('hold', () => {
  it.each(holdTable)('%s, pending %s + %s → %s', (hold, holdPending, kind, expected) => {
    expect(outcome(aCall.active({ hold, ...(holdPending === undefined ? {} : { holdPending }) }), kind)).toBe(expected)
  })

  it('keeps the beginning of a hold while the sides change, and forgets it at the end', () => {
    const held = transition(aCall.active({ hold: 'local', heldSince: 7 }), events['remote-hold-changed'])
    expect(held).toMatchObject({ state: { hold: 'both', heldSince: 7 } })
    const resumed = transition(aCall.active({ hold: 'local', heldSince: 7, holdPending: 'resume' }), events['resume-confirmed'])
    expect(resumed).not.toHaveProperty('state.heldSince')
  })
})

const consult = { kind: 'attended', target: '2000', consultCallId: callId('consult') } as const
const transfers = {
  none: undefined,
  'blind requested': { kind: 'blind', target: '2000', stage: 'requested' },
  'blind failed': { kind: 'blind', target: '2000', stage: 'failed', why: 'busy' },
  consulting: { ...consult, stage: 'consulting' },
  joining: { ...consult, stage: 'joining' },
  joined: { ...consult, stage: 'joined', since: 1 },
  leaving: { ...consult, stage: 'leaving', since: 1 },
  completing: { ...consult, stage: 'completing' },
  'attended failed': { ...consult, stage: 'failed', why: 'busy' },
} as const satisfies Record<string, Transfer | undefined>

/** Columns: blind-transfer-requested, consult-started, complete-requested, transfer-cancelled, transfer-accepted, transfer-failed, consult-ended, hold-requested, join-requested, three-joined, three-parted. */
const transferTable: Record<keyof typeof transfers, readonly string[]> = {
  none: [
    'none blind:requested',
    'none attended:consulting',
    'not-now',
    'not-now',
    'bug',
    'late',
    'late',
    'none hold',
    'not-now',
    'bug',
    'bug',
  ],
  'blind requested': [
    'not-now',
    'not-now',
    'not-now',
    'not-now',
    'ending',
    'none blind:failed',
    'late',
    'not-now',
    'not-now',
    'bug',
    'bug',
  ],
  'blind failed': [
    'none blind:requested',
    'none attended:consulting',
    'not-now',
    'none',
    'bug',
    'late',
    'late',
    'none hold blind:failed',
    'not-now',
    'bug',
    'bug',
  ],
  consulting: [
    'not-now',
    'not-now',
    'none attended:completing',
    'none',
    'bug',
    'late',
    'none',
    'none hold attended:consulting',
    'none attended:joining',
    'bug',
    'bug',
  ],
  joining: [
    'not-now',
    'not-now',
    'not-now',
    'none',
    'bug',
    'late',
    'none',
    'none hold attended:joining',
    'not-now',
    'none attended:joined',
    'none attended:consulting',
  ],
  joined: [
    'not-now',
    'not-now',
    'none attended:leaving',
    'none',
    'bug',
    'late',
    'none',
    'none hold attended:joined',
    'not-now',
    'bug',
    'none attended:consulting',
  ],
  leaving: ['not-now', 'not-now', 'not-now', 'not-now', 'ending', 'none attended:joined', 'late', 'not-now', 'not-now', 'bug', 'bug'],
  completing: ['not-now', 'not-now', 'not-now', 'not-now', 'ending', 'none attended:failed', 'late', 'not-now', 'not-now', 'bug', 'bug'],
  'attended failed': [
    'none blind:requested',
    'none attended:consulting',
    'not-now',
    'none',
    'bug',
    'late',
    'late',
    'none hold attended:failed',
    'not-now',
    'bug',
    'bug',
  ],
}
const transferEvents = [
  'blind-transfer-requested',
  'consult-started',
  'complete-requested',
  'transfer-cancelled',
  'transfer-accepted',
  'transfer-failed',
  'consult-ended',
  'hold-requested',
  'join-requested',
  'three-joined',
  'three-parted',
] as const

describe('transfer', () => {
  const cases = Object.entries(transfers).flatMap(([name, transfer]) =>
    transferEvents.map((kind, column) => ({ name, transfer, kind, expected: transferTable[name as keyof typeof transfers][column] })),
  )
  it.each(cases)('$name + $kind → $expected', ({ transfer, kind, expected }) => {
    expect(outcome(aCall.active(transfer === undefined ? {} : { transfer }), kind)).toBe(expected)
  })

  const byRemote = { kind: 'ended', at: 9e12, reason: { kind: 'hung-up', by: 'remote' } } as const
  it.each(['blind requested', 'completing', 'leaving'] as const)('%s: the BYE of the PBX may overtake its NOTIFY', (name) => {
    const transfer = transfers[name]
    const ended = transition(aCall.active({ transfer }), byRemote)
    expect(ended).toMatchObject({ state: { phase: 'ended', reason: { kind: 'transferred', how: transfer.kind, target: '2000' } } })
    if (ended.kind === 'moved') expect(transition(ended.state, events['transfer-accepted'])).toMatchObject({ why: 'late' })
  })

  it.each(['none', 'consulting', 'joining', 'joined', 'blind failed', 'attended failed'] as const)(
    '%s: a BYE is the client who hung up',
    (name) => {
      const transfer: Transfer | undefined = transfers[name]
      const ended = transition(aCall.active(transfer === undefined ? {} : { transfer }), byRemote)
      expect(ended).toMatchObject({ state: { phase: 'ended', reason: byRemote.reason } })
    },
  )

  it('does not call a lost line a transfer', () => {
    const reason = { kind: 'interrupted', why: 'line-lost' } as const
    expect(transition(aCall.active({ transfer: transfers.completing }), { kind: 'ended', at: 9e12, reason })).toMatchObject({
      state: { reason },
    })
  })

  it('goes on with three when the two could not be left alone, and says why', () => {
    const failed = transition(aCall.active({ transfer: transfers.leaving }), events['transfer-failed'])
    expect(failed).toMatchObject({ state: { transfer: { stage: 'joined', since: 1, leaveFailed: 'busy' } }, effects: [] })
  })

  it('hangs up by itself when the transfer is accepted, and says where the client went', () => {
    const result = transition(aCall.active({ transfer: transfers['blind requested'] }), events['transfer-accepted'])
    expect(result).toMatchObject({
      state: { phase: 'ending', reason: { kind: 'transferred', how: 'blind', target: '2000' } },
      effects: [{ kind: 'sendBye' }, { kind: 'scheduleTimeout' }, { kind: 'recordCall', stage: 'wrap-up' }],
    })
  })
})
