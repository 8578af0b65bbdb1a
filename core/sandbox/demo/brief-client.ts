import type { Client, ClientId } from '../../domain/client/client.ts'
import type { EpochMs } from '../../domain/time.ts'
import { valueOf } from './account.ts'
import { emailsOf } from './emails.ts'
import { personAt } from './person.ts'
import { phrases } from './phrases.ts'
import { Random } from './random.ts'

/**
 * The person of `demoClient(seed, index)` with what a directory export holds (about 600 bytes as JSON): no history, no requests.
 * For directories of a million.
 */
export function briefDemoClient(seed: number, index: number, nowMs: EpochMs): Client {
  const random = new Random(seed, index + 1)
  const person = personAt(seed, index, random)
  return {
    id: `demo-${String(index + 1).padStart(7, '0')}` as ClientId,
    name: person.name,
    language: person.language,
    phones: person.phones,
    emails: emailsOf(random, person),
    ...valueOf(random, person),
    status: random.share(phrases[person.language].statuses),
    since: nowMs - (index % 3_650) * 86_400_000,
    ...(person.company !== undefined && { company: person.company }),
    timeZone: person.place.timeZone,
    city: person.place[person.language],
    roles: person.roles,
    facts: [],
    alerts: [],
    requests: [],
    history: [],
  }
}
