import type { Client, ToldAlready } from '../client/client.ts'
import { historyInRole, requestsInRole, showsInRole } from '../client/in-role.ts'
import type { EpochMs } from '../time.ts'
import { missingCase } from '../exhaustive.ts'
import type { Channel, Interaction, PastContact, Rating } from './interaction.ts'
import { isBadRating } from './rating.ts'

/** One time the client told it: when, how, and to whom where that is known. */
export interface Telling {
  readonly at: EpochMs
  readonly channel: Channel
  readonly by?: string
}

/** Whether what was promised happened: `kept`, `open` until its time, `overdue` after it, `untimed` where no time was named. */
export type PromiseState = 'kept' | 'open' | 'overdue' | 'untimed'

export interface DigestPromise {
  readonly text: string
  readonly state: PromiseState
  readonly madeAt: EpochMs
  readonly dueAt?: EpochMs
  /** Absent: an operator of this seat. */
  readonly by?: string
}

/** What a client told us already, so that he does not tell it once more. */
export interface Digest {
  /** His last problem in his own words. */
  readonly words: string
  /** Every time he told it, newest first; the first is where `words` come from. */
  readonly tellings: readonly [Telling, ...Telling[]]
  readonly promise?: DigestPromise
  /** His last rating, when it was a bad one. */
  readonly rating?: { readonly rating: Rating; readonly at: EpochMs; readonly by?: string }
}

/** Tellings of one problem without a request number lie within this of the last one, ms: two weeks. */
const ONE_PROBLEM_MS = 14 * 24 * 3_600_000
/** A record's `told` and the contact it was told in may differ by so much, ms. */
const SAME_MOMENT_MS = 5 * 60_000
/** Of a transcript so much is quoted, UTF-16 units. */
const QUOTE = 400

/**
 * The digest of a client in one role; undefined: he has told nothing that is known in his words.
 * Pure: what is shown follows from the record, the calls of this seat and the time alone.
 */
export function digestOf(client: Client, roleId: string, seatHistory: readonly Interaction[], now: EpochMs): Digest | undefined {
  const past = [...historyInRole(client, roleId).shown].filter(({ at }) => at <= now).sort(newestFirst)
  const told = past.filter((contact) => wordsOf(contact) !== undefined)
  const newest = lastTold(client.told, told, past)
  if (newest === undefined) return undefined
  const { words, telling, requestNumber } = newest
  const sameProblem = told.filter(
    (contact) =>
      contact.at <= telling.at + SAME_MOMENT_MS &&
      (requestNumber === undefined
        ? contact.requestNumber === undefined && telling.at - contact.at <= ONE_PROBLEM_MS
        : contact.requestNumber === requestNumber),
  )
  const others = sameProblem.filter(({ at, channel }) => !isSameTelling(telling, at, channel)).map(tellingOf)
  const promise = lastPromise(client, roleId, seatHistory, now)
  const rated = past.find(({ rating }) => rating !== undefined)
  return {
    words,
    tellings: [telling, ...others],
    ...(promise === undefined ? {} : { promise }),
    ...(rated?.rating === undefined || !isBadRating(rated.rating)
      ? {}
      : { rating: { rating: rated.rating, at: rated.at, ...byOf(rated) } }),
  }
}

const newestFirst = (one: PastContact, other: PastContact): number => other.at - one.at || (one.id < other.id ? -1 : 1)
const byOf = ({ by }: PastContact): { by?: string } => (by === undefined ? {} : { by })
const tellingOf = (contact: PastContact): Telling => ({ at: contact.at, channel: contact.channel, ...byOf(contact) })

/** The problem in the client's own words: as somebody noted them, or as he wrote them. */
function wordsOf({ words, transcript }: PastContact): string | undefined {
  if (words !== undefined && words.trim() !== '') return words.trim()
  const lines = (transcript ?? []).filter(({ who }) => who === 'client').map(({ text }) => text.trim())
  const said = lines.filter((line) => line !== '').join(' ')
  if (said === '') return undefined
  return said.length <= QUOTE ? said : `${said.slice(0, QUOTE).trimEnd()}…`
}

interface LastTold {
  readonly words: string
  readonly telling: Telling
  readonly requestNumber?: string
}

/** The newest of what the record says and what its contacts hold. */
function lastTold(told: ToldAlready | undefined, contacts: readonly PastContact[], all: readonly PastContact[]): LastTold | undefined {
  const [contact] = contacts
  const words = contact && wordsOf(contact)
  if (told !== undefined && (contact === undefined || told.at >= contact.at - SAME_MOMENT_MS)) {
    const inContact = all.find(({ at, channel }) => isSameTelling({ at: told.at, channel: channelOf(told) }, at, channel))
    const telling = inContact === undefined ? { at: told.at, channel: channelOf(told) } : tellingOf(inContact)
    return { words: told.text, telling, ...requestOf(inContact) }
  }
  return contact === undefined || words === undefined ? undefined : { words, telling: tellingOf(contact), ...requestOf(contact) }
}

const requestOf = (contact: PastContact | undefined): { requestNumber?: string } =>
  contact?.requestNumber === undefined ? {} : { requestNumber: contact.requestNumber }

function channelOf({ channel }: ToldAlready): Channel {
  switch (channel) {
    case 'call':
      return 'call-in'
    case 'chat':
    case 'bot':
    case 'letter':
      return channel
    default:
      return missingCase(channel)
  }
}

const isCall = (channel: Channel): boolean => channel === 'call-in' || channel === 'call-out'
const isSameTelling = (telling: Pick<Telling, 'at' | 'channel'>, at: EpochMs, channel: Channel): boolean =>
  Math.abs(telling.at - at) <= SAME_MOMENT_MS && (telling.channel === channel || (isCall(telling.channel) && isCall(channel)))

/** The promise made last, by whomever. */
function lastPromise(client: Client, roleId: string, seatHistory: readonly Interaction[], now: EpochMs): DigestPromise | undefined {
  const timed = (text: string, by: string, madeAt: EpochMs, dueAt: EpochMs, isKept: boolean): DigestPromise => {
    const state = isKept ? 'kept' : dueAt < now ? 'overdue' : 'open'
    return { text, by, madeAt, dueAt, state }
  }
  const ofRecord = client.promise
  const promises: DigestPromise[] = [
    ...(ofRecord === undefined ? [] : [timed(ofRecord.text, ofRecord.by, ofRecord.madeAt, ofRecord.dueAt, false)]),
    ...requestsInRole(client, roleId).shown.flatMap(({ promised, stages, currentStage }) =>
      promised === undefined
        ? []
        : [timed(promised.text, promised.by, promised.madeAt, promised.dueAt, currentStage === stages.length - 1)],
    ),
    ...seatHistory
      .filter(({ stage, work }) => stage !== 'open' && showsInRole(client, work.roleId, roleId))
      .flatMap(({ facts, work }): readonly DigestPromise[] => {
        const text = work.promise?.trim() ?? ''
        return text === '' ? [] : [{ text, madeAt: work.savedAt ?? facts.startedAt, state: 'untimed' }]
      }),
  ]
  return promises.sort((one, other) => other.madeAt - one.madeAt)[0]
}
