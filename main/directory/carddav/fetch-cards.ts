import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import { clientOfVCard, nameOfVCard } from '../../../core/domain/directory/client-of-vcard.ts'
import { readVCards } from '../../../core/domain/directory/read-vcards.ts'
import type { RecordFault, RefusedRecord } from '../../../core/domain/directory/source-fault.ts'
import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import type { RecordOptions } from '../record-options.ts'
import { recordId } from '../record-id.ts'
import { denied, malformed } from '../source-trouble.ts'
import { etagOf } from './changed-cards.ts'
import type { DavAsk } from './dav-ask.ts'
import type { AddressBook } from './find-book.ts'
import { card, readMultistatus } from './multistatus.ts'
import { multiget } from './questions.ts'

export interface FetchedCards {
  readonly upserts: readonly Client[]
  readonly gone: readonly ClientId[]
  readonly refused: readonly RefusedRecord[]
}

/** A card's id comes from its path, because a server tells of one that is gone by nothing else. */
export const idOfCard = (source: string, href: string, book: URL): ClientId =>
  recordId(source, decodedPath(URL.parse(href, book.href)?.pathname ?? href))

/** Servers differ in what they escape, and one may differ from answer to answer. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Fetches cards by their paths (RFC 6352 §8.7). A card that cannot be read is refused by name; the others are kept. */
export async function fetchCards(
  { url }: AddressBook,
  hrefs: readonly string[],
  options: RecordOptions,
  ask: DavAsk,
  signal: AbortSignal,
): Promise<Result<FetchedCards, SourceTrouble>> {
  if (hrefs.length === 0) return ok({ upserts: [], gone: [], refused: [] })
  const answer = await ask({ method: 'REPORT', url, depth: '0', body: multiget(hrefs) }, signal)
  if (!answer.ok) return answer
  if (answer.value.status === 403) return err(denied)
  const told = answer.value.status === 207 ? readMultistatus(answer.value.text) : undefined
  if (told === undefined) return err(malformed('unreadable'))
  const upserts = new Map<ClientId, Client>()
  const gone: ClientId[] = []
  const refused: RefusedRecord[] = []
  const asked = new Map(hrefs.map((href) => [idOfCard(options.source, href, url), href]))
  for (const { href, status, props } of told.responses) {
    const id = idOfCard(options.source, href, url)
    // What was not asked for is none of ours.
    if (!asked.delete(id)) continue
    const text = props.get(card('address-data'))?.text
    if (text === undefined && status === 404) gone.push(id)
    else {
      const made = clientOf(text, id, etagOf(props), options)
      if (made.kind === 'client') upserts.set(id, made.client)
      else if (made.kind === 'refused')
        refused.push({ name: (made.name === '' ? lastOf(href) : made.name).slice(0, 300), fault: made.fault })
      else gone.push(id)
    }
  }
  for (const href of asked.values()) refused.push({ name: lastOf(href), fault: 'not-given' })
  return ok({ upserts: [...upserts.values()], gone, refused })
}

type Made =
  | { readonly kind: 'client'; readonly client: Client }
  | { readonly kind: 'group' }
  | { readonly kind: 'refused'; readonly name: string; readonly fault: RecordFault }

/** A resource of a book is one card (RFC 6352 §5.1). */
function clientOf(text: string | undefined, id: ClientId, etag: string, options: RecordOptions): Made {
  if (text === undefined) return { kind: 'refused', name: '', fault: 'not-given' }
  const first = readVCards(text).next()
  if (first.done === true) return { kind: 'refused', name: '', fault: 'no-card' }
  if (first.value.kind === 'refused') return first.value
  const made = clientOfVCard(first.value.card, { ...options, id, version: etag })
  if (made.ok) return { kind: 'client', client: made.value }
  switch (made.error) {
    case 'group':
      return { kind: 'group' }
    case 'no-name':
      return { kind: 'refused', name: nameOfVCard(first.value.card), fault: 'no-name' }
    default:
      return missingCase(made.error)
  }
}

const lastOf = (href: string): string => decodedPath(href.replace(/\/$/, '').split('/').at(-1) ?? href).slice(0, 200)
