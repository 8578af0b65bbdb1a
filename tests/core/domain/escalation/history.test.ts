import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../../core/domain/escalation/apply-change.ts'
import { beginRecord, escalationOf, MAX_CHANGES } from '../../../../core/domain/escalation/escalation-of.ts'
import { aRecord, anEscalation, anIssue, anOffer, byClockwork, byMember } from '../../../support/escalation-builder.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, igor, TEAM_NOW, vera } from '../../../support/team-members.ts'

const at = (seconds: number): number => TEAM_NOW + seconds * 1000

describe('the history of an escalation', () => {
  it('begins with the offer of its author, and with nothing else', () => {
    expect(beginRecord(aPacket(), anOffer(vera))).toMatchObject({ ok: true, value: { changes: [{ id: 'ch-1' }] } })
    expect(beginRecord(aPacket(), { ...anOffer(), by: byMember(vera) })).toEqual({ ok: false, error: 'not-yours' })
    expect(beginRecord(aPacket(), { ...anOffer(), what: { kind: 'accepted' } })).toMatchObject({ ok: false })
  })

  it('says who saw, took and answered it first', () => {
    const escalation = anEscalation([
      [anna, { kind: 'offered', to: vera, until: at(20) }, 0],
      [vera, { kind: 'seen' }, 1],
      [igor, { kind: 'seen' }, 2],
      [vera, { kind: 'accepted' }, 5],
      [vera, { kind: 'advising' }, 6],
      [vera, { kind: 'connected' }, 9],
      [vera, { kind: 'resolved', how: 'Переключила' }, 60],
    ])
    expect(escalation).toMatchObject({ seenAt: at(1), acceptedAt: at(5), answeredAt: at(6), state: { phase: 'resolved', by: vera } })
  })

  it('keeps the first acceptance when it comes back to the queue', () => {
    const escalation = anEscalation([
      [vera, { kind: 'accepted' }, 5],
      [vera, { kind: 'handed-over', to: igor, until: at(40) }, 20],
      [igor, { kind: 'accepted' }, 25],
    ])
    expect(escalation).toMatchObject({ acceptedAt: at(5), state: { phase: 'accepted', by: igor, since: at(25) } })
  })

  it('counts an answer without acceptance as taken', () => {
    const escalation = anEscalation([[vera, { kind: 'returned', answer: 'Скажите так' }, 7]])
    expect(escalation).toMatchObject({ acceptedAt: at(7), answeredAt: at(7), state: { phase: 'returned', read: false } })
  })

  it('wants a callback after it fell back, once', () => {
    const fellBack = { kind: 'fell-back', dueAt: at(2400), until: at(600) } as const
    const record = aRecord([['clockwork', fellBack, 60]])
    expect(escalationOf(record)).toMatchObject({ wanted: { kind: 'callback', dueAt: at(2400) }, state: { phase: 'offered', round: 2 } })
    const again = { id: 'again', at: at(3000), by: byClockwork, what: fellBack }
    expect(applyChange(record, again)).toEqual({ kind: 'rejected', why: 'not-now' })
  })

  it('takes a mark back', () => {
    const mark = (asked: boolean) => ({ kind: 'asked-again', factId: 'call-1', asked }) as const
    expect([
      ...anEscalation([
        [vera, { kind: 'accepted' }],
        [vera, mark(true)],
      ]).askedAgain,
    ]).toEqual(['call-1'])
    expect([
      ...anEscalation([
        [vera, { kind: 'accepted' }],
        [vera, mark(true)],
        [vera, mark(false)],
      ]).askedAgain,
    ]).toEqual([])
  })

  it('follows the issue of line 3, and forgets it when it is handed over', () => {
    const told = { ...anIssue, state: 'in-progress' } as const
    const steps = [
      [vera, { kind: 'accepted' }],
      [vera, { kind: 'sent-to-line-three', issue: anIssue }],
      ['clockwork', { kind: 'line-three-told', issue: told }],
    ] as const
    expect(anEscalation(steps).state).toMatchObject({ phase: 'line-three', issue: told })
    expect(anEscalation([...steps, [vera, { kind: 'handed-over', until: at(99) }]]).state).toMatchObject({ phase: 'offered', round: 1 })
  })

  it('is not there when it cannot be true', () => {
    const record = aRecord([[vera, { kind: 'accepted' }]])
    const [offer, accepted] = record.changes
    if (offer === undefined || accepted === undefined) throw new Error('two changes')
    expect(escalationOf({ ...record, changes: [] })).toBeUndefined()
    expect(escalationOf({ ...record, changes: [accepted, offer] })).toBeUndefined()
    expect(escalationOf({ ...record, changes: [offer, { ...offer }] })).toBeUndefined()
    expect(escalationOf({ ...record, changes: [offer, accepted, { ...accepted, id: 'ch-9', by: byMember(igor) }] })).toBeUndefined()
    expect(escalationOf({ ...record, changes: [offer, { ...accepted, by: byMember(anna) }] })).toBeUndefined()
  })

  it('takes a resend as known and a change too many as not now', () => {
    const record = aRecord([[vera, { kind: 'accepted' }]])
    const resend = record.changes[1]
    if (resend === undefined) throw new Error('two changes')
    expect(applyChange(record, resend)).toEqual({ kind: 'known', record })
    const note = (n: number) => [vera, { kind: 'noted', text: `${n}` }] as const
    const full = aRecord(Array.from({ length: MAX_CHANGES - 1 }, (_, n) => note(n)))
    expect(full.changes).toHaveLength(MAX_CHANGES)
    expect(applyChange(full, { id: 'more', at: at(1), by: byMember(vera), what: { kind: 'seen' } })).toMatchObject({ kind: 'rejected' })
  })
})
