import type { CallContext, Party } from '../domain/call/call.ts'
import { callerKeyOf, type CallerKey } from '../domain/client/caller-key.ts'
import { NOTHING_LEARNED, type CallerKnowledge } from '../domain/client/caller-knowledge.ts'
import type { Client } from '../domain/client/client.ts'
import type { ClientId } from '../domain/client/client-id.ts'
import { dialledLine, type DialledLine } from '../domain/client/dialled-line.ts'
import type { Candidate, Identification } from '../domain/client/identification.ts'
import { identify, type IdentificationFacts } from '../domain/client/identify.ts'
import { identifierOf, type Identifier } from '../domain/client/identifier.ts'
import { newestOfEach } from '../domain/client/learned-verdict.ts'
import { colleagueOf, EMPTY_BOOK, isInternal, listedNuisance, type NumberBook, type NumberForms } from '../domain/client/number-book.ts'
import { isWithheld } from '../domain/client/withheld.ts'
import type { CallerMemory } from '../ports/caller-memory.ts'
import type { ClientDirectory } from '../ports/client-directory.ts'
import type { Clock } from '../ports/clock.ts'
import type { PhoneNumbers } from '../ports/phone-numbers.ts'

export interface IdentifyCallerDeps {
  readonly directory: Pick<ClientDirectory, 'byPhone' | 'byId' | 'byIdentifier'>
  readonly phoneNumbers: Pick<PhoneNumbers, 'parse'>
  readonly lines: readonly DialledLine[]
  /** What the seat learned about callers; without it nothing is remembered. */
  readonly memory?: Pick<CallerMemory, 'recall'>
  /** Numbers that are no clients, as they are at this moment. */
  readonly book?: () => NumberBook
  readonly clock?: Pick<Clock, 'now'>
  /** IANA zone of clients whose record has none. */
  readonly timeZone?: string
}

/** The part of a call that says who it may be. */
export interface CallerFacts {
  readonly direction: 'incoming' | 'outgoing'
  readonly remote: Party
  readonly context: CallContext
}

const HEADERS = { id: 'x-client-id', email: 'x-email', login: 'x-login' } as const
/** The directory's ids are short and printable; anything else in the header is somebody's mistake or mischief. */
const plausibleId = /^[\x21-\x7e]{1,64}$/

/** What a call says of its caller, put into the forms that can be looked up. */
export interface ReadCaller {
  readonly forms: NumberForms
  readonly extension?: string
  readonly withheld: boolean
  readonly clientId?: ClientId
  readonly identifiers: readonly Identifier[]
  /** Undefined: nothing by which he could be recognised the next time. */
  readonly key?: CallerKey
}

/**
 * Headers are read on incoming calls only: those come over the seat's own registration, so the PBX wrote them
 * (it must strip them from what comes in over its trunks).
 */
export function readCaller({ direction, remote, context }: CallerFacts, phoneNumbers: Pick<PhoneNumbers, 'parse'>): ReadCaller {
  const withheld = isWithheld(remote.number)
  const parsed = withheld ? undefined : phoneNumbers.parse(remote.number)
  const header = (name: string): string | undefined => (direction === 'incoming' ? context.headers[name]?.trim() : undefined)
  const id = header(HEADERS.id)
  const identifiers = (['email', 'login'] as const)
    .map((kind) => identifierOf(kind, header(HEADERS[kind]) ?? ''))
    .filter((one) => one !== undefined)
  const written = withheld ? '' : remote.number
  const key = callerKeyOf({ written, identifiers, ...parsed })
  return {
    forms: { written, ...(parsed === undefined ? {} : { number: parsed.number }) },
    withheld,
    identifiers,
    ...(parsed?.extension === undefined ? {} : { extension: parsed.extension }),
    ...(id !== undefined && plausibleId.test(id) ? { clientId: id as ClientId } : {}),
    ...(key === undefined ? {} : { key }),
  }
}

/**
 * Finds who is calling, and what kind of caller it is. All look-ups go at once, that of what the seat learned too; the card
 * is waited for. Only a client whom nothing but the operator's earlier word ties to this caller costs a second one.
 * Rejects only when the directory does.
 */
export async function identifyCaller(deps: IdentifyCallerDeps, call: CallerFacts): Promise<Identification> {
  const { directory, clock } = deps
  const caller = readCaller(call, deps.phoneNumbers)
  const { forms, clientId } = caller
  const [byPhone, byId, byIdentifier, learned] = await Promise.all([
    forms.number === undefined ? [] : directory.byPhone(forms.number),
    clientId === undefined ? undefined : directory.byId(clientId),
    Promise.all(caller.identifiers.map((identifier) => directory.byIdentifier(identifier))),
    recalled(deps, caller.key),
  ])
  const found = [...byPhone, ...(byId === undefined ? [] : [byId]), ...byIdentifier.flat()]
  const line = dialledLine(call.context, deps.lines)
  const facts: IdentificationFacts = {
    withheld: caller.withheld,
    byPhone,
    identifiers: caller.identifiers,
    byIdentifier: byIdentifier.flat(),
    learned,
    byVerdict: await onlyByVerdict(directory, learned, found),
    ...(forms.number === undefined ? {} : { number: forms.number }),
    ...(caller.extension === undefined ? {} : { extension: caller.extension }),
    ...(byId === undefined ? {} : { byId }),
    ...(line === undefined ? {} : { line }),
    ...(call.remote.displayName === undefined ? {} : { displayName: call.remote.displayName }),
    ...(clock === undefined ? {} : { at: clock.now() }),
    ...(deps.timeZone === undefined ? {} : { timeZone: deps.timeZone }),
  }
  return toldApart(deps, caller, learned, identify(facts), byId !== undefined || byIdentifier.some(({ length }) => length > 0))
}

/**
 * A colleague, a number of the house and a known nuisance are told apart before the number is taken for a client's.
 * A header that names a client wins over the first two: a colleague who transfers a call is not the one who calls.
 */
function toldApart(
  { book: bookOf, phoneNumbers }: IdentifyCallerDeps,
  { forms, withheld }: ReadCaller,
  learned: CallerKnowledge,
  found: Identification,
  byHeader: boolean,
): Identification {
  if (withheld) return found
  const book = bookOf?.() ?? EMPTY_BOOK
  const form = (written: string): string => phoneNumbers.parse(written)?.number ?? written.replace(/[\s()-]/g, '')
  const number = forms.number ?? forms.written
  const listed = learned.nuisance ?? listedNuisance(forms, book, form)
  if (listed !== undefined && !byHeader) {
    const { nuisance, nuisanceCalls: calls } = learned
    const origin = nuisance === undefined ? ({ origin: 'list' } as const) : ({ origin: 'seat', markedAt: nuisance.at } as const)
    const note = listed.note === undefined || listed.note === '' ? {} : { note: listed.note }
    return { kind: 'nuisance', number, calls, ...origin, ...note, candidates: candidatesIn(found) }
  }
  if (byHeader) return found
  const colleague = colleagueOf(forms, book, form)
  if (colleague !== undefined) {
    return { kind: 'colleague', number, name: colleague.name, ...(colleague.post === undefined ? {} : { post: colleague.post }) }
  }
  return found.kind === 'unknown' && found.refused === undefined && isInternal(forms, book) ? { kind: 'internal', number } : found
}

/** Everybody who comes into question, best first. */
function candidatesIn(found: Identification): readonly Candidate[] {
  if (found.kind === 'several') return found.candidates
  return found.kind === 'known' || found.kind === 'uncertain' ? (found.others ?? [found.candidate]) : []
}

/** A memory that cannot be read costs its reasons, never the card. */
async function recalled({ memory }: IdentifyCallerDeps, key: CallerKey | undefined): Promise<CallerKnowledge> {
  if (memory === undefined || key === undefined) return NOTHING_LEARNED
  return await memory.recall(key).catch(() => NOTHING_LEARNED)
}

/** Clients confirmed for this caller whom nothing else finds. */
async function onlyByVerdict(
  directory: Pick<ClientDirectory, 'byId'>,
  { verdicts }: CallerKnowledge,
  found: readonly Client[],
): Promise<readonly Client[]> {
  const wanted = newestOfEach(verdicts).filter(
    ({ verdict, clientId }) => verdict === 'confirmed' && !found.some(({ id }) => id === clientId),
  )
  if (wanted.length === 0) return []
  return (await Promise.all(wanted.map(({ clientId }) => directory.byId(clientId)))).filter((client) => client !== undefined)
}
