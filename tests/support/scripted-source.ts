import type { Client, ClientId } from '../../core/domain/client/client.ts'
import type { SourcePage } from '../../core/domain/directory/source-page.ts'
import type { PullAnswer, PullQuestion } from '../../renderer/storage/sync/source-sync.ts'

/** A source in memory with a log of its changes; an unknown cursor makes it tell everything anew. */
export class ScriptedSource {
  readonly #now = new Map<string, Client>()
  readonly #log: string[] = []
  /** Answered instead, once for each. */
  readonly troubles: Exclude<PullAnswer, { kind: 'page' }>[] = []
  /** What was asked, newest last. */
  readonly asked: PullQuestion[] = []
  /** Cursors given before are worth nothing. */
  epoch = 1
  /** Clients a page. */
  page = 2

  put(...clients: readonly Client[]): void {
    for (const client of clients) {
      this.#now.set(client.id, client)
      this.#log.push(client.id)
    }
  }

  remove(id: string): void {
    this.#now.delete(id)
    this.#log.push(id)
  }

  /** As a directory does: no word of it but in a telling anew. */
  removeSilently(id: string): void {
    this.#now.delete(id)
    for (let at = this.#log.indexOf(id); at >= 0; at = this.#log.indexOf(id)) this.#log.splice(at, 1, [...this.#now.keys()][0] ?? id)
  }

  readonly pull = (question: PullQuestion): Promise<PullAnswer> => {
    this.asked.push(question)
    const trouble = this.troubles.shift()
    return Promise.resolve(trouble ?? { kind: 'page', page: JSON.stringify(this.#pageAt(question.cursor)) })
  }

  #pageAt(cursor: string | undefined): SourcePage {
    const [, epoch, kind, at] = /^(\d+):(all|log):(\d+)(?::(\d+))?$/.exec(cursor ?? '') ?? []
    const upTo = Number(/:(\d+)$/.exec(cursor ?? '')?.[1] ?? this.#log.length)
    if (Number(epoch) !== this.epoch) return this.#all(0, this.#log.length, true)
    if (kind === 'all') return this.#all(Number(at), upTo, false)
    return this.#since(Number(at))
  }

  #all(from: number, upTo: number, fresh: boolean): SourcePage {
    const everybody = [...this.#now.values()]
    const to = from + this.page
    const more = to < everybody.length
    const cursor = more ? `${String(this.epoch)}:all:${String(to)}:${String(upTo)}` : `${String(this.epoch)}:log:${String(upTo)}`
    return { upserts: everybody.slice(from, to), gone: [], cursor, more, refused: [], fresh }
  }

  #since(from: number): SourcePage {
    const to = Math.min(this.#log.length, from + this.page)
    const ids = [...new Set(this.#log.slice(from, to))]
    const upserts = ids.flatMap((id) => this.#now.get(id) ?? [])
    const gone = ids.filter((id) => !this.#now.has(id)).map((id) => id as ClientId)
    return { upserts, gone, cursor: `${String(this.epoch)}:log:${String(to)}`, more: to < this.#log.length, refused: [], fresh: false }
  }
}
