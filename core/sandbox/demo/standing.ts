import type { Client, ClientAlert, ClientDebt } from '../../domain/client/client.ts'
import type { ClientService } from '../../domain/client/service.ts'
import type { EpochMs } from '../../domain/time.ts'
import { DAY_MS } from './dates.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import type { Phrases } from './topic.ts'

/** What the standing follows from; `alerts` and `status` are words that must not contradict it. */
export interface StandingFacts {
  readonly person: Person
  readonly status: string
  readonly plan: string
  readonly alerts: readonly ClientAlert[]
  readonly nowMs: EpochMs
}

/** Service, debt and birthday. `random` is a source of its own, so that nothing else of a client depends on it. */
export function standingOf(random: Random, facts: StandingFacts, words: Phrases): Pick<Client, 'service' | 'debt' | 'birthday'> {
  const debt = debtOf(random, facts, words)
  const isPrivate = facts.person.audience === 'private'
  return {
    service: serviceOf(random, facts),
    ...(debt !== undefined && { debt }),
    ...(isPrivate && random.chance(0.4) && { birthday: { month: random.between(1, 12), day: random.between(1, 28) } }),
  }
}

function serviceOf(random: Random, { status, plan, nowMs }: StandingFacts): ClientService {
  const title = plan
  if (/приостановлен|paused/.test(status)) return { title, state: 'suspended' }
  if (/пробном|trial/.test(status)) return { title, state: 'trial', until: nowMs + random.between(1, 28) * DAY_MS }
  return random.chance(0.06) ? { title, state: 'ends', until: nowMs + random.between(1, 20) * DAY_MS } : { title, state: 'active' }
}

/** Whoever is warned of a debt has one. */
function debtOf(random: Random, { person, alerts, nowMs }: StandingFacts, words: Phrases): ClientDebt | undefined {
  const warning = alerts.find(({ kind }) => kind === 'debt')
  if (warning === undefined) return undefined
  const days = words.debt.find(({ text }) => text === warning.text)?.days
  const amount = random.between(9, 480) * 100
  const currency = person.language === 'ru' ? 'RUB' : 'EUR'
  return { amount, currency, ...(days !== undefined && { since: nowMs - days * DAY_MS }) }
}
