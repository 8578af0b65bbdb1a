import type { Client, ClientAlert, ClientFact, Segment } from '../../domain/client/client.ts'
import type { EpochMs } from '../../domain/time.ts'
import { DAY_MS, dayInDigits } from './dates.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import type { Phrases } from './topic.ts'

/** VIP 1.5 %; A 5 %, B 15 %, C 30 %, D 50 %, businesses higher than private clients. */
export function valueOf(random: Random, person: Person): { readonly segment: Segment; readonly vip: boolean } {
  const vip = random.chance(0.015)
  if (vip) return { segment: 'A', vip }
  const [a, b, c] = person.audience === 'business' ? [0.08, 0.24, 0.36] : [0.02, 0.09, 0.26]
  const segment = random.share<Segment>([
    [a, 'A'],
    [b, 'B'],
    [c, 'C'],
    [1, 'D'],
  ])
  return { segment, vip }
}

/** Some managers are of the team's line 2: whether they are free is seen, not written. */
export function managerOf(
  random: Random,
  later: Random,
  value: { segment: Segment; vip: boolean },
  words: Phrases,
): Pick<Client, 'manager'> {
  if (!value.vip && value.segment !== 'A' && !(value.segment === 'B' && random.chance(0.4))) return {}
  const name = random.pick(words.operators)
  const availability = random.chance(0.7) ? random.pick(words.availability) : undefined
  if (later.chance(0.3)) {
    const member = later.pick(words.team)
    return { manager: { ...member, extension: member.memberId } }
  }
  return { manager: availability === undefined ? { name } : { name, availability } }
}

export interface Account {
  readonly facts: readonly ClientFact[]
  readonly plan: string
  readonly since: EpochMs
}

/** The contract and the plan. Who is said to be new is so by the date, too. */
export function accountOf(random: Random, later: Random, person: Person, status: string, nowMs: EpochMs): Account {
  const days = random.between(20, 2_400)
  const since = nowMs - (newDays(later, status) ?? days) * DAY_MS
  const day = dayInDigits(since)
  const contract = `${random.between(11, 98)}-${random.between(100_000, 999_999)}`
  const seats = String(random.between(2, 140))
  if (person.language === 'en') {
    const plan = random.pick(person.audience === 'business' ? ['Office', 'Team', 'Corporate'] : ['Basic', 'Plus', 'Family'])
    const facts = [contractFact('Contract', contract), fact('Plan', plan), fact('Client since', day)]
    return { since, plan, facts: person.audience === 'business' ? [...facts, fact('Employees', seats)] : facts }
  }
  const plan = random.pick(person.audience === 'business' ? ['Офис', 'Команда', 'Корпоративный'] : ['Базовый', 'Плюс', 'Семейный'])
  const facts = [contractFact('Договор', contract), fact('Тариф', plan), fact('Клиент с', day)]
  return { since, plan, facts: person.audience === 'business' ? [...facts, fact('Сотрудников', seats)] : facts }
}

function newDays(later: Random, status: string): number | undefined {
  if (/первый|first/.test(status)) return later.between(3, 29)
  return /второй|second/.test(status) ? later.between(31, 59) : undefined
}

/** Two at most, as the card shows them. */
export function alertsOf(random: Random, words: Phrases, told: boolean): readonly ClientAlert[] {
  const alerts: ClientAlert[] = []
  if (told) alerts.push({ kind: 'told-before', text: words.toldBefore })
  if (random.chance(0.04)) alerts.push({ kind: 'repeat-calls', text: random.pick(words.repeatCalls) })
  if (random.chance(0.03)) alerts.push({ kind: 'debt', text: random.pick(words.debt).text })
  if (random.chance(0.015)) alerts.push({ kind: 'asked-supervisor', text: words.askedSupervisor })
  if (random.chance(0.05)) alerts.push({ kind: 'note', text: random.pick(words.notes) })
  return alerts.slice(0, 2)
}

const fact = (label: string, value: string): ClientFact => ({ label, value })
/** An account's number: masked on the card until somebody says why. */
const contractFact = (label: string, value: string): ClientFact => ({ label, value, sensitive: true })
