import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import { accountsConf, exportsOf, loansOf, type Firm } from '../../scripts/team/accounts.ts'
import { DUPLICATE_WINDOW_MS, organisationPlan, sharedPlan } from '../../scripts/team/stream-plan.ts'

const organisation = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,6}$/)
const firms: fc.Arbitrary<Firm[]> = fc
  .array(fc.record({ organisations: fc.uniqueArray(organisation, { minLength: 1, maxLength: 4 }), line2: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.map((firm, at) => ({ account: `FIRM_${String(at)}`, ...firm })))

describe('what a firm is lent', () => {
  it('names its own organisations and nobody else’s', () => {
    fc.assert(
      fc.property(firms, (all) => {
        const names = new Set(all.flatMap(({ organisations }) => organisations))
        for (const firm of all) {
          const tokens = loansOf(firm).flatMap(({ subject }) => subject.split('.'))
          for (const name of names) {
            const shelves = Object.values(shelvesOf(name)).flatMap((shelf) => [shelf, `KV_${shelf}`, `LOG_${shelf}`, `OBJ_${shelf}`])
            const isNamed = tokens.some((token) => shelves.includes(token))
            expect(isNamed).toBe(firm.organisations.includes(name))
          }
        }
      }),
    )
  })

  it('never has a wildcard in a place that could be a name', () => {
    for (const line2 of [true, false])
      for (const { subject } of loansOf({ account: 'A', organisations: ['alpha'], line2 }))
        expect(subject).toMatch(
          /^((\$KV|\$O|told)\.[A-Za-z_-]+(\.[CM])?\.>|(log|told)\.[A-Za-z_-]+|\$JS\.API\.STREAM\.(INFO|MSG\.GET)\.[A-Z]+_[a-z_-]+)$/,
        )
  })

  it('lets only the company write the duty, the articles and the scripts', () => {
    const subjects = (line2: boolean): string[] => loansOf({ account: 'A', organisations: ['alpha'], line2 }).map(({ subject }) => subject)
    const company = subjects(true).filter((subject) => !subjects(false).includes(subject))
    expect(company).toEqual(['$KV.duty.>', '$KV.articles_alpha.>', '$KV.scripts_alpha.>'])
  })

  it('is exported to exactly those who import it', () => {
    fc.assert(
      fc.property(firms, (all) => {
        for (const { loan, accounts } of exportsOf(all))
          expect(accounts).toEqual(
            all.filter((firm) => loansOf(firm).some(({ subject }) => subject === loan.subject)).map(({ account }) => account),
          )
        expect(accountsConf(all, () => ['{ user: a }'])).toContain('jetstream: enabled')
      }),
    )
  })
})

describe('the streams of an organisation', () => {
  const plans = [...sharedPlan(), ...organisationPlan('alpha')]

  it('are refused to be overfilled where a loss would hurt', () => {
    expect(plans.filter(({ whenFull }) => whenFull === 'forget-oldest').map(({ place }) => place.stream)).toEqual([
      'KV_clock',
      'LOG_events_alpha',
    ])
  })

  it('remember ids for an hour at least', () => {
    expect(DUPLICATE_WINDOW_MS).toBeGreaterThanOrEqual(3_600_000)
    for (const plan of plans)
      if (plan.place.stream !== 'KV_clock') expect(plan.maxAgeMs === 0 || plan.maxAgeMs > DUPLICATE_WINDOW_MS).toBe(true)
  })
})
