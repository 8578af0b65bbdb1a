import type { Client, ClientId } from '../../domain/client/client.ts'
import type { EpochMs } from '../../domain/time.ts'
import { accountOf, alertsOf, managerOf, valueOf } from './account.ts'
import { emailsOf } from './emails.ts'
import { historyOf } from './history.ts'
import { personAt, type Person } from './person.ts'
import { phrases } from './phrases.ts'
import { Random, type Some } from './random.ts'
import { onRoad, openRequest, promiseOn, toldOn } from './requests.ts'
import { standingOf } from './standing.ts'
import type { Topic } from './topic.ts'
import { topicsEn } from './topics-en.ts'
import { topicsRu } from './topics-ru.ts'

/** Choices that came later have a source of their own: names and numbers stay what they were. */
const LATER_STREAM = 0x57a7d

export interface DemoOptions {
  /** 32 bits. */
  readonly seed: number
  /** Up to 1,500,000. */
  readonly count: number
  /** All dates are counted from here. */
  readonly nowMs: EpochMs
}

/** Invented clients, the same for the same options; made one by one as they are asked for. */
export function* demoClients({ seed, count, nowMs }: DemoOptions): Generator<Client> {
  for (let index = 0; index < count; index += 1) yield demoClient(seed, index, nowMs)
}

/** Client number `index` alone; the same that `demoClients` yields there. */
export function demoClient(seed: number, index: number, nowMs: EpochMs): Client {
  const random = new Random(seed, index + 1)
  const person = personAt(seed, index, random)
  const words = phrases[person.language]
  const topics = topicsInOrder(random, (person.language === 'ru' ? topicsRu : topicsEn)[person.audience])
  const [main] = topics
  const open = random.share<number>([
    [0.62, 0],
    [0.3, 1],
    [1, 2],
  ])
  const id = `demo-${String(index + 1).padStart(7, '0')}`
  const value = valueOf(random, person)
  const told = open > 0 && random.chance(0.08)
  const later = new Random(seed ^ LATER_STREAM, index + 1)
  const emails = emailsOf(random, person)
  const status = random.share(words.statuses)
  const manager = managerOf(random, later, value, words)
  const { facts, plan, since } = accountOf(random, later, person, status, nowMs)
  const alerts = alertsOf(random, words, told)
  return {
    id: id as ClientId,
    name: person.name,
    language: person.language,
    phones: person.phones,
    emails,
    ...value,
    status,
    since,
    ...standingOf(later, { person, status, plan, alerts, nowMs }, words),
    ...(person.company !== undefined && { company: person.company }),
    ...manager,
    timeZone: person.place.timeZone,
    city: person.place[person.language],
    roles: person.roles,
    facts,
    alerts,
    ...(open > 0 && random.chance(0.12) && { promise: promiseOn(random, main, words, nowMs) }),
    ...(told && { told: toldOn(random, main, nowMs) }),
    ...roadOf({ random, later }, person, id, open, topics, nowMs),
  }
}

/** What stands open and what was before. */
function roadOf(
  { random, later }: { readonly random: Random; readonly later: Random },
  person: Person,
  id: string,
  open: number,
  topics: Some<Topic>,
  nowMs: EpochMs,
): Pick<Client, 'requests' | 'history'> {
  const words = phrases[person.language]
  const [main, second = main] = topics
  const requests = [main, second]
    .slice(0, open)
    .map((topic, place) => onRoad(later, openRequest(random, person, topic, place, words, nowMs), topic, words, nowMs))
  const owner = { id, roles: person.roles, requestNumbers: requests.map(({ number }) => number) }
  return { requests, history: historyOf(random, owner, topics, words, nowMs) }
}

/** The topics from a random one on: the first is what the client turns to us with now. */
function topicsInOrder(random: Random, topics: Some<Topic>): Some<Topic> {
  const from = random.between(0, topics.length - 1)
  const [first = topics[0], ...rest] = [...topics.slice(from), ...topics.slice(0, from)]
  return [first, ...rest]
}
