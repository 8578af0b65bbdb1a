import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { basicUser } from './json-server.ts'

export interface CardDavHabits {
  /** It tells changes by tokens (RFC 6578). */
  readonly syncs?: boolean
  readonly ctag?: boolean
  /** It cuts its answers short (RFC 6578 §3.6). */
  readonly mostPerSync?: number
  /** What it offers to sign in with: `basic`, `digest`, or a challenge it does not take itself. `basic` and no word of it by default. */
  readonly ways?: readonly string[]
  readonly user?: string
  readonly password?: string
}

type Answer = { readonly status: number; readonly body?: string; readonly headers?: Record<string, string | string[]> }

const BOOK = '/dav/anna/book/'
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A CardDAV server in memory, over real HTTP. */
export class FakeCardDav {
  url = ''
  readonly #habits: CardDavHabits
  readonly #cards = new Map<string, { text: string; etag: string }>()
  /** Path and the revision it changed at. */
  readonly #log: { readonly href: string; readonly revision: number }[] = []
  #revision = 0
  #epoch = 1
  #nonce = 'nonce'
  readonly #server = createServer((request, response) => void this.#serve(request, response))
  /** Answers instead of the server, when it returns something. */
  instead: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined
  asked = 0

  constructor(habits: CardDavHabits = {}) {
    this.#habits = { syncs: true, user: 'anna', password: 'тайна', ...habits }
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    this.url = `http://127.0.0.1:${String(address.port)}`
    return this
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  get book(): string {
    return `${this.url}${BOOK}`
  }

  put(key: string, text: string): void {
    this.#revision += 1
    this.#cards.set(`${BOOK}${key}.vcf`, { text, etag: `"${String(this.#revision)}"` })
    this.#log.push({ href: `${BOOK}${key}.vcf`, revision: this.#revision })
  }

  remove(key: string): void {
    this.#revision += 1
    this.#cards.delete(`${BOOK}${key}.vcf`)
    this.#log.push({ href: `${BOOK}${key}.vcf`, revision: this.#revision })
  }

  /** Passwords proved with the nonce given so far are asked for again. */
  newNonce(): void {
    this.#nonce = `nonce-${String(this.asked)}`
  }

  /** Tokens given so far are worth nothing from now on. */
  forget(): void {
    this.#epoch += 1
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked += 1
    const pieces: Buffer[] = []
    for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece)
    if (this.instead?.(request, response) === true) return
    const { status, body, headers } = this.#answer(request, Buffer.concat(pieces).toString('utf8'))
    response.writeHead(status, { 'Content-Type': 'application/xml', ...headers })
    response.end(body ?? '')
  }

  #answer({ method, url = '', headers }: IncomingMessage, body: string): Answer {
    if (!this.#knows(headers.authorization, method ?? '', url)) return { status: 401, headers: { 'WWW-Authenticate': this.#challenges() } }
    if (url === '/.well-known/carddav') return { status: 301, headers: { Location: '/dav/' } }
    if (method === 'PROPFIND') return this.#propfind(url, headers['depth'] === '1')
    if (method === 'REPORT' && body.includes('sync-collection')) return this.#sync(body)
    if (method === 'REPORT') return this.#multiget(body)
    return { status: 405 }
  }

  #knows(authorization: string | undefined, method: string, url: string): boolean {
    const { user = '', password = '', ways = ['basic'] } = this.#habits
    if (ways.includes('digest') && authorization?.startsWith('Digest ') === true) {
      const given = (name: string): string => new RegExp(`\\b${name}="?([^",]*)`).exec(authorization)?.[1] ?? ''
      const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
      const proof = [hash(`${user}:dav:${password}`), this.#nonce, given('nc'), given('cnonce'), 'auth', hash(`${method}:${url}`)]
      return given('uri') === url && given('response') === hash(proof.join(':'))
    }
    const who = basicUser(authorization)
    return ways.includes('basic') && who?.user === user && who.password === password
  }

  #challenges(): string[] {
    const digest = `Digest realm="dav", qop="auth", nonce="${this.#nonce}", algorithm=SHA-256`
    return (this.#habits.ways ?? []).map((way) => (way === 'basic' ? 'Basic realm="dav, of all"' : way === 'digest' ? digest : way))
  }

  #propfind(url: string, deep: boolean): Answer {
    const principal = '<d:current-user-principal><d:href>/dav/anna/</d:href></d:current-user-principal>'
    if (url === '/dav/') return many(response('/dav/', principal))
    if (url === '/dav/anna/' && deep)
      return many(response('/dav/anna/', '<d:resourcetype><d:collection/></d:resourcetype>'), response(BOOK, this.#bookProps()))
    if (url === '/dav/anna/')
      return many(response(url, `${principal}<c:addressbook-home-set><d:href>/dav/anna/</d:href></c:addressbook-home-set>`))
    if (url !== BOOK) return { status: 404 }
    const cards = [...this.#cards].map(([href, { etag }]) => response(href, `<d:getetag>${etag}</d:getetag><d:resourcetype/>`))
    return many(response(BOOK, this.#bookProps()), ...(deep ? cards : []))
  }

  #bookProps(): string {
    const sync = '<d:supported-report><d:report><d:sync-collection/></d:report></d:supported-report>'
    return (
      '<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype>' +
      `<d:supported-report-set>${this.#habits.syncs === true ? sync : ''}</d:supported-report-set>` +
      (this.#habits.ctag === true ? `<s:getctag>${String(this.#revision)}</s:getctag>` : '')
    )
  }

  #sync(body: string): Answer {
    if (this.#habits.syncs !== true) return { status: 501 }
    const token = /<d:sync-token>(.*?)<\/d:sync-token>/.exec(body)?.[1] ?? ''
    const [, epoch, since] = /^urn:(\d+):(\d+)$/.exec(token) ?? []
    if (token !== '' && Number(epoch) !== this.#epoch)
      return { status: 403, body: '<d:error xmlns:d="DAV:"><d:valid-sync-token/></d:error>' }
    const latest = new Map(this.#log.filter(({ revision }) => revision > Number(since ?? 0)).map(({ href, revision }) => [href, revision]))
    const changes = [...latest].sort(([, one], [, other]) => one - other).filter(([href]) => token !== '' || this.#cards.has(href))
    const told = changes.slice(0, this.#habits.mostPerSync ?? changes.length)
    const cut = told.length < changes.length
    const upTo = cut ? (told.at(-1)?.[1] ?? 0) : this.#revision
    const entries = told.map(([href]) => {
      const card = this.#cards.get(href)
      return card === undefined
        ? `<d:response><d:href>${href}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`
        : response(href, `<d:getetag>${card.etag}</d:getetag>`)
    })
    if (cut) entries.push(`<d:response><d:href>${BOOK}</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>`)
    return many(...entries, `<d:sync-token>urn:${String(this.#epoch)}:${String(upTo)}</d:sync-token>`)
  }

  #multiget(body: string): Answer {
    const hrefs = [...body.matchAll(/<d:href>(.*?)<\/d:href>/g)].map(([, href]) => href ?? '')
    return many(
      ...hrefs.map((href) => {
        const card = this.#cards.get(href)
        return card === undefined
          ? `<d:response><d:href>${href}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`
          : response(href, `<d:getetag>${card.etag}</d:getetag><c:address-data>${escape(card.text)}</c:address-data>`)
      }),
    )
  }
}

const SPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:s="http://calendarserver.org/ns/"'
const many = (...parts: readonly string[]): Answer => ({ status: 207, body: `<d:multistatus ${SPACES}>${parts.join('')}</d:multistatus>` })
const response = (href: string, props: string): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
