import { Client, type Entry, type SearchOptions } from 'ldapts'
import type { Socket } from 'node:net'
import type { SourceLimits } from '../directory-source.ts'
import { CheckedWire } from './checked-wire.ts'
import { connectTo } from './connect.ts'

export interface LdapAccount {
  readonly url: URL
  readonly bindDn: string | undefined
  readonly secret: string | undefined
}

export interface LdapSearch {
  readonly baseDn: string
  /** RFC 4515 */
  readonly filter: string
  readonly attributes: readonly string[]
  readonly pageSize: number
}

/**
 * One connection with one search on it: a directory server remembers where its pages stand for as long as the connection
 * lasts (RFC 2696 §3).
 */
export class LdapSession {
  readonly #wire: CheckedWire
  readonly #pages: AsyncGenerator<{ readonly searchEntries: readonly Entry[] }>

  private constructor(client: Client, wire: CheckedWire, search: LdapSearch) {
    this.#wire = wire
    const options: SearchOptions = {
      scope: 'sub',
      derefAliases: 'never',
      filter: search.filter,
      attributes: [...search.attributes],
      explicitBufferAttributes: ['objectGUID'],
      paged: { pageSize: search.pageSize },
    }
    this.#pages = client.searchPaginated(search.baseDn, options)
  }

  /** Connects, binds and prepares the search. Rejects with errors of Node or of the client. */
  static async open(account: LdapAccount, search: LdapSearch, limits: SourceLimits, signal: AbortSignal): Promise<LdapSession> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)])
    const wire = new CheckedWire(await connectTo(account.url, within), limits.answerBytes)
    // TLS stands already: the client gets the wire as it is. It asks of it what `CheckedWire` has.
    const client = new Client({
      url: 'ldap://wire',
      timeout: limits.timeoutMs,
      strictDN: false,
      createConnection: () => wire as unknown as Socket,
    })
    const session = new LdapSession(client, wire, search)
    try {
      await session.#while(signal, () => client.bind(account.bindDn ?? '', account.bindDn === undefined ? '' : account.secret))
      return session
    } catch (error) {
      session.close()
      throw error
    }
  }

  /** The next page; undefined behind the last one. */
  async next(signal: AbortSignal): Promise<readonly Entry[] | undefined> {
    this.#wire.newAnswer()
    const page = await this.#while(signal, () => this.#pages.next())
    return page.done === true ? undefined : page.value.searchEntries
  }

  close(): void {
    this.#wire.destroy()
  }

  /** An abort closes the connection, which ends whatever waits on it. */
  async #while<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    const stop = (): void => this.close()
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await run()
    } catch (error) {
      throw this.#wire.errored ?? error
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}
