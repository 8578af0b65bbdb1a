import type { Client, ClientRole } from '../client/client.ts'
import { isTemporaryNumber } from '../client/change/temporary-number.ts'
import { requestsInRole } from '../client/in-role.ts'
import type { OpenRequest } from '../client/request.ts'
import { requestsFor } from '../client/request-order.ts'
import type { Standing } from '../client/standing.ts'
import type { EpochMs } from '../time.ts'
import { cardFacts } from './card-lines.ts'
import type { FactName, Facts } from './facts.ts'
import type { Value } from './value.ts'

/** Everything a card and its call know at a moment; what is absent is not known. */
export interface CardSight {
  readonly now: EpochMs
  readonly client?: Client
  /** The role spoken in; one of `client.roles`. */
  readonly roleId?: string
  /** Somebody said that it is this role; with one role only there is nothing to say. */
  readonly roleChosen: boolean
  /** He proved in this call that it is he. */
  readonly verified: boolean
  readonly standing?: Standing
  /** Title of the line dialled. */
  readonly line?: string
  readonly direction: 'incoming' | 'outgoing'
  readonly operator?: string
  /** The company that is spoken for. */
  readonly company?: string
  /** A term as it is said, with its preposition («до 15:30 завтра»); undefined: it is not said any more. */
  readonly sayDue: (at: EpochMs, language: 'ru' | 'en') => string | undefined
}

type Known = Partial<Record<FactName, Value | undefined>>

/** What a card tells a script. Pure: the same sight gives the same facts, so that a test run and a call agree. */
export function factsOfCard(sight: CardSight): Facts {
  const { client } = sight
  const facts: Known = {
    'client.known': client !== undefined,
    'client.verified': sight.verified,
    'call.line': sight.line,
    'call.direction': sight.direction,
    'call.repeat': sight.standing?.repeated?.count,
    'operator.name': sight.operator,
    'company.name': sight.company,
    ...(client === undefined ? { 'role.confirmed': false, 'request.open': false } : factsOfClient(client, sight)),
  }
  return withoutUnknown(facts)
}

/** The requests a card shows in the role spoken in, the likeliest first. */
export const requestsOf = (client: Client, roleId: string | undefined): readonly OpenRequest[] => {
  const id = roleId ?? client.roles[0]?.id ?? ''
  return requestsFor(requestsInRole(client, id).shown, id)
}

function factsOfClient(client: Client, sight: CardSight): Known {
  const { name, language } = client
  const role = client.roles.find(({ id }) => id === sight.roleId) ?? client.roles[0]
  const confirmed = client.roles.length === 1 || sight.roleChosen
  const service = sight.standing?.service ?? client.service
  return {
    'client.firstName': name.given,
    'client.address': joined(name.given, language === 'ru' ? name.patronymic : undefined),
    'client.fullName': joined(name.given, name.patronymic, name.family),
    'client.company': companyOf(client, role, confirmed),
    'client.segment': client.segment,
    'client.vip': client.vip,
    'client.language': language,
    'client.city': client.city,
    'client.status': client.status,
    'client.isNew': sight.standing?.newForMonths !== undefined,
    'client.hasDebt': client.debt !== undefined,
    'client.manager': client.manager?.name,
    'role.kind': confirmed ? role?.kind : undefined,
    'role.title': confirmed ? role?.title : undefined,
    'role.confirmed': confirmed,
    'service.title': service?.title,
    'service.state': service?.state,
    ...factsOfRequest(client, sight),
    'told.words': client.told?.text,
    ...cardFacts(client.facts, language),
  }
}

/** Of which company he speaks is only known once his role is. */
const companyOf = (client: Client, role: ClientRole | undefined, confirmed: boolean): string | undefined =>
  confirmed ? (role?.company ?? client.company) : client.company

function factsOfRequest(client: Client, { roleId, now, sayDue }: CardSight): Known {
  const [request] = requestsOf(client, roleId)
  const promise = request?.promised ?? client.promise
  const stage = request?.stages[request.currentStage]
  const { dueAt } = request ?? {}
  return {
    'request.open': request !== undefined,
    'request.number': request === undefined || isTemporaryNumber(request.number) ? undefined : request.number,
    'request.title': request?.title,
    'request.stage': stage?.title,
    'request.stageId': request?.stageId,
    'request.stageNote': stage?.note,
    'request.nextStage': request?.stages[request.currentStage + 1]?.title,
    'request.processId': request?.processId,
    'request.owner': request?.owner,
    'request.due': dueAt === undefined || dueAt < now ? undefined : sayDue(dueAt, client.language),
    'request.overdue': dueAt === undefined ? undefined : dueAt < now,
    'promise.text': promise?.text,
    'promise.broken': promise === undefined ? undefined : promise.dueAt < now,
  }
}

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(' ')

/** Longest fact, in UTF-16 units: it is said aloud, and kept with every run. */
const LONGEST = 500

const withoutUnknown = (facts: Known): Facts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): readonly (readonly [string, Value])[] => {
      if (value === undefined || value === '') return []
      return [[name, typeof value === 'string' ? value.slice(0, LONGEST) : value]]
    }),
  )
