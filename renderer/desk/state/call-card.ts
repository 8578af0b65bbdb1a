import type { CallId } from '../../../core/domain/call/call.ts'
import type { Client, ClientId, ClientRole } from '../../../core/domain/client/client.ts'
import type { Doubt } from '../../../core/domain/client/doubt.ts'
import type { Candidate, Identification } from '../../../core/domain/client/identification.ts'
import type { LearnedVerdict } from '../../../core/domain/client/learned-verdict.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Interaction } from '../../../core/domain/interaction/interaction.ts'
import type { EpochMs } from '../../../core/domain/time.ts'

/** Stands for the call on a card that is looked at without one: nothing is written down with it. */
export const VIEWED = 'client-view' as CallId

/** A client on the card of one call. */
export interface KnownCard {
  readonly kind: 'known'
  readonly callId: CallId
  readonly candidate: Candidate
  /** The role spoken with; one of `candidate.client.roles`. */
  readonly roleId: string
  /** The operator picked the person herself, so nothing may change it by itself. */
  readonly chosen: boolean
  /** Everybody found, best first, the shown one among them; empty when nobody else came into question. */
  readonly others: readonly Candidate[]
  /** Why the match is not taken for granted: the operator is asked. Absent: nothing speaks against it. */
  readonly doubts?: readonly Doubt[]
  /** What belongs to other roles shows as well. */
  readonly allRoles?: true
  /** Calls of this seat with the client, newest first. */
  readonly seatHistory: readonly Interaction[]
}

/** Somebody who is known to disturb only. */
export interface NuisanceCard {
  readonly kind: 'nuisance'
  readonly callId: CallId
  readonly number: string
  readonly note?: string
  /** Calls before this one. */
  readonly calls: number
  readonly origin: 'seat' | 'list'
  readonly markedAt?: EpochMs
  /** Clients who have the number all the same. */
  readonly others: readonly Candidate[]
}

/** What the card of one call shows. `several` is the chooser; `unknown` the short form. */
export type CallCard =
  | KnownCard
  | { readonly kind: 'loading'; readonly callId: CallId; readonly since: EpochMs }
  | { readonly kind: 'failed'; readonly callId: CallId }
  | { readonly kind: 'several'; readonly callId: CallId; readonly others: readonly Candidate[] }
  | {
      readonly kind: 'unknown'
      readonly callId: CallId
      readonly number?: string
      readonly others: readonly Candidate[]
      /** The others were ruled out by an operator for this caller. */
      readonly refused?: true
    }
  | { readonly kind: 'withheld'; readonly callId: CallId }
  /** A number of the house that is in no list. */
  | { readonly kind: 'internal'; readonly callId: CallId; readonly number: string; readonly others: readonly Candidate[] }
  | {
      readonly kind: 'colleague'
      readonly callId: CallId
      readonly number: string
      readonly name: string
      readonly post?: string
    }
  | NuisanceCard

/** The card with a newer record of somebody on it; the same card when he is not. */
export function withClient(card: CallCard, client: Client): CallCard {
  const renewed = (candidate: Candidate): Candidate => (candidate.client.id === client.id ? { ...candidate, client } : candidate)
  if (card.kind === 'known' && card.candidate.client.id === client.id) {
    const roleId = hasRole(client, card.roleId) ? card.roleId : (client.roles[0]?.id ?? card.roleId)
    return { ...card, candidate: renewed(card.candidate), roleId, others: card.others.map(renewed) }
  }
  const isAmong = 'others' in card && card.others.some((candidate) => candidate.client.id === client.id)
  return isAmong ? { ...card, others: card.others.map(renewed) } : card
}

/** The card that an identification opens. */
export function cardOf(callId: CallId, found: Identification): CallCard {
  switch (found.kind) {
    case 'known':
      return knownCard(callId, found.candidate, found.others ?? [], false)
    case 'uncertain':
      return { ...knownCard(callId, found.candidate, found.others ?? [], false), doubts: found.doubts }
    case 'several':
      return { kind: 'several', callId, others: found.candidates }
    case 'unknown':
      return unknownCard(callId, found.number, found.refused)
    case 'withheld':
      return { kind: 'withheld', callId }
    case 'internal':
      return { ...found, callId, others: [] }
    case 'colleague':
      return { ...found, callId }
    case 'nuisance': {
      const { candidates, ...nuisance } = found
      return { ...nuisance, callId, others: candidates }
    }
    default:
      return missingCase(found)
  }
}

/** Nobody of whom the directory knows; `refused` were ruled out. */
export function unknownCard(callId: CallId, number: string | undefined, refused: readonly Candidate[] = []): CallCard {
  const ruledOut = refused.length === 0 ? {} : ({ refused: true } as const)
  return { kind: 'unknown', callId, others: refused, ...ruledOut, ...(number === undefined ? {} : { number }) }
}

/** "Nobody of them": the short form, with those who were found one key away. */
export function nobodyCard(callId: CallId, number: string | undefined, others: readonly Candidate[]): CallCard {
  return { kind: 'unknown', callId, others, ...(number === undefined ? {} : { number }) }
}

/** Whether each of several candidates was ruled out in this call. */
export function areRuledOut(card: CallCard, said: readonly LearnedVerdict[]): boolean {
  if (card.kind !== 'several' && card.kind !== 'known') return false
  const isOut = (id: ClientId): boolean => said.some(({ clientId, verdict }) => clientId === id && verdict === 'refused')
  return card.others.length > 1 && card.others.every(({ client }) => isOut(client.id))
}

/** One of them opens at once, several are shown to choose from. `others`: best first, at least one. */
export function foundCard(callId: CallId, others: readonly Candidate[]): CallCard {
  const [only, second] = others
  return only !== undefined && second === undefined ? knownCard(callId, only, [], false) : { kind: 'several', callId, others }
}

export function knownCard(callId: CallId, candidate: Candidate, others: readonly Candidate[], chosen: boolean): KnownCard {
  return { kind: 'known', callId, candidate, roleId: candidate.roleId, chosen, others, seatHistory: [] }
}

/** Everybody the number may belong to. */
export function candidatesOf(card: CallCard): readonly Candidate[] {
  return 'others' in card ? card.others : []
}

/** A choice kept in the journal, put back on the card after a reload. */
export function restoredCard(card: CallCard, client: Client, roleId: string | undefined): KnownCard {
  const others = candidatesOf(card)
  const proposed = card.kind === 'known' && card.candidate.client.id === client.id ? card.candidate : undefined
  const candidate = proposed ?? others.find((other) => other.client.id === client.id) ?? chosenCandidate(client, roleId)
  const known = knownCard(card.callId, candidate, others, true)
  return roleId === undefined || !hasRole(client, roleId) ? known : { ...known, roleId }
}

/** A client nobody proposed: found or entered by the operator. */
export function chosenCandidate(client: Client, roleId?: string): Candidate {
  const role = client.roles.find((one) => one.id === roleId) ?? client.roles[0]
  return { client, roleId: role?.id ?? '', reasons: [{ kind: 'chosen-by-operator' }] }
}

/** The role spoken with. */
export function roleOf(card: KnownCard): ClientRole | undefined {
  return card.candidate.client.roles.find((role) => role.id === card.roleId)
}

export function hasRole(client: Client, roleId: string): boolean {
  return client.roles.some((role) => role.id === roleId)
}

/** `Family`-less names happen (a person named by a first name only): no stray spaces. */
export function fullName(client: Client): string {
  const { given, family, patronymic } = client.name
  return [given, patronymic, family].filter((part) => part !== undefined && part !== '').join(' ')
}

/** Given and family name, as the call bar and lists show a person. */
export function shortName(client: Client): string {
  return [client.name.given, client.name.family].filter((part) => part !== '').join(' ')
}

/** Who the card says is on the line; undefined while that is not known. */
export function clientIdOf(card: CallCard | undefined): ClientId | undefined {
  return card?.kind === 'known' ? card.candidate.client.id : undefined
}

/** Everybody who is on a card, or may yet be chosen there. */
export function peopleOn(cards: readonly CallCard[]): ReadonlySet<ClientId> {
  const shown = cards.map(clientIdOf).filter((id) => id !== undefined)
  return new Set([...shown, ...cards.flatMap(candidatesOf).map(({ client }) => client.id)])
}
