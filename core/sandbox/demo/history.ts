import type { ClientRole } from '../../domain/client/client.ts'
import type { Channel, PastContact, Rating } from '../../domain/interaction/interaction.ts'
import type { EpochMs } from '../../domain/time.ts'
import { missingCase } from '../../domain/exhaustive.ts'
import { HOUR_MS, MINUTE_MS, workingTime } from './dates.ts'
import type { Random, Some } from './random.ts'
import type { Phrases, Topic, TopicContact } from './topic.ts'

export const CONTACTS_A_CLIENT = 5

/** Whose history it is. */
export interface HistoryOwner {
  readonly id: string
  readonly roles: readonly ClientRole[]
  /** Numbers of the open requests, in the order of their topics. */
  readonly requestNumbers: readonly string[]
}

/** Past contacts, newest first: the first ones on the open topic, the rest on others. */
export function historyOf(
  random: Random,
  { id, roles, requestNumbers }: HistoryOwner,
  topics: readonly Topic[],
  words: Phrases,
  nowMs: EpochMs,
): readonly PastContact[] {
  const contacts: PastContact[] = []
  let daysAgo = 0
  for (let place = 0; place < CONTACTS_A_CLIENT; place += 1) {
    const today = place === 0 && random.chance(0.12)
    daysAgo += today ? 0 : random.between(1, 6 + place * 12)
    const at = today ? nowMs - random.between(20, 300) * MINUTE_MS : workingTime(random, nowMs, daysAgo)
    // A contact of today shares no day with the next one.
    contacts.push(contactAt(random, `${id}-h${place + 1}`, topics[place % topics.length], words, Math.min(at, nowMs - HOUR_MS / 4)))
  }
  // Drawn last, so that what was drawn before stays the same.
  return contacts.map((contact, place) => ({
    ...contact,
    ...measured(random, contact.channel),
    ...(requestNumbers[place] === undefined ? {} : { requestNumber: requestNumbers[place] }),
    ...roleOf(random, roles),
  }))
}

/** How a call sounded, and how the client rated the contact: not everybody does. */
export function measured(random: Random, channel: Channel): Pick<PastContact, 'mos' | 'rating'> {
  const isCall = channel === 'call-in' || channel === 'call-out'
  const isRated = isCall || channel === 'chat' || channel === 'bot'
  const mos = isCall && random.chance(0.5) ? { mos: random.between(36, 44) / 10 } : {}
  return isRated && random.chance(0.28) ? { ...mos, rating: random.share(RATINGS) } : mos
}

const RATINGS: Some<readonly [number, Rating]> = [
  [0.55, { value: 5, of: 5 }],
  [0.2, { value: 4, of: 5 }],
  [0.1, { value: 3, of: 5 }],
  [0.05, { value: 2, of: 5 }],
  [0.1, { value: 1, of: 5 }],
]

/** Somebody with one role needs no word of it. */
export function roleOf(random: Random, roles: readonly ClientRole[]): Pick<PastContact, 'roleId'> {
  if (roles.length < 2) return {}
  const role = roles[random.chance(0.8) ? 0 : 1]
  return role === undefined ? {} : { roleId: role.id }
}

export function contactAt(random: Random, id: string, topic: Topic | undefined, words: Phrases, at: EpochMs): PastContact {
  const channel = random.share(words.channels)
  const { title, outcome, note } = contentOf(random, channel, topic, words)
  const details = detailsOf(random, channel, words)
  return { id, channel, at, title, ...(details !== undefined && { details }), outcome, ...(note !== undefined && { outcomeNote: note }) }
}

function contentOf(random: Random, channel: Channel, topic: Topic | undefined, words: Phrases): TopicContact {
  if (channel === 'letter') return random.pick(words.letter)
  if (channel === 'visit') return random.pick(words.visit)
  return topic ? random.pick(topic.contacts) : { title: words.closed, outcome: words.closed }
}

/** Who and how long. */
function detailsOf(random: Random, channel: Channel, words: Phrases): string | undefined {
  switch (channel) {
    case 'call-in':
    case 'call-out':
      return `${random.pick(words.operators)} · ${random.between(1, 11)}:${String(random.between(0, 59)).padStart(2, '0')}`
    case 'chat':
    case 'visit':
      return random.pick(words.operators)
    case 'escalation':
      return random.pick(words.line2)
    case 'bot':
    case 'letter':
      return undefined
    default:
      return missingCase(channel)
  }
}
