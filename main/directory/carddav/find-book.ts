import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import { malformed, denied, notSetUp } from '../source-trouble.ts'
import type { DavAsk } from './dav-ask.ts'
import { card, CTAG, dav, readMultistatus, type DavResponse } from './multistatus.ts'
import { propfind } from './questions.ts'
import { childOf, descend, type XmlElement } from './xml.ts'

/** An address book as its server describes it now. */
export interface AddressBook {
  readonly url: URL
  /** It tells what changed (RFC 6578). */
  readonly syncs: boolean
  readonly ctag: string | undefined
}

const BOOK_PROPS = [
  'd:resourcetype',
  'd:supported-report-set',
  's:getctag',
  'd:current-user-principal',
  'c:addressbook-home-set',
  'd:displayname',
]

/**
 * The address book at an address, or the only one of the account there: RFC 6352 §6 and §7.1, found as RFC 6764 §6 says.
 */
export async function findBook(start: URL, ask: DavAsk, signal: AbortSignal): Promise<Result<AddressBook, SourceTrouble>> {
  const there = await describe(start, '0', ask, signal)
  if (!there.ok) return there
  const [self] = there.value
  if (self !== undefined && isBook(self)) return ok(bookOf(self))
  const home = await findHome(start, self, ask, signal)
  if (!home.ok) return home
  const inside = await describe(home.value, '1', ask, signal)
  if (!inside.ok) return inside
  const books = inside.value.filter(isBook).map(bookOf)
  const [only, other] = books
  if (only === undefined) return err(notSetUp('no-book', start.pathname))
  if (other === undefined) return ok(only)
  const places = books.map(({ url }) => url.pathname).slice(0, 5)
  return err(notSetUp('several-books', places.join(', ')))
}

type Described = DavResponse & { readonly at: URL }

async function describe(
  url: URL,
  depth: '0' | '1',
  ask: DavAsk,
  signal: AbortSignal,
): Promise<Result<readonly Described[], SourceTrouble>> {
  const answer = await ask({ method: 'PROPFIND', url, depth, body: propfind(...BOOK_PROPS) }, signal)
  if (!answer.ok) return answer
  const { status, text, url: from } = answer.value
  if (status === 403) return err(denied)
  if (status === 404 || status === 405 || status === 501) return ok([])
  const told = status === 207 ? readMultistatus(text) : undefined
  if (told === undefined) return err(malformed('not-a-book', `${url.pathname}, ${String(status)}`))
  return ok(
    told.responses.flatMap((response) => {
      const at = URL.parse(response.href, from.href)
      return at === null || at.origin !== from.origin ? [] : [{ ...response, at }]
    }),
  )
}

/** The home of the account's address books, through its principal. */
async function findHome(start: URL, self: Described | undefined, ask: DavAsk, signal: AbortSignal): Promise<Result<URL, SourceTrouble>> {
  const known = linkIn(self, card('addressbook-home-set'))
  if (known !== undefined) return ok(known)
  let principal = linkIn(self, dav('current-user-principal'))
  for (const path of ['/.well-known/carddav', '/']) {
    if (principal !== undefined) break
    const found = await describe(new URL(path, start), '0', ask, signal)
    if (!found.ok && found.error.kind !== 'malformed') return found
    if (found.ok) principal = linkIn(found.value[0], dav('current-user-principal'))
  }
  // A home itself: the books lie right below the address.
  if (principal === undefined) return ok(start)
  const told = await describe(principal, '0', ask, signal)
  if (!told.ok) return told
  return ok(linkIn(told.value[0], card('addressbook-home-set')) ?? start)
}

function linkIn(described: Described | undefined, prop: string): URL | undefined {
  const href = childOf(described?.props.get(prop), dav('href'))?.text.trim()
  const url = href === undefined || described === undefined ? null : URL.parse(href, described.at.href)
  return url !== null && url.origin === described?.at.origin ? url : undefined
}

const isBook = ({ props }: DavResponse): boolean => childOf(props.get(dav('resourcetype')), card('addressbook')) !== undefined

const bookOf = ({ at, props }: Described): AddressBook => ({
  url: at,
  syncs: reportsOf(props.get(dav('supported-report-set'))).includes(dav('sync-collection')),
  ctag: props.get(CTAG)?.text.trim(),
})

const reportsOf = (set: XmlElement | undefined): readonly string[] =>
  (set?.children ?? []).flatMap((supported) => descend(supported, dav('report'))?.children.map(({ name }) => name) ?? [])
