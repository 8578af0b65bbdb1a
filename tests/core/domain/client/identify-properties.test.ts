import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IdentificationFacts } from '../../../../core/domain/client/caller-signs.ts'
import type { Client, ClientId } from '../../../../core/domain/client/client.ts'
import type { Candidate, Identification } from '../../../../core/domain/client/identification.ts'
import { identify } from '../../../../core/domain/client/identify.ts'
import { newestOfEach } from '../../../../core/domain/client/learned-verdict.ts'
import { better, weigh } from '../../../../core/domain/client/weigh.ts'
import { factsOf, identificationFacts, identificationSigns, NOW, NUMBER } from '../../../support/identification-arbitraries.ts'

const RUNS = { numRuns: 600 }

const shownOf = (found: Identification): readonly Candidate[] => {
  if (found.kind === 'several') return found.candidates
  if (found.kind === 'known' || found.kind === 'uncertain') return found.others ?? [found.candidate]
  return found.kind === 'unknown' ? (found.refused ?? []) : []
}

const allOf = ({ byPhone, byIdentifier = [], byVerdict = [], byId }: IdentificationFacts): readonly Client[] => [
  ...new Map([...byPhone, ...byIdentifier, ...byVerdict, ...(byId ? [byId] : [])].map((one) => [one.id, one])).values(),
]

const rankedIds = (facts: IdentificationFacts): readonly ClientId[] =>
  allOf(facts)
    .map((client) => weigh(client, facts))
    .filter((one) => one !== undefined)
    .sort(better)
    .map(({ candidate }) => candidate.client.id)

const refusedIn = (facts: IdentificationFacts): ReadonlySet<ClientId> =>
  new Set(
    newestOfEach(facts.learned?.verdicts ?? [])
      .filter(({ verdict }) => verdict === 'refused')
      .map(({ clientId }) => clientId),
  )

describe('whoever calls', () => {
  it('the order in which records are found changes nothing', () => {
    const turned = (facts: IdentificationFacts): IdentificationFacts => ({
      ...facts,
      byPhone: facts.byPhone.toReversed(),
      byIdentifier: (facts.byIdentifier ?? []).toReversed(),
      byVerdict: (facts.byVerdict ?? []).toReversed(),
      identifiers: (facts.identifiers ?? []).toReversed(),
    })
    fc.assert(
      fc.property(identificationFacts, (facts) => {
        expect(identify(turned(facts))).toEqual(identify(facts))
      }),
      RUNS,
    )
  })

  it('everybody shown has a reason that points to him, once, and comes from what was found', () => {
    fc.assert(
      fc.property(identificationFacts, (facts) => {
        const shown = shownOf(identify(facts))
        expect(new Set(shown.map(({ client }) => client.id)).size).toBe(shown.length)
        for (const { client, reasons, roleId } of shown) {
          expect(allOf(facts)).toContain(client)
          expect(client.roles.map(({ id }) => id)).toContain(roleId)
          expect(reasons.some(({ kind }) => ['phone', 'email', 'login', 'pbx-client-id', 'confirmed'].includes(kind))).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('the order is total: no two people change places, whoever is compared first', () => {
    fc.assert(
      fc.property(identificationFacts, (facts) => {
        const all = allOf(facts).flatMap((client) => weigh(client, facts) ?? [])
        for (const a of all)
          for (const b of all) {
            expect(Math.sign(better(a, b)) + Math.sign(better(b, a))).toBe(0)
            if (a !== b) expect(better(a, b)).not.toBe(0)
          }
      }),
      { numRuns: 200 },
    )
  })

  it('nobody whom the operator refused opens as known', () => {
    fc.assert(
      fc.property(identificationFacts, (facts) => {
        const found = identify(facts)
        if (found.kind === 'known') expect(refusedIn(facts).has(found.candidate.client.id)).toBe(false)
        if (found.kind === 'uncertain') expect(found.doubts.length).toBeGreaterThan(0)
        if (found.kind === 'several') expect(found.candidates.length).toBeGreaterThan(1)
      }),
      RUNS,
    )
  })

  it('a name that the PBX shows makes nobody known, and changes who is found for nobody', () => {
    fc.assert(
      fc.property(identificationFacts, ({ displayName: _shown, ...facts }) => {
        const without = identify(facts)
        const shown = identify({ ...facts, displayName: 'Орлова Мария' })
        expect(shown.kind).toBe(without.kind)
        expect(new Set(shownOf(shown).map(({ client }) => client.id))).toEqual(new Set(shownOf(without).map(({ client }) => client.id)))
      }),
      RUNS,
    )
  })

  const request = { number: 'new', title: 'Новое', stages: [{ title: 'Принято' }], currentStage: 0, openedAt: NOW - 1 } as const
  const more: readonly (readonly [string, (client: Client) => Client])[] = [
    ['an open request', (client) => ({ ...client, requests: [...client.requests, request] })],
    ['the number', (client) => ({ ...client, phones: [...client.phones, { number: NUMBER, kind: 'mobile' }] })],
    ['the e-mail of the call', (client) => ({ ...client, emails: ['a@x.example', 'b@x.example'] })],
    ['the login of the call', (client) => ({ ...client, logins: ['anna', 'boris'] })],
    [
      'a role that calls on this line',
      (client) => ({ ...client, roles: client.roles.map((role) => ({ ...role, lineIds: ['b2b', 'b2c', 'general'] })) }),
    ],
    [
      'a contact of today',
      (client) => ({ ...client, history: [{ id: 'x', channel: 'chat', at: NOW - 1, title: 'Чат' }, ...client.history] }),
    ],
  ]
  it.each(more)('%s more never lowers anybody', (_, strengthen) => {
    fc.assert(
      fc.property(identificationSigns, fc.nat(), (signs, at) => {
        const chosen = signs.people[at % signs.people.length]
        if (chosen === undefined) return
        const before = rankedIds(factsOf(signs)).indexOf(chosen.id)
        const stronger = { ...signs, people: signs.people.map((one) => (one === chosen ? strengthen(one) : one)) }
        const after = rankedIds(factsOf(stronger)).indexOf(chosen.id)
        if (before >= 0) expect(after).toBeLessThanOrEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  it('confirming somebody never lowers him, and opens him when he was the only one confirmed and nothing points elsewhere', () => {
    fc.assert(
      fc.property(identificationSigns, fc.nat(), (signs, at) => {
        const facts = factsOf(signs)
        const shown = shownOf(identify(facts))
        const chosen = shown[at % Math.max(1, shown.length)]
        if (chosen === undefined) return
        const { id } = chosen.client
        const confirmed = factsOf({ ...signs, verdicts: [...signs.verdicts, { clientId: id, verdict: 'confirmed', at: NOW }] })
        expect(rankedIds(confirmed).indexOf(id)).toBeLessThanOrEqual(rankedIds(facts).indexOf(id))
        const found = identify(confirmed)
        if (found.kind === 'uncertain') expect(found.candidate.client.id).not.toBe(id)
      }),
      RUNS,
    )
  })
})
