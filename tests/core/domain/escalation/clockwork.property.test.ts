import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../../core/domain/escalation/apply-change.ts'
import { clockworkChangeId, overdueChange } from '../../../../core/domain/escalation/clockwork.ts'
import { escalationOf } from '../../../../core/domain/escalation/escalation-of.ts'
import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'
import { firstOffer } from '../../../../core/domain/escalation/offers.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import type { Wanted } from '../../../../core/domain/escalation/wanted.ts'
import type { SeenDuty } from '../../../../core/domain/duty/duty.ts'
import { aDuty } from '../../../support/duty-builder.ts'
import { byClockwork, byMember } from '../../../support/escalation-builder.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, igor, TEAM_NOW, timur, vera } from '../../../support/team-members.ts'

const people = [vera, igor, timur]
const at = (seconds: number): number => TEAM_NOW + seconds * 1000

/** Who is there, second by second: each free, busy, away, silent or off duty. */
const looks = fc.constantFrom('free', 'busy', 'away', 'silent', 'off')
const boards = fc.array(fc.tuple(looks, looks, looks), { minLength: 1, maxLength: 20 })
const rules = fc
  .record({ offerSeconds: fc.integer({ min: 5, max: 60 }), fallBackSeconds: fc.integer({ min: 5, max: 300 }) })
  .map((given) => ({ ...standardRules, ...given }))
const wanteds: fc.Arbitrary<Wanted> = fc.constantFrom<Wanted>(
  { kind: 'talk-now' },
  { kind: 'advice' },
  { kind: 'take-over' },
  { kind: 'callback', dueAt: at(2400) },
)

function boardOf(row: readonly string[] | undefined): readonly SeenDuty[] {
  return people.flatMap((member, index) => {
    const look = row?.[index]
    if (look === undefined || look === 'off') return []
    const state =
      look === 'away'
        ? ({ kind: 'away' } as const)
        : look === 'busy'
          ? ({ kind: 'busy', with: 'call' } as const)
          : ({ kind: 'free' } as const)
    return [aDuty(member, { state, since: index, silent: look === 'silent' })]
  })
}

const understood = (record: Parameters<typeof escalationOf>[0]): Escalation => {
  const escalation = escalationOf(record)
  if (escalation === undefined) throw new Error('does not fold')
  return escalation
}

/** The rules alone, every second; nobody ever accepts. */
function leftAlone(wanted: Wanted, house: typeof standardRules, rows: readonly (readonly string[])[], seconds: number): Escalation {
  const packet = aPacket({ wanted, deadlines: { acceptBy: at(600), answerBy: at(1200), resolveBy: at(9000) } })
  const offered = { kind: 'offered', ...firstOffer(packet, boardOf(rows[0]), house, TEAM_NOW) } as const
  let escalation = understood({ packet, changes: [{ id: 'first', at: TEAM_NOW, by: byMember(anna), what: offered }] })
  for (let second = 1; second <= seconds; second += 1) {
    const what = overdueChange(escalation, boardOf(rows[second % rows.length]), house, at(second))
    if (what === undefined) continue
    const applied = applyChange(escalation, { id: clockworkChangeId(escalation), at: at(second), by: byClockwork, what })
    // What the rules wish is always something the machine does, under an id that is new.
    expect(applied.kind).toBe('applied')
    if (applied.kind === 'applied') escalation = understood(applied.record)
  }
  return escalation
}

describe('an escalation that nobody takes', () => {
  it('is a callback when the set time is over, whoever comes and goes', () => {
    fc.assert(
      fc.property(wanteds, rules, boards, (wanted, house, rows) => {
        const { wanted: now, state } = leftAlone(wanted, house, rows, house.fallBackSeconds)
        expect(state.phase).toBe('offered')
        expect(now.kind).toBe(wanted.kind === 'take-over' ? 'take-over' : 'callback')
      }),
    )
  })

  it('is offered to each at most once, and then lies still in the queue of all', () => {
    fc.assert(
      fc.property(wanteds, rules, boards, (wanted, house, rows) => {
        const { changes, state } = leftAlone(wanted, house, rows, 1000)
        const asked = changes.flatMap(({ what }) => ('to' in what ? [what.to.id] : []))
        expect(new Set(asked).size).toBe(asked.length)
        expect(state).not.toHaveProperty('to')
        // The first, each of the three and all in between, and the fall.
        expect(changes.length).toBeLessThanOrEqual(2 * people.length + 3)
      }),
      { numRuns: 50 },
    )
  })

  it('is never offered to somebody who is not there', () => {
    fc.assert(
      fc.property(wanteds, rules, fc.tuple(looks, looks, looks), (wanted, house, row) => {
        const { changes } = leftAlone(wanted, house, [row], 700)
        const asked = changes.flatMap(({ what }) => ('to' in what ? [what.to.id] : []))
        expect(asked).toEqual(
          people
            .filter((_, index) => row[index] === 'free')
            .map(({ id }) => id)
            .slice(0, asked.length),
        )
      }),
      { numRuns: 50 },
    )
  })
})
