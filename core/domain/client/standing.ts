import type { CallId } from '../call/call-id.ts'
import type { Interaction, PastContact } from '../interaction/interaction.ts'
import type { EpochMs } from '../time.ts'
import type { Client, ClientPromise } from './client.ts'
import { historyInRole, requestsInRole } from './in-role.ts'
import type { OpenRequest } from './request.ts'
import { requestsFor } from './request-order.ts'
import type { ClientService } from './service.ts'

const DAY_MS = 86_400_000
/** Calls and wishes of so many days are held against us now. */
export const RECENT_DAYS = 7
/** In the first year a client is looked after more closely. */
const NEW_FOR_MS = 365 * DAY_MS
/** Nothing heard of him for so long: he returns. */
const AWAY_FOR_MS = 180 * DAY_MS
/** So long before its end a service is said to end. */
export const ENDS_WITHIN_MS = 14 * DAY_MS
/** From the third call on somebody tells the same again. */
const REPEATED = 3

/** What is known of the client and of this call when it is asked how things stand. */
export interface Moment {
  readonly roleId: string
  readonly now: EpochMs
  /** Calls of this seat with the client, in any order. */
  readonly seat: readonly Interaction[]
  /** The call on the desk; it is not history. */
  readonly present?: CallId
  /** He is calling now (not we him, and not a card looked at later): this call counts as one more. */
  readonly isCalling: boolean
  /** Topics that calls on the foremost request end with; absent: topics say nothing. */
  readonly topicIds?: readonly string[]
}

/** Something was promised and the time has passed. */
export interface BrokenPromise {
  readonly promise: ClientPromise
  /** The request it was made about; absent: of no one in particular. */
  readonly requestNumber?: string
}

export interface RepeatedCalls {
  /** Calls within {@link RECENT_DAYS}, this one among them; at least 3. */
  readonly count: number
  /** All on this request; absent: on anything. */
  readonly requestNumber?: string
}

/** How things stand with a client now: facts counted from the record and this seat's calls. Words are made by the desk. */
export interface Standing {
  /** The longest overdue first. */
  readonly broken: readonly BrokenPromise[]
  readonly repeated?: RepeatedCalls
  /** When he last asked for a supervisor, within {@link RECENT_DAYS}. */
  readonly supervisorAt?: EpochMs
  /** He rated a contact as bad within {@link RECENT_DAYS}, or said in writing that we know already. */
  readonly isUnhappy: boolean
  /** Trouble or an end of the service, as it is now (a term that has passed is an end). */
  readonly service?: ClientService
  /** Months as a client, 0…11: he is in his first year. */
  readonly newForMonths?: number
  /** Days since the last contact, when that is more than half a year ago. */
  readonly awayForDays?: number
}

/** Counts the facts. Deterministic; a few microseconds for a record of ordinary size. */
export function standingOf(client: Client, moment: Moment): Standing {
  const { now } = moment
  const requests = requestsFor(requestsInRole(client, moment.roleId).shown, moment.roleId)
  const history = historyInRole(client, moment.roleId).shown
  const recent = history.filter(({ at }) => at > now - RECENT_DAYS * DAY_MS && at <= now)
  const repeated = repeatedCalls(requests[0], recent, moment)
  const supervisor = recent.filter(askedForSupervisor).map(({ at }) => at)
  const service = serviceNow(client.service, now)
  const months = client.since === undefined || client.since > now ? undefined : monthsSince(client.since, now)
  const away = awayDays(history, moment)
  return {
    broken: brokenPromises(client, requests, now),
    ...(repeated === undefined ? {} : { repeated }),
    ...(supervisor.length === 0 ? {} : { supervisorAt: Math.max(...supervisor) }),
    isUnhappy: recent.some(isBadlyRated) || client.alerts.some(({ kind }) => kind === 'asked-supervisor' || kind === 'told-before'),
    ...(service === undefined ? {} : { service }),
    ...(months === undefined ? {} : { newForMonths: months }),
    ...(away === undefined ? {} : { awayForDays: away }),
  }
}

function brokenPromises(client: Client, requests: readonly OpenRequest[], now: EpochMs): readonly BrokenPromise[] {
  const ofRequests = requests.flatMap(({ promised, number }) =>
    promised === undefined ? [] : [{ promise: promised, requestNumber: number }],
  )
  const own = client.promise
  const isToldTwice = own !== undefined && ofRequests.some(({ promise }) => samePromise(promise, own))
  const all: readonly BrokenPromise[] = own === undefined || isToldTwice ? ofRequests : [{ promise: own }, ...ofRequests]
  return all.filter(({ promise }) => promise.dueAt < now).sort((a, b) => a.promise.dueAt - b.promise.dueAt)
}

export const samePromise = (one: ClientPromise, other: ClientPromise): boolean => one.dueAt === other.dueAt && one.text === other.text

interface IncomingCall {
  readonly id: string
  readonly requestNumber?: string
  readonly topicId?: string
}

function repeatedCalls(request: OpenRequest | undefined, recent: readonly PastContact[], moment: Moment): RepeatedCalls | undefined {
  const calls = incomingCalls(recent, moment)
  const present = moment.isCalling ? 1 : 0
  const about = request === undefined ? 0 : calls.filter((call) => isAbout(call, request, moment.topicIds)).length
  if (request !== undefined && about > 0 && about + present >= REPEATED) return { count: about + present, requestNumber: request.number }
  return calls.length + present >= REPEATED ? { count: calls.length + present } : undefined
}

function isAbout(call: IncomingCall, request: OpenRequest, topicIds: readonly string[] | undefined): boolean {
  if (call.requestNumber !== undefined) return call.requestNumber === request.number
  return call.topicId !== undefined && topicIds?.includes(call.topicId) === true
}

/** His calls of the last days, each once: the CRM may have a call of this seat already. */
function incomingCalls(recent: readonly PastContact[], { seat, now, present }: Moment): readonly IncomingCall[] {
  const own = seat.filter(
    ({ id, facts }) =>
      facts.direction === 'incoming' && id !== present && facts.startedAt > now - RECENT_DAYS * DAY_MS && facts.startedAt <= now,
  )
  const calls = new Map<string, IncomingCall>()
  for (const { id, channel, requestNumber } of recent) {
    if (channel === 'call-in' && id !== present) calls.set(id, { id, ...(requestNumber === undefined ? {} : { requestNumber }) })
  }
  for (const { id, work } of own) calls.set(id, { ...calls.get(id), id, ...(work.topicId === undefined ? {} : { topicId: work.topicId }) })
  return [...calls.values()]
}

/** «Просьба соединить с руководителем», «просила руководителя», "asked for a supervisor". */
const SUPERVISOR = /(прос(ил|ит|ьба|им)|требу)[^.;]{0,30}руководител|(ask|want|demand)[^.;]{0,24}(supervisor|manager)/i

const askedForSupervisor = ({ title, outcome, outcomeNote, notes }: PastContact): boolean =>
  [title, outcome, outcomeNote, notes].some((text) => text !== undefined && SUPERVISOR.test(text))

/** The lower half of the scale. */
const isBadlyRated = ({ rating }: PastContact): boolean => rating !== undefined && (rating.value - 1) / (rating.of - 1) < 0.5

/** As the record says; what has run out has ended, and what is far from its end does not end yet. */
function serviceNow(service: ClientService | undefined, now: EpochMs): ClientService | undefined {
  if (service === undefined) return undefined
  const { state, until } = service
  if (state === 'suspended' || state === 'ended') return service
  if (until !== undefined && until < now) return { ...service, state: 'ended' }
  const ends = until !== undefined && until - now <= ENDS_WITHIN_MS
  if (state === 'active' && !ends) return undefined
  return ends && state === 'active' ? { ...service, state: 'ends' } : service
}

function monthsSince(since: EpochMs, now: EpochMs): number | undefined {
  const age = now - since
  return age >= NEW_FOR_MS ? undefined : Math.min(11, Math.floor((age / NEW_FOR_MS) * 12))
}

function awayDays(history: readonly PastContact[], { seat, present, now }: Moment): number | undefined {
  const times = [...history.map(({ at }) => at), ...seat.filter(({ id }) => id !== present).map(({ facts }) => facts.startedAt)]
  if (times.length === 0) return undefined
  const away = now - times.reduce((latest, at) => Math.max(latest, at), 0)
  return away > AWAY_FOR_MS ? Math.floor(away / DAY_MS) : undefined
}
