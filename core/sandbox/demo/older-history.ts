import type { PastContact, TranscriptLine } from '../../domain/interaction/interaction.ts'
import type { EpochMs } from '../../domain/time.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './dates.ts'
import { contactAt, measured, roleOf } from './history.ts'
import { personAt, type Person } from './person.ts'
import { phrases } from './phrases.ts'
import { Random } from './random.ts'
import { talks } from './talks.ts'
import type { Topic } from './topic.ts'
import { topicsEn } from './topics-en.ts'
import { topicsRu } from './topics-ru.ts'

/** Weeks are counted from the epoch, so that the same contact stands at the same time whenever it is asked for. */
const WEEK_MS = 7 * DAY_MS
/** Nobody's history goes further back than this, weeks. */
const LONGEST_WEEKS = 260

/** How far back a client's history goes, weeks, and how often he turned to us, a week. */
interface Habit {
  readonly weeks: number
  readonly often: number
}

const habitOf = (random: Random): Habit =>
  random.share<Habit>([
    [0.35, { weeks: 0, often: 0 }],
    [0.35, { weeks: random.between(20, 60), often: 0.15 }],
    [0.22, { weeks: random.between(60, 150), often: 0.3 }],
    [0.06, { weeks: random.between(100, LONGEST_WEEKS), often: 0.6 }],
    [0.02, { weeks: random.between(180, LONGEST_WEEKS), often: 1.3 }],
  ])

/** What the CRM of the sandbox knows of a demo client before a time. */
export interface OlderDemo {
  /** Newest first. */
  readonly contacts: readonly PastContact[]
  readonly more: boolean
}

/**
 * Contacts of client number `index` before a time, newest first: invented, the same at every question.
 * @param nowMs  counts how far back the history goes; up to about 300 contacts
 */
export function olderDemoHistory(seed: number, index: number, nowMs: EpochMs, before: EpochMs, limit: number): OlderDemo {
  const { weeks, often } = habitOf(new Random(seed ^ 0x0d1d, index))
  const oldest = Math.floor(nowMs / WEEK_MS) - weeks
  const person = personAt(seed, index, new Random(seed, index + 1))
  const contacts: PastContact[] = []
  for (let week = Math.floor(Math.min(before, nowMs) / WEEK_MS); week >= oldest && weeks > 0; week -= 1) {
    const ofWeek = contactsOf(person, seed, week, often).filter(({ at }) => at < before && at < nowMs)
    for (const contact of ofWeek) {
      if (contacts.length === limit) return { contacts, more: true }
      contacts.push(contact)
    }
  }
  return { contacts, more: false }
}

/** Contacts of one week, newest first. */
function contactsOf(person: Person, seed: number, week: number, often: number): readonly PastContact[] {
  const random = new Random(seed ^ (week * 0x9e37), person.index)
  const count = Math.floor(often) + Number(random.chance(often % 1))
  const topics = (person.language === 'ru' ? topicsRu : topicsEn)[person.audience]
  const contacts = Array.from({ length: count }, (_, place) => {
    const at = week * WEEK_MS + random.between(0, 6) * DAY_MS + random.between(6, 16) * HOUR_MS + random.between(0, 59) * MINUTE_MS
    return contactWith(random, person, `demo-${person.index + 1}-w${week}-${place}`, random.pick(topics), at)
  })
  return contacts.sort((one, other) => other.at - one.at)
}

function contactWith(random: Random, person: Person, id: string, topic: Topic, at: EpochMs): PastContact {
  const words = phrases[person.language]
  const contact = contactAt(random, id, topic, words, at)
  const isTalk = contact.channel === 'chat' || contact.channel === 'bot'
  const isCall = contact.channel === 'call-in' || contact.channel === 'call-out'
  return {
    ...contact,
    ...measured(random, contact.channel),
    ...roleOf(random, person.roles),
    ...(isTalk ? { transcript: transcriptOf(random, person.language, contact.title, topic) } : {}),
    ...(isCall && random.chance(0.3) ? { words: topic.told } : {}),
    // An address that is safe to follow and leads nowhere (RFC 2606 §2).
    ...(isCall && random.chance(0.5) ? { recording: `https://records.example/calls/${id}.ogg` } : {}),
    ...(contact.channel === 'escalation'
      ? { escalation: { number: `E-${random.between(1000, 2000)}`, outcome: contact.outcome ?? '' } }
      : {}),
  }
}

function transcriptOf(random: Random, language: 'ru' | 'en', title: string, topic: Topic): readonly TranscriptLine[] {
  const talk = talks[language]
  const line = (who: TranscriptLine['who'], text: string): TranscriptLine => ({ who, text })
  const middle = Array.from({ length: random.between(0, 4) }, () => [
    line('operator', random.pick(talk.operator)),
    line('client', random.pick(talk.client)),
  ])
  return [
    line('bot', random.pick(talk.greetings)),
    line('client', random.chance(0.5) ? topic.told : title),
    line('bot', random.pick(talk.bot)),
    ...middle.flat(),
    line('operator', random.pick(talk.closing)),
    line('client', random.pick(talk.thanks)),
  ]
}
