import fc from 'fast-check'
import type { IdentificationFacts } from '../../core/domain/client/caller-signs.ts'
import type { Client, ClientPhone, ClientRole } from '../../core/domain/client/client.ts'
import type { LearnedVerdict } from '../../core/domain/client/learned-verdict.ts'
import { aClient, clientId } from './client-builder.ts'

/** A small world, so that signs meet often: few numbers, names, mails and lines, and a handful of clients. */
export const NUMBER = '+78125550102'
export const NOW = Date.UTC(2026, 6, 15, 10, 30)
const DAY = 86_400_000
const emails = ['a@x.example', 'b@x.example']
const logins = ['anna', 'boris']
const extensions = ['104', '105']
const ids = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5']
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })

const phone: fc.Arbitrary<ClientPhone> = fc
  .record({
    number: fc.constantFrom(NUMBER, '+79120000067'),
    kind: fc.constantFrom('mobile', 'office'),
    ext: optional(fc.constantFrom(...extensions)),
  })
  .map(({ number, kind, ext }): ClientPhone => ({
    number,
    kind: kind === 'mobile' ? 'mobile' : 'office',
    ...(ext === undefined ? {} : { extension: ext }),
  }))

const roles: fc.Arbitrary<readonly ClientRole[]> = fc.subarray<ClientRole>(
  [
    { id: 'private', kind: 'private', lineIds: [] },
    { id: 'employee', kind: 'employee', lineIds: ['b2b'] },
    { id: 'director', kind: 'director', lineIds: [] },
  ],
  { minLength: 1 },
)

const past = fc.integer({ min: 0, max: 1500 * DAY }).map((age) => NOW - age)

const client = (id: string): fc.Arbitrary<Client> =>
  fc
    .record({
      phones: fc.array(phone, { maxLength: 3 }),
      emails: fc.subarray(emails),
      logins: fc.subarray(logins),
      roles,
      family: fc.constantFrom('Орлова', 'Кравец', 'Соловьёв'),
      requests: fc.array(fc.record({ roleId: optional(fc.constantFrom('private', 'employee')), openedAt: past }), { maxLength: 2 }),
      history: fc.array(past, { maxLength: 4 }),
      timeZone: optional(fc.constantFrom('Asia/Yekaterinburg', 'Nowhere/Else')),
    })
    .map(({ family, requests, history, timeZone, ...rest }) =>
      aClient({
        id,
        ...rest,
        name: { given: 'Мария', family },
        ...(timeZone === undefined ? {} : { timeZone }),
        requests: requests.map(({ roleId, openedAt }, index) => ({
          number: `${id}-${index}`,
          title: 'Заявка',
          stages: [{ title: 'Принята' }],
          currentStage: 0,
          openedAt,
          ...(roleId === undefined ? {} : { roleId }),
        })),
        history: history.map((at, index) => ({ id: `${id}-${index}`, channel: 'call-in', at, title: 'Звонок' })),
      }),
    )

export const clients: fc.Arbitrary<readonly Client[]> = fc
  .subarray(ids, { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map((id) => client(id))))

const verdict: fc.Arbitrary<LearnedVerdict> = fc.record({
  clientId: fc.constantFrom(...ids).map(clientId),
  verdict: fc.constantFrom('confirmed', 'refused'),
  at: past,
})

interface Signs {
  readonly people: readonly Client[]
  readonly extension: string | undefined
  readonly email: string | undefined
  readonly login: string | undefined
  readonly named: string | undefined
  readonly line: 'b2b' | 'b2c' | 'general' | undefined
  readonly displayName: string | undefined
  readonly verdicts: readonly LearnedVerdict[]
  readonly hasNumber: boolean
}

const signs: fc.Arbitrary<Signs> = fc.record({
  people: clients,
  extension: optional(fc.constantFrom(...extensions)),
  email: optional(fc.constantFrom(...emails)),
  login: optional(fc.constantFrom(...logins)),
  named: optional(fc.constantFrom(...ids)),
  line: optional(fc.constantFrom('b2b', 'b2c', 'general')),
  displayName: optional(fc.constantFrom('Орлова М.', 'Kravets', '«Металлторг»')),
  verdicts: fc.array(verdict, { maxLength: 4 }),
  hasNumber: fc.boolean(),
})

/** What the directory and the memory answer for these signs: facts that hang together. */
export function factsOf(given: Signs): IdentificationFacts {
  const { people, email, login, named, line, displayName, hasNumber } = given
  const confirmed = given.verdicts.filter(({ verdict: said }) => said === 'confirmed').map((one) => one.clientId)
  const byId = people.find(({ id }) => id === named)
  return {
    withheld: !hasNumber,
    byPhone: hasNumber ? people.filter(({ phones }) => phones.some(({ number }) => number === NUMBER)) : [],
    byIdentifier: people.filter(
      (one) => (email !== undefined && one.emails.includes(email)) || (login !== undefined && (one.logins ?? []).includes(login)),
    ),
    byVerdict: people.filter(({ id }) => confirmed.includes(id)),
    identifiers: [
      ...(email === undefined ? [] : [{ kind: 'email', value: email } as const]),
      ...(login === undefined ? [] : [{ kind: 'login', value: login } as const]),
    ],
    learned: { verdicts: given.verdicts, nuisanceCalls: 0 },
    at: NOW,
    timeZone: 'Europe/Moscow',
    ...(hasNumber ? { number: NUMBER } : {}),
    ...(given.extension === undefined || !hasNumber ? {} : { extension: given.extension }),
    ...(byId === undefined ? {} : { byId }),
    ...(line === undefined ? {} : { line: { id: line, kind: line, numbers: [] } }),
    ...(displayName === undefined ? {} : { displayName }),
  }
}

export const identificationFacts: fc.Arbitrary<IdentificationFacts> = signs.map(factsOf)
export const identificationSigns = signs
