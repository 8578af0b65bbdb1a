import { describe, expect, it } from 'vitest'
import { dueTime } from '../../../../renderer/desk/features/line-two/due-look.ts'
import { holdingOf } from '../../../../renderer/desk/features/line-two/holding.ts'
import { ownFigures } from '../../../../renderer/desk/features/line-two/own-figures.ts'
import { shortPerson } from '../../../../renderer/desk/features/line-two/person.ts'
import { fetchAttachment } from '../../../../renderer/desk/state/line-two-attachment.ts'
import { dutyStateOf, isAwaited } from '../../../../renderer/desk/state/line-two-duty.ts'
import { anEscalation } from '../../../support/escalation-builder.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, igor, TEAM_NOW, vera } from '../../../support/team-members.ts'

describe('a countdown', () => {
  it.each([
    [72_000, '01:12'],
    [71_001, '01:12'],
    [0, '00:00'],
    [-65_999, '01:05'],
    [70 * 60_000, '1\u00a0ч\u00a010'],
    [51 * 3_600_000, '2\u00a0дн.\u00a03\u00a0ч'],
  ])('of %i ms is %s', (ms, text) => expect(dueTime(ms, 'ru')).toBe(text))
})

it.each([
  ['Анна Лебедева', 'Анна\u00a0Л.'],
  ['Мария Андреевна Орлова', 'Мария\u00a0О.'],
  ['Вера', 'Вера'],
])('%s is %s in a narrow place', (name, short) => expect(shortPerson(name)).toBe(short))

describe('what a specialist can do', () => {
  const offer = anEscalation([[anna, { kind: 'offered', to: igor, until: TEAM_NOW + 20_000 }]]).state
  it('waits while it is offered to somebody else, and takes it when his time has passed', () => {
    expect(holdingOf(offer, 'igor', TEAM_NOW)).toBe('take')
    expect(holdingOf(offer, 'vera', TEAM_NOW)).toBe('wait')
    expect(holdingOf(offer, 'vera', TEAM_NOW + 20_000)).toBe('take')
  })
  it('follows who has it', () => {
    const held = anEscalation([[vera, { kind: 'accepted' }]]).state
    expect([holdingOf(held, 'vera', 0), holdingOf(held, 'igor', 0)]).toEqual(['hold', 'other'])
    const returned = anEscalation([[vera, { kind: 'returned', answer: 'Да' }]]).state
    expect([holdingOf(returned, 'vera', 0), holdingOf(returned, 'igor', 0)]).toEqual(['answered', 'closed'])
  })
})

describe('duty', () => {
  it.each([
    [undefined, null],
    [{ kind: 'offline', since: 0 }, null],
    [{ kind: 'ready', since: 0 }, { kind: 'free' }],
    [
      { kind: 'ringing', since: 0 },
      { kind: 'busy', with: 'call' },
    ],
    [
      { kind: 'on-call', since: 0 },
      { kind: 'busy', with: 'call' },
    ],
    [
      { kind: 'wrap-up', since: 0, callId: 'c', until: 1 },
      { kind: 'busy', with: 'wrap-up' },
    ],
    [
      { kind: 'break', since: 0, reasonId: 'lunch' },
      { kind: 'away', reasonId: 'lunch' },
    ],
    [{ kind: 'not-ready', since: 0, why: 'no-microphone' }, { kind: 'away' }],
  ] as const)('of %o is %o', (presence, state) => expect(dutyStateOf(presence, false)).toEqual(state))

  it('is busy with a packet only while somebody waits on the phone for it', () => {
    const talk = anEscalation([[vera, { kind: 'accepted' }]])
    const request = anEscalation([[vera, { kind: 'accepted' }]], aPacket({ wanted: { kind: 'take-over' } }))
    expect([isAwaited([talk], 'vera'), isAwaited([talk], 'igor'), isAwaited([request], 'vera')]).toEqual([true, false, false])
    expect(dutyStateOf({ kind: 'ready', since: 0 }, true)).toEqual({ kind: 'busy', with: 'packet' })
  })
})

describe('own figures', () => {
  it('are the median of her acceptances and what she asked again', () => {
    const quick = anEscalation([
      [vera, { kind: 'accepted' }, 8],
      [vera, { kind: 'asked-again', factId: 'call-1', asked: true }, 9],
      [vera, { kind: 'resolved', how: 'Да' }, 20],
    ])
    const slow = anEscalation([
      [vera, { kind: 'accepted' }, 20],
      [vera, { kind: 'resolved', how: 'Да' }, 30],
    ])
    const others = anEscalation([[igor, { kind: 'accepted' }, 1]])
    expect(ownFigures([quick, slow, others], 'vera')).toEqual({ acceptMs: 14_000, askedAgain: 0.5 })
    expect(ownFigures([others], 'vera')).toEqual({ acceptMs: undefined, askedAgain: undefined })
  })
})

describe('an attachment', () => {
  const pieces = ['0J/RgNC4', '0LLQtdGC']
  it('comes piece by piece', async () => {
    const bridge = new FakeBridge({
      'team.fetchAttachment': ({ piece }) => ({ kind: 'piece', base64: pieces[piece] ?? '', last: piece === 1 }),
    })
    const got = await fetchAttachment(bridge, 'alfa', 'key')
    expect(got.kind === 'bytes' ? new TextDecoder().decode(got.bytes) : got.kind).toBe('Привет')
  })
  it.each(['absent', 'unreachable'] as const)('that is %s is said so', async (kind) => {
    const bridge = new FakeBridge({ 'team.fetchAttachment': () => ({ kind }) })
    expect(await fetchAttachment(bridge, 'alfa', 'key')).toEqual({ kind })
  })
  it('of garbage, or of a host that is gone, is unreachable', async () => {
    const garbage = new FakeBridge({ 'team.fetchAttachment': () => ({ kind: 'piece', base64: '*', last: true }) })
    expect(await fetchAttachment(garbage, 'alfa', 'key')).toEqual({ kind: 'unreachable' })
    expect(await fetchAttachment(new FakeBridge(), 'alfa', 'key')).toEqual({ kind: 'unreachable' })
  })
})
