import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import { denied, malformed } from '../source-trouble.ts'
import type { DavAsk } from './dav-ask.ts'
import type { AddressBook } from './find-book.ts'
import { dav, readMultistatus, type DavResponse, type Multistatus } from './multistatus.ts'
import { propfind, syncCollection } from './questions.ts'
import { childOf, parseXml } from './xml.ts'

/** Which cards of a book are new or changed, and which are gone; paths as the server writes them. */
export interface ChangedCards {
  readonly changed: readonly string[]
  readonly gone: readonly string[]
  /** Where the server goes on. */
  readonly token: string
  /** The server cut its answer short (RFC 6578 §3.6). */
  readonly truncated: boolean
}

/**
 * RFC 6578. `forgotten`: the server does not know the token any more.
 * @param token  empty: everything
 */
export async function syncedCards(
  { url }: AddressBook,
  token: string,
  ask: DavAsk,
  signal: AbortSignal,
): Promise<Result<ChangedCards | 'forgotten' | 'not-spoken', SourceTrouble>> {
  const answer = await ask({ method: 'REPORT', url, depth: '0', body: syncCollection(token) }, signal)
  if (!answer.ok) return answer
  const { status, text } = answer.value
  if (status !== 207) {
    if (token !== '' && refusesToken(text)) return ok('forgotten')
    if (status === 403) return err(denied)
    return ok('not-spoken')
  }
  const told = readMultistatus(text)
  if (told?.syncToken === undefined) return err(malformed('unreadable'))
  if (told.syncToken.length > 1_500) return err(malformed('unreadable'))
  const cards = told.responses.filter(({ href }) => !isCollection(href, url))
  return ok({
    changed: cards.filter(({ status: of }) => of !== 404).map(({ href }) => href),
    gone: cards.filter(({ status: of }) => of === 404).map(({ href }) => href),
    token: told.syncToken,
    truncated: told.responses.some(({ href, status: of }) => of === 507 && isCollection(href, url)),
  })
}

/** The precondition `DAV:valid-sync-token` (RFC 6578 §3.2), whatever the status it comes with. */
const refusesToken = (text: string): boolean => childOf(parseXml(text), dav('valid-sync-token')) !== undefined

/** Path to ETag of every card, for servers that do not tell changes. */
export async function listedCards(
  { url }: AddressBook,
  ask: DavAsk,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, string>, SourceTrouble>> {
  const answer = await ask({ method: 'PROPFIND', url, depth: '1', body: propfind('d:getetag', 'd:resourcetype') }, signal)
  if (!answer.ok) return answer
  const told: Multistatus | undefined = answer.value.status === 207 ? readMultistatus(answer.value.text) : undefined
  if (told === undefined) return err(malformed('unreadable'))
  return ok(new Map(told.responses.filter((response) => isCard(response, url)).map(({ href, props }) => [href, etagOf(props)])))
}

export const etagOf = (props: DavResponse['props']): string => props.get(dav('getetag'))?.text.trim() ?? ''

const isCard = ({ href, props }: DavResponse, book: URL): boolean =>
  !isCollection(href, book) && childOf(props.get(dav('resourcetype')), dav('collection')) === undefined

/** The book itself, and folders in it. */
const isCollection = (href: string, book: URL): boolean => {
  const path = URL.parse(href, book.href)?.pathname ?? ''
  return path.endsWith('/') || path === book.pathname.replace(/\/$/, '')
}
