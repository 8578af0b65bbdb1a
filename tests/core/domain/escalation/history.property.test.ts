import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../../core/domain/escalation/apply-change.ts'
import type { Change, ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import { escalationOf } from '../../../../core/domain/escalation/escalation-of.ts'
import type { EscalationRecord } from '../../../../core/domain/escalation/escalation.ts'
import { anIssue, aRecord, byClockwork, byMember } from '../../../support/escalation-builder.ts'
import { anna, denis, igor, olga, TEAM_NOW, timur, vera } from '../../../support/team-members.ts'

const until = fc.integer({ min: 0, max: 300_000 }).map((ms) => TEAM_NOW + ms)
const to = fc.option(fc.constantFrom(vera, igor, timur), { nil: undefined })
const offer = (kind: 're-offered' | 'handed-over') =>
  fc
    .record({ to, until })
    .map(({ to: whom, until: end }): ChangeWhat => ({ kind, until: end, ...(whom === undefined ? {} : { to: whom }) }))

const what: fc.Arbitrary<ChangeWhat> = fc.oneof(
  offer('re-offered'),
  offer('handed-over'),
  until.map((dueAt): ChangeWhat => ({ kind: 'fell-back', dueAt, until: dueAt })),
  { weight: 6, arbitrary: fc.constant<ChangeWhat>({ kind: 'accepted' }) },
  fc.constantFrom<ChangeWhat>(
    { kind: 'seen' },
    { kind: 'connected' },
    { kind: 'advising' },
    { kind: 'noted', text: 'Слово' },
    { kind: 'asked-again', factId: 'call-1', asked: true },
    { kind: 'asked-again', factId: 'call-1', asked: false },
    { kind: 'returned', answer: 'Так' },
    { kind: 'resolved', how: 'Сделано' },
    { kind: 'sent-to-line-three', issue: anIssue },
    { kind: 'line-three-told', issue: anIssue },
    { kind: 'withdrawn', why: 'client-left' },
    { kind: 'answer-read' },
  ),
)
const by = fc.constantFrom(byMember(anna), byMember(denis), byMember(vera), byMember(igor), byMember(timur), byMember(olga), byClockwork)
const wish = fc.record({ by, what, at: until })
/** Wishes with ids, and which of them are sent again, and when. */
const plays = fc.record({
  wishes: fc.array(wish, { maxLength: 40 }),
  resends: fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 20 }),
})

const write = (record: EscalationRecord, change: Change): EscalationRecord => {
  const applied = applyChange(record, change)
  return applied.kind === 'applied' ? applied.record : record
}

describe('any history the seats can write', () => {
  it('folds, and to the same end whatever is sent again', () => {
    fc.assert(
      fc.property(plays, ({ wishes, resends }) => {
        const changes = wishes.map((each, index): Change => ({ id: `w-${index}`, ...each }))
        const once = changes.reduce(write, aRecord())
        const sent = [...changes]
        for (const [which, where] of resends) {
          const change = changes[which % Math.max(1, changes.length)]
          const place = where % (sent.length + 1)
          // A resend comes after what it repeats, and a change that was refused is not tried again.
          if (change !== undefined && place > sent.indexOf(change) && once.changes.includes(change)) sent.splice(place, 0, change)
        }
        const again = sent.reduce(write, aRecord())
        expect(again).toEqual(once)
        expect(escalationOf(again)).toBeDefined()
      }),
    )
  })

  it('is accepted by at most one between two offers, and only by whom it may', () => {
    fc.assert(
      fc.property(plays, ({ wishes }) => {
        const record = wishes.map((each, index): Change => ({ id: `w-${index}`, ...each })).reduce(write, aRecord())
        let holder: string | undefined
        let offered: { to?: { id: string }; until: number } = { until: 0 }
        for (const change of record.changes) {
          const { what: next } = change
          if (next.kind === 'offered' || next.kind === 're-offered' || next.kind === 'handed-over') [offered, holder] = [next, undefined]
          if (next.kind === 'fell-back') [offered, holder] = [{ until: next.until }, undefined]
          if (next.kind !== 'accepted') continue
          const who = change.by.kind === 'member' ? change.by.member : undefined
          expect(holder).toBeUndefined()
          expect(who?.role).not.toBe('operator')
          expect(offered.to === undefined || offered.to.id === who?.id || change.at >= offered.until).toBe(true)
          holder = who?.id
        }
      }),
    )
  })

  it('loses nothing: what was written stays, in its order', () => {
    fc.assert(
      fc.property(plays, ({ wishes }) => {
        let record = aRecord()
        for (const [index, each] of wishes.entries()) {
          const next = write(record, { id: `w-${index}`, ...each })
          expect(next.changes.slice(0, record.changes.length)).toEqual(record.changes)
          expect(next.packet).toBe(record.packet)
          record = next
        }
      }),
    )
  })
})
