import { describe, expect, it } from 'vitest'
import { clockworkChangeId, overdueChange } from '../../../../core/domain/escalation/clockwork.ts'
import { acceptancesOf, firstOffer, handedUntil, occupiedMembers } from '../../../../core/domain/escalation/offers.ts'
import { organisationMark } from '../../../../core/domain/duty/serves.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { aDuty } from '../../../support/duty-builder.ts'
import { anEscalation, type Step } from '../../../support/escalation-builder.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, igor, TEAM_NOW, timur, vera } from '../../../support/team-members.ts'

const at = (seconds: number): number => TEAM_NOW + seconds * 1000
const rules = standardRules
const [freeVera, freeIgor, freeTimur] = [aDuty(vera), aDuty(igor, { since: TEAM_NOW - 50_000 }), aDuty(timur, { since: TEAM_NOW - 40_000 })]
const all = [freeTimur, freeIgor, freeVera]
const toVera: Step = [anna, { kind: 'offered', to: vera, until: at(20) }, 0]
const toAll = (until: number): Step => [anna, { kind: 'offered', until: at(until) }, 0]
const takeOver = aPacket({ wanted: { kind: 'take-over' }, deadlines: { acceptBy: at(600), answerBy: at(6000), resolveBy: at(9000) } })

describe('the first offer', () => {
  it('is to the one longest free, for the set time', () => {
    expect(firstOffer(aPacket(), all, rules, TEAM_NOW)).toEqual({ to: vera, until: at(20) })
    expect(firstOffer(aPacket(), all, rules, TEAM_NOW, new Set(['vera']))).toEqual({ to: igor, until: at(20) })
  })

  it('is to all when nobody is free: until it falls back, or until it must be accepted', () => {
    expect(firstOffer(aPacket(), [], rules, TEAM_NOW)).toEqual({ until: at(60) })
    expect(firstOffer(takeOver, [aDuty(vera, { silent: true })], rules, TEAM_NOW)).toEqual({ until: at(600) })
  })
})

describe('while the client waits', () => {
  it('leaves an offer alone until its time is over', () => {
    expect(overdueChange(anEscalation([toVera]), all, rules, at(20) - 1)).toBeUndefined()
  })

  it('goes to the next who is free, never to one who had it or is being asked about another', () => {
    expect(overdueChange(anEscalation([toVera]), all, rules, at(20))).toEqual({ kind: 're-offered', to: igor, until: at(40) })
    expect(overdueChange(anEscalation([toVera]), all, rules, at(20), new Set(['igor']))).toMatchObject({ to: timur })
    const second = anEscalation([toVera, ['clockwork', { kind: 're-offered', to: igor, until: at(40) }, 20]])
    expect(overdueChange(second, all, rules, at(41))).toEqual({ kind: 're-offered', to: timur, until: at(60) })
  })

  it('passes over who does not see packets of this organisation', () => {
    const foreign = aDuty(igor, { since: TEAM_NOW - 50_000, serves: [organisationMark('beta')] })
    const own = aDuty(timur, { since: TEAM_NOW - 40_000, serves: [organisationMark('beta'), organisationMark('alfa')] })
    expect(firstOffer(aPacket({ organisation: 'alfa' }), [foreign, own], rules, TEAM_NOW)).toMatchObject({ to: timur })
    expect(overdueChange(anEscalation([toVera]), [foreign, own], rules, at(20))).toMatchObject({ to: timur })
    expect(overdueChange(anEscalation([toVera]), [foreign], rules, at(20))).toEqual({ kind: 're-offered', until: at(60) })
  })

  it('passes over who declined and who was passed on to', () => {
    const declined = anEscalation([toAll(60), [vera, { kind: 'handed-over', to: igor, until: at(25) }, 5]])
    expect(overdueChange(declined, all, rules, at(25))).toMatchObject({ to: timur })
  })

  it('is taken from all to the first who becomes free meanwhile', () => {
    const busy = [aDuty(vera, { state: { kind: 'busy', with: 'call' } })]
    expect(overdueChange(anEscalation([toAll(60)]), busy, rules, at(12))).toBeUndefined()
    const change = overdueChange(anEscalation([toAll(60)]), all, rules, at(12))
    expect(change).toEqual({ kind: 're-offered', to: vera, until: at(32) })
    expect(overdueChange(anEscalation([toAll(60)]), all, rules, at(50))).toMatchObject({ until: at(60) })
    // The machine takes it, and the next one after her as well.
    const taken = anEscalation([toAll(60), ['clockwork', { kind: 're-offered', to: vera, until: at(32) }, 12]])
    expect(taken.state).toMatchObject({ phase: 'offered', to: vera })
    expect(overdueChange(anEscalation([toAll(60)]), all, rules, at(12), new Set(['vera', 'igor', 'timur']))).toBeUndefined()
  })

  it('goes to all when nobody is left', () => {
    expect(overdueChange(anEscalation([toVera]), [freeVera], rules, at(20))).toEqual({ kind: 're-offered', until: at(60) })
  })

  it('falls back to the callback that stood on the button', () => {
    // 16:47 in Moscow and forty minutes, rounded up.
    const told = Date.UTC(2024, 6, 18, 14, 30)
    const change = overdueChange(anEscalation([toAll(60)]), all, rules, at(60))
    expect(change).toMatchObject({ kind: 'fell-back', dueAt: told })
    expect(change?.kind === 'fell-back' && change.until).toBeLessThanOrEqual(told)
  })

  it('promises anew when it came so late that the promise is over', () => {
    const late = anEscalation([toAll(60)])
    expect(overdueChange(late, all, rules, at(3600))).toMatchObject({ kind: 'fell-back', dueAt: Date.UTC(2024, 6, 19, 6, 30) })
  })

  it('looks anew for the time of the rules when it was handed over', () => {
    const handed = anEscalation([toVera, [vera, { kind: 'accepted' }, 5], [vera, { kind: 'handed-over', to: igor, until: at(320) }, 300]])
    expect(overdueChange(handed, all, rules, at(320))).toEqual({ kind: 're-offered', to: timur, until: at(340) })
  })
})

describe('while nobody waits on the phone', () => {
  it('asks the free ones in turn and then lies in the queue of all', () => {
    const one = anEscalation([toVera], takeOver)
    expect(overdueChange(one, all, rules, at(20))).toEqual({ kind: 're-offered', to: igor, until: at(40) })
    expect(overdueChange(one, [freeVera], rules, at(20))).toEqual({ kind: 're-offered', until: at(600) })
    expect(overdueChange(anEscalation([toAll(60)], takeOver), all, rules, at(9999))).toBeUndefined()
  })

  it('leaves a callback in the queue after it fell back', () => {
    const fell = anEscalation([toAll(60), ['clockwork', { kind: 'fell-back', dueAt: at(2400), until: at(1200) }, 60]])
    expect(overdueChange(fell, all, rules, at(5000))).toBeUndefined()
  })
})

describe('what comes back where nobody waits', () => {
  const held: readonly Step[] = [toVera, [vera, { kind: 'accepted' }, 5]]
  const again = at(700 + 30 * 60)

  it('has the time of the rules anew, not a minute', () => {
    const one = anEscalation(held, takeOver)
    expect(handedUntil(one, undefined, rules, at(700))).toBe(again)
    expect(handedUntil(one, igor, rules, at(700))).toBe(at(720))
    expect(handedUntil(anEscalation(held), undefined, rules, at(700))).toBe(at(760))
    const handed = anEscalation([...held, [vera, { kind: 'handed-over', to: igor, until: at(700) }, 680]], takeOver)
    expect(overdueChange(handed, [freeVera], rules, at(700))).toEqual({ kind: 're-offered', until: again })
  })
})

describe('what was taken and left lying', () => {
  const taken: readonly Step[] = [toVera, [vera, { kind: 'accepted' }, 5]]
  const silent = [aDuty(vera, { silent: true }), freeIgor]

  it('goes back to all when her heartbeat stopped, at once where the client waits', () => {
    expect(overdueChange(anEscalation(taken), all, rules, at(90))).toBeUndefined()
    expect(overdueChange(anEscalation(taken), silent, rules, at(24))).toBeUndefined()
    expect(overdueChange(anEscalation(taken), silent, rules, at(25))).toEqual({ kind: 'handed-over', until: at(45) })
  })

  it('goes back to all while he holds for advice from somebody whose heartbeat stopped', () => {
    const advises = anEscalation([...taken, [vera, { kind: 'advising' }, 6]])
    expect(overdueChange(advises, silent, rules, at(25))).toBeUndefined()
    expect(overdueChange(advises, silent, rules, at(26))).toEqual({ kind: 'handed-over', until: at(46) })
  })

  it('waits until something is about to run out where nobody waits', () => {
    const quiet = anEscalation([toVera, [vera, { kind: 'accepted' }, 5]], takeOver)
    expect(overdueChange(quiet, silent, rules, at(5000))).toBeUndefined()
    expect(overdueChange(quiet, silent, rules, at(5800))).toMatchObject({ kind: 'handed-over' })
  })

  it('waits until it has run out where she is not on duty, or talks', () => {
    const quiet = anEscalation([toVera, [vera, { kind: 'accepted' }, 5]], takeOver)
    expect(overdueChange(quiet, [freeIgor], rules, at(5999))).toBeUndefined()
    expect(overdueChange(quiet, [freeIgor], rules, at(6001))).toMatchObject({ kind: 'handed-over' })
    const talks = anEscalation([...taken, [vera, { kind: 'connected' }, 6]])
    expect(overdueChange(talks, silent, rules, at(3599))).toBeUndefined()
    expect(overdueChange(talks, silent, rules, at(3601))).toMatchObject({ kind: 'handed-over' })
    expect(overdueChange(talks, all, rules, at(9999))).toBeUndefined()
  })
})

describe('the id of what the clockwork writes', () => {
  it('is the same on every seat and new with every offer', () => {
    const ids = [
      anEscalation([toVera]),
      anEscalation([toVera, [igor, { kind: 'seen' }, 3]]),
      anEscalation([toVera, ['clockwork', { kind: 're-offered', until: at(60) }, 20]]),
    ].map(clockworkChangeId)
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
    expect(clockworkChangeId(anEscalation([toVera], aPacket({ id: 'x'.repeat(64) })))).toMatch(/^.{1,64}$/)
  })
})

describe('who is taken up, and how fast they are', () => {
  it('is whoever is asked or has a client waiting', () => {
    const escalations = [
      anEscalation([toVera]),
      anEscalation([toAll(60), [igor, { kind: 'accepted' }, 1]]),
      anEscalation([toAll(60), [timur, { kind: 'accepted' }, 1]], takeOver),
    ]
    expect([...occupiedMembers(escalations, at(10))]).toEqual(['vera', 'igor'])
    expect([...occupiedMembers(escalations, at(20))]).toEqual(['igor'])
  })

  it('is measured from the offer that was taken', () => {
    const steps: readonly Step[] = [
      toVera,
      ['clockwork', { kind: 're-offered', to: igor, until: at(40) }, 20],
      [igor, { kind: 'accepted' }, 27],
    ]
    expect(acceptancesOf([anEscalation(steps)])).toEqual([{ memberId: 'igor', tookMs: 7000, at: at(27) }])
  })
})
