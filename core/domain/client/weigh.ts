import type { EpochMs } from '../time.ts'
import type { CallerKnowledge } from './caller-knowledge.ts'
import { NOTHING_LEARNED } from './caller-knowledge.ts'
import type { IdentificationFacts } from './caller-signs.ts'
import type { Client, ClientPhone } from './client.ts'
import type { Candidate, ExtensionFit, IdentityReason } from './identification.ts'
import { hasIdentifier } from './identifier.ts'
import { newestOfEach } from './learned-verdict.ts'
import { hoursOf, usualHour } from './local-hours.ts'
import { proposeRole, type RoleProposal } from './propose-role.ts'
import { resembles } from './resembling-name.ts'

/** A candidate with what the decision needs. Signs only ever add to the weight, so that one more never lowers anybody. */
export interface Weighed {
  readonly candidate: Candidate
  readonly weight: number
  readonly named: boolean
  readonly email: boolean
  readonly login: boolean
  /** Absent: the number is not his. */
  readonly phone?: ExtensionFit
  /** His extension, where the fit speaks of one. */
  readonly ownExtension?: string
  readonly confirmedAt?: EpochMs
  readonly refusedAt?: EpochMs
  readonly lastContactAt: EpochMs
}

/** Each sign of who it is outweighs all that stand below it together. */
const WEIGHT = {
  named: 16_000,
  confirmed: 8000,
  email: 4000,
  login: 2000,
  phone: { same: 1200, none: 900, 'not-told': 600, other: 300 },
  unanswered: 80,
  line: 10,
  request: 10,
  lately: 6,
  usualTime: 3,
  name: 2,
} as const

const DAY_MS = 86_400_000
/** What was within this time is a reason to call again. */
const LATELY_MS = 7 * DAY_MS
const UNANSWERED_MS = 2 * DAY_MS

interface Sign {
  readonly reason: IdentityReason
  readonly weight: number
}

/** What speaks for this client, and how much. Without any reason he is no candidate. */
export function weigh(client: Client, facts: IdentificationFacts): Weighed | undefined {
  const zone = client.timeZone ?? facts.timeZone
  const hours = facts.at === undefined || client.roles.length < 2 ? undefined : hoursOf(facts.at, zone)
  const role = proposeRole(client, facts.line, hours)
  const named = facts.byId?.id === client.id
  const [email, login] = (['email', 'login'] as const).map((kind) => carries(client, kind, facts))
  const phone = ownPhone(client, facts)
  const verdict = newestOfEach(facts.learned?.verdicts ?? []).find(({ clientId }) => clientId === client.id)
  const who = [
    named && sign({ kind: 'pbx-client-id', clientId: client.id }, WEIGHT.named),
    verdict?.verdict === 'confirmed' && sign({ kind: 'confirmed', at: verdict.at }, WEIGHT.confirmed),
    phone && sign(phoneReason(client, phone, facts), WEIGHT.phone[fitOf(phone, facts)]),
    email && sign({ kind: 'email' }, WEIGHT.email),
    login && sign({ kind: 'login' }, WEIGHT.login),
  ]
  if (!who.some(Boolean)) return undefined
  const signs = [...who, ...around(client, role, facts, zone)].filter((one) => typeof one === 'object')
  const fit = phone && fitOf(phone, facts)
  return {
    candidate: { client, roleId: role.roleId, reasons: signs.map(({ reason }) => reason) },
    weight: signs.reduce((sum, { weight }) => sum + weight, 0) + WEIGHT.line * role.weight,
    named,
    email: email === true,
    login: login === true,
    ...(fit === undefined ? {} : { phone: fit }),
    ...(phone?.extension === undefined ? {} : { ownExtension: phone.extension }),
    ...(verdict?.verdict === 'confirmed' ? { confirmedAt: verdict.at } : {}),
    ...(verdict?.verdict === 'refused' ? { refusedAt: verdict.at } : {}),
    lastContactAt: client.history.reduce((latest, { at }) => Math.max(latest, at), 0),
  }
}

/** A total order: nobody is left to the order in which records were found. */
export const better = (a: Weighed, b: Weighed): number =>
  b.weight - a.weight ||
  (b.confirmedAt ?? 0) - (a.confirmedAt ?? 0) ||
  b.lastContactAt - a.lastContactAt ||
  (a.candidate.client.id < b.candidate.client.id ? -1 : Number(a.candidate.client.id > b.candidate.client.id))

const sign = (reason: IdentityReason, weight: number): Sign => ({ reason, weight })

/** Signs that need somebody to speak of: line, request, what was lately, the hour, the name. */
function around(client: Client, role: RoleProposal, facts: IdentificationFacts, zone: string | undefined): readonly (Sign | false)[] {
  const { line, at, displayName, learned = NOTHING_LEARNED } = facts
  const hour = at === undefined ? undefined : usualHour(client, at, zone)
  const last = at === undefined ? undefined : lately(client, at)
  const missed = at === undefined ? undefined : unansweredOf(client, learned, at)
  const hours = role.byHours && at !== undefined ? hoursOf(at, zone) : undefined
  return [
    role.byLine && line !== undefined && sign({ kind: 'line', lineId: line.id }, 0),
    role.request !== undefined && sign({ kind: 'open-request', number: role.request.number, title: role.request.title }, WEIGHT.request),
    missed !== undefined && sign({ kind: 'unanswered', direction: missed.direction, at: missed.at }, WEIGHT.unanswered),
    last !== undefined && sign({ kind: 'recent-contact', channel: last.channel, at: last.at, title: last.title }, WEIGHT.lately),
    hour !== undefined && sign({ kind: 'usual-time', fromHour: hour }, WEIGHT.usualTime),
    displayName !== undefined && resembles(displayName, client.name) && sign({ kind: 'display-name', name: displayName }, WEIGHT.name),
    hours !== undefined && sign({ kind: 'hours', hours }, 0),
  ]
}

function carries(client: Client, kind: 'email' | 'login', { identifiers = [] }: IdentificationFacts): boolean {
  return identifiers.some((one) => one.kind === kind && hasIdentifier(client, one))
}

/** The phone of the record that fits the call best. */
function ownPhone(client: Client, facts: IdentificationFacts): ClientPhone | undefined {
  const own = client.phones.filter(({ number }) => number === facts.number)
  return own.reduce<ClientPhone | undefined>(
    (best, next) => (best && WEIGHT.phone[fitOf(best, facts)] >= WEIGHT.phone[fitOf(next, facts)] ? best : next),
    undefined,
  )
}

/** A card without an extension fits every one: it is the company's number, or a number without any. */
function fitOf({ extension }: ClientPhone, facts: IdentificationFacts): ExtensionFit {
  if (extension === undefined) return 'none'
  if (facts.extension === undefined) return 'not-told'
  return facts.extension === extension ? 'same' : 'other'
}

function phoneReason(client: Client, phone: ClientPhone, facts: IdentificationFacts): IdentityReason {
  const fit = fitOf(phone, facts)
  const reason = { kind: 'phone', phoneKind: phone.kind, callsFromIt: callsFrom(client, phone) } as const
  if (fit === 'none') return reason
  const ofCard = phone.extension === undefined ? {} : { ofCard: phone.extension }
  return { ...reason, extension: { fit, ...ofCard, ...(facts.extension === undefined ? {} : { ofCall: facts.extension }) } }
}

/** As told by the source of the record; else, with one phone only, every past call came from it. Never guessed. */
function callsFrom(client: Client, phone: ClientPhone): number {
  if (phone.callsFromIt !== undefined) return phone.callsFromIt
  return client.phones.length === 1 ? client.history.filter(({ channel }) => channel === 'call-in').length : 0
}

/** The newest contact of the last days. */
function lately(client: Client, at: EpochMs): Client['history'][number] | undefined {
  return client.history
    .filter((past) => past.at <= at && at - past.at <= LATELY_MS)
    .reduce<Client['history'][number] | undefined>((latest, next) => (latest && latest.at >= next.at ? latest : next), undefined)
}

/** Of a call of ours it is known whom we wanted. */
function unansweredOf(client: Client, { unanswered }: CallerKnowledge, at: EpochMs): CallerKnowledge['unanswered'] {
  if (unanswered === undefined || at < unanswered.at || at - unanswered.at > UNANSWERED_MS) return undefined
  return unanswered.clientId === undefined || unanswered.clientId === client.id ? unanswered : undefined
}
