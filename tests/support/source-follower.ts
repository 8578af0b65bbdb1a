import type { Client } from '../../core/domain/client/client.ts'
import type { DirectorySource, Pulled } from '../../main/directory/directory-source.ts'

/** Follows a source as a seat does: cursor, upserts, tombstones, and what a telling anew does not name. */
export class SourceFollower {
  readonly clients = new Map<string, Client>()
  readonly refused: string[] = []
  readonly pages: Extract<Pulled, { kind: 'page' }>[] = []
  cursor: string | undefined
  #named: Set<string> | undefined

  /** One page. */
  async pull(source: DirectorySource, limit = 100, signal: AbortSignal = new AbortController().signal): Promise<Pulled> {
    const pulled = await source.pull(this.cursor, limit, signal)
    if (pulled.kind !== 'page') return pulled
    this.pages.push(pulled)
    if (pulled.fresh) this.#named = new Set()
    for (const client of pulled.upserts) {
      this.clients.set(client.id, client)
      this.#named?.add(client.id)
    }
    for (const id of pulled.gone) this.clients.delete(id)
    this.refused.push(...pulled.refused.map(({ name, fault }) => `${name}: ${fault}`))
    if (!pulled.more && this.#named !== undefined) {
      for (const id of [...this.clients.keys()]) if (!this.#named.has(id)) this.clients.delete(id)
      this.#named = undefined
    }
    this.cursor = pulled.cursor
    return pulled
  }

  /** Until nothing more is there now; returns the pages of this round, or throws what was wrong. */
  async catchUp(source: DirectorySource, limit = 100): Promise<readonly Extract<Pulled, { kind: 'page' }>[]> {
    const from = this.pages.length
    for (;;) {
      const pulled = await this.pull(source, limit)
      if (pulled.kind !== 'page') throw new Error(`no page: ${JSON.stringify(pulled)}`)
      if (!pulled.more) return this.pages.slice(from)
    }
  }

  /** Family names, sorted. */
  names(): readonly string[] {
    return [...this.clients.values()].map(({ name }) => name.family).sort()
  }
}
