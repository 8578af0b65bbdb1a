import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HEARTBEAT_MS, SILENT_AFTER_MS, type DutyState } from '../../../../core/domain/duty/duty.ts'
import { nextFree } from '../../../../core/domain/duty/next-free.ts'
import { answersInMs, reachabilityOf, USUAL_ANSWER_MS } from '../../../../core/domain/duty/reachability-of.ts'
import { heard, isForgotten, seenDuty, silentFrom } from '../../../../core/domain/duty/seen-duty.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { aDuty, announcedDuty } from '../../../support/duty-builder.ts'
import { denis, igor, olga, TEAM_NOW, timur, vera } from '../../../support/team-members.ts'

const busy: DutyState = { kind: 'busy', with: 'call' }
const away: DutyState = { kind: 'away', reasonId: 'lunch' }

describe('who is next', () => {
  it('is the one longest free, who is there and was not asked yet', () => {
    const duties = [
      aDuty(igor, { since: 30 }),
      aDuty(vera, { since: 20 }),
      aDuty(timur, { since: 10, silent: true }),
      aDuty(olga, { since: 5, state: busy }),
    ]
    expect(nextFree(duties)?.member).toBe(vera)
    expect(nextFree(duties, new Set(['vera']))?.member).toBe(igor)
    expect(nextFree(duties, new Set(['vera', 'igor']))).toBeUndefined()
    expect(nextFree([aDuty(vera, { state: away }), aDuty(denis)])).toBeUndefined()
  })

  it('is the same one on every seat, in whatever order they are heard', () => {
    const duty = fc.record({ at: fc.nat(3), who: fc.constantFrom(vera, igor, timur, olga) }).map(({ at, who }) => aDuty(who, { since: at }))
    fc.assert(
      fc.property(fc.uniqueArray(duty, { selector: ({ member }) => member.id }), (duties) => {
        expect(nextFree([...duties].reverse())).toEqual(nextFree(duties))
      }),
    )
  })
})

describe('the best way to line 2', () => {
  const facts = {
    isConnected: true,
    duties: [aDuty(vera), aDuty(igor, { state: busy })],
    acceptances: [],
    rules: standardRules,
    now: TEAM_NOW,
  }
  const callbackBy = Date.UTC(2024, 6, 18, 14, 30)

  it('is a free specialist and how long she usually takes', () => {
    const acceptances = [4000, 90_000, 6000].map((tookMs, at) => ({ memberId: 'vera', tookMs, at }))
    expect(reachabilityOf({ ...facts, acceptances })).toEqual({ kind: 'free', member: vera, answersInMs: 6000 })
    expect(reachabilityOf(facts)).toMatchObject({ kind: 'free', answersInMs: USUAL_ANSWER_MS })
  })

  it('is a callback when all are busy, nobody is there, or the hub is gone', () => {
    expect(reachabilityOf({ ...facts, except: new Set(['vera']) })).toEqual({ kind: 'all-busy', callbackBy })
    expect(reachabilityOf({ ...facts, duties: [aDuty(igor, { state: busy })] })).toEqual({ kind: 'all-busy', callbackBy })
    const gone = [aDuty(vera, { silent: true }), aDuty(igor, { state: away })]
    expect(reachabilityOf({ ...facts, duties: gone })).toEqual({ kind: 'nobody', callbackBy })
    expect(reachabilityOf({ ...facts, isConnected: false })).toEqual({ kind: 'hub-lost', callbackBy })
  })

  it('goes by her own last ten, else by all', () => {
    const hers = Array.from({ length: 20 }, (_, at) => ({ memberId: 'vera', tookMs: at < 10 ? 1000 : 8000, at }))
    expect(answersInMs('vera', hers)).toBe(8000)
    expect(answersInMs('igor', [...hers, { memberId: 'timur', tookMs: 5, at: 99 }])).toBe(8000)
  })
})

describe('silence', () => {
  it('is told by when a heartbeat came here, whatever the sender thinks what time it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), fc.nat(100_000), (skewMs, passed) => {
        const first = heard(undefined, announcedDuty(vera, { since: TEAM_NOW + skewMs }), 7, TEAM_NOW, 0)
        expect(seenDuty(first, TEAM_NOW + passed).silent).toBe(passed > SILENT_AFTER_MS)
        expect(silentFrom(first)).toBe(TEAM_NOW + SILENT_AFTER_MS)
      }),
    )
  })

  it('is not broken by the same heartbeat told twice', () => {
    const first = heard(undefined, announcedDuty(vera), 7, TEAM_NOW, 0)
    expect(heard(first, announcedDuty(vera), 7, TEAM_NOW + 60_000, 0)).toBe(first)
    expect(heard(first, announcedDuty(vera), 8, TEAM_NOW + 60_000, 0).heardAt).toBe(TEAM_NOW + 60_000)
  })

  it('is there at once for a heartbeat that lay at the hub for long', () => {
    const old = heard(undefined, announcedDuty(vera), 7, TEAM_NOW, 4 * HEARTBEAT_MS)
    expect(seenDuty(old, TEAM_NOW).silent).toBe(true)
    expect(isForgotten(old, TEAM_NOW)).toBe(false)
    expect(isForgotten(heard(undefined, announcedDuty(vera), 7, TEAM_NOW, 86_400_000), TEAM_NOW)).toBe(true)
  })
})
