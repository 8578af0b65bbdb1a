import type { Value } from './value.ts'

/** What the card may know when a script runs; conditions and texts call these by name. */
export type FactType =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }

/**
 * All facts, with what they may be. Names of texts come in forms that need no cases: a script greets «Мария Андреевна» and never
 * declines a name.
 */
export const FACTS = {
  'client.known': { kind: 'boolean' },
  'client.firstName': { kind: 'text' },
  /** Given name and patronymic, as a Russian is addressed; the given name where there is no patronymic. */
  'client.address': { kind: 'text' },
  'client.fullName': { kind: 'text' },
  'client.company': { kind: 'text' },
  'client.segment': { kind: 'one-of', values: ['A', 'B', 'C', 'D'] },
  'client.vip': { kind: 'boolean' },
  'client.language': { kind: 'one-of', values: ['ru', 'en'] },
  'client.city': { kind: 'text' },
  'client.status': { kind: 'text' },
  'client.isNew': { kind: 'boolean' },
  'client.hasDebt': { kind: 'boolean' },
  'client.manager': { kind: 'text' },
  'client.verified': { kind: 'boolean' },
  /** What he proves himself with, as it is said after «Назовите», e.g. «кодовое слово»; never the answer itself. */
  'client.proof': { kind: 'text' },
  'role.kind': { kind: 'one-of', values: ['private', 'employee', 'director'] },
  'role.title': { kind: 'text' },
  /** Somebody said in whose name the call is; not only what the line dialled lets one think. */
  'role.confirmed': { kind: 'boolean' },
  'service.title': { kind: 'text' },
  'service.state': { kind: 'one-of', values: ['active', 'trial', 'ends', 'suspended', 'ended'] },
  'request.open': { kind: 'boolean' },
  'request.number': { kind: 'text' },
  'request.title': { kind: 'text' },
  'request.stage': { kind: 'text' },
  'request.stageId': { kind: 'text' },
  /** What stands under the stage, e.g. «повтор 3 из 24, в 14:10». */
  'request.stageNote': { kind: 'text' },
  'request.nextStage': { kind: 'text' },
  'request.processId': { kind: 'text' },
  'request.owner': { kind: 'text' },
  /** As it is said, with its preposition: «до 15:30 завтра», "by 15:30 tomorrow". */
  'request.due': { kind: 'text' },
  'request.overdue': { kind: 'boolean' },
  'promise.text': { kind: 'text' },
  'promise.broken': { kind: 'boolean' },
  'told.words': { kind: 'text' },
  /** Lines of the card by their labels: see `card-lines.ts`. */
  'card.crm': { kind: 'text' },
  'card.app': { kind: 'text' },
  'card.scheme': { kind: 'text' },
  'card.inCharge': { kind: 'text' },
  'card.received': { kind: 'text' },
  'card.missing': { kind: 'text' },
  'card.approval': { kind: 'text' },
  'card.cause': { kind: 'text' },
  'card.newDate': { kind: 'text' },
  'card.amends': { kind: 'text' },
  'card.priority': { kind: 'text' },
  'card.outage': { kind: 'text' },
  'call.line': { kind: 'text' },
  'call.direction': { kind: 'one-of', values: ['incoming', 'outgoing'] },
  /** Calls on the same in the last 7 days, this one among them. */
  'call.repeat': { kind: 'number' },
  'operator.name': { kind: 'text' },
  'company.name': { kind: 'text' },
} as const satisfies Record<string, FactType>

export type FactName = keyof typeof FACTS

export const isFactName = (name: string): name is FactName => Object.hasOwn(FACTS, name)

/** The part of a fact's name before the dot, e.g. `client`; no variable may be called so. */
export const isFactGroup = (name: string): boolean => Object.keys(FACTS).some((fact) => fact.startsWith(`${name}.`))

/** The type of a fact. */
export const factType = (name: FactName): FactType => FACTS[name]

/** What is known in one call; what is absent is not known. */
export type Facts = Readonly<Partial<Record<FactName, Value>>>
