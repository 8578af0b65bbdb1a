import type { SearchAnswer } from '../../../core/domain/search/search-answer.ts'
import type { SearchStatus } from '../../../core/ports/client-search.ts'
import type { Bytes } from '../bytes.ts'
import { readDirectoryState } from '../directory/directory-state.ts'
import type { ClientIndex } from './client-index.ts'
import { ClientFinder } from './find-clients.ts'
import { FIRST_AMENDMENT } from './pack-place.ts'
import { CollectedPacks, loadIndex, openPack, packKeys, packOf, type LoadParts } from './read-packs.ts'
import { searchParts, type SearchPart } from './search-parts.ts'

/** What the mass was built from. */
interface Built {
  readonly generation: number
  readonly lastPack: number
}

const NOTHING_BUILT: Built = { generation: -1, lastPack: -1 }
/** When so many have changed, the mass is built anew. */
const MOST_LATELY = 20_000

/**
 * The index of one seat: the mass of the clients as the directory held them when it was read, and beside it those that
 * changed since. Lives in a Worker, or in place where there are none.
 */
export class SearchEngine {
  readonly #parts: LoadParts
  readonly #onStatus: (status: SearchStatus) => void
  #mass = new ClientFinder(new CollectedPacks(0).builder.build())
  #lately = this.#mass
  /** Clients whose record in the mass is out of date. */
  #outdated: ReadonlySet<string> = new Set()
  /** Amendments that came after the mass was built, oldest first. */
  #amendments: Bytes[] = []
  #built = NOTHING_BUILT
  #complete = true
  #work: Promise<void> = Promise.resolve()
  #wiped = false

  constructor(parts: LoadParts, onStatus: (status: SearchStatus) => void) {
    this.#parts = parts
    this.#onStatus = onStatus
  }

  /** Bytes of everything that is kept. */
  get byteLength(): number {
    return this.#mass.byteLength + this.#lately.byteLength
  }

  /** Reads what is new, one reading at a time; says with `status` how it went. Never rejects. */
  refresh(): Promise<void> {
    this.#work = this.#work.then(() => this.#refresh())
    return this.#work
  }

  search(query: string, limit: number): SearchAnswer {
    const began = performance.now()
    const parts: readonly SearchPart[] = [
      { finder: this.#lately, isHidden: () => false },
      { finder: this.#mass, isHidden: (id) => this.#outdated.has(id) },
    ]
    const found = searchParts(parts, query, limit)
    return { ...found, complete: this.#complete, tookMs: performance.now() - began }
  }

  /** Overwrites every name and number in memory. */
  wipe(): void {
    this.#wiped = true
    this.#mass.index.wipe()
    this.#lately.index.wipe()
    for (const pack of this.#amendments) pack.fill(0)
    this.#amendments = []
  }

  async #refresh(): Promise<void> {
    if (this.#wiped) return
    try {
      await this.#readMass()
      await this.#readLately()
      if (this.#lately.index.count > MOST_LATELY) await this.#readMass(true)
      this.#say({ kind: 'ready', clients: this.#mass.index.count + this.#lately.index.count - this.#outdated.size })
    } catch {
      this.#built = NOTHING_BUILT
      this.#say({ kind: 'failed', why: 'storage' })
    }
  }

  /** Builds the mass anew when there is another generation. Until it stands, the one before it answers. */
  async #readMass(anyway = false): Promise<void> {
    const state = await readDirectoryState(this.#parts.db)
    const generation = state?.generation ?? 0
    if (this.#built.generation === generation && !anyway) return
    const total = state?.clientCount ?? 0
    const tell = (done: number): void => {
      if (!anyway) this.#say({ kind: 'loading', done: Math.min(done, total), total })
    }
    tell(0)
    const { index, lastPack, complete } = await loadIndex(this.#parts, generation, total, tell)
    this.#complete = complete
    this.#built = { generation, lastPack }
    this.#amendments = []
    this.#mass = this.#swap(this.#mass, index)
  }

  /** First what waits for the pages, then what came into them: nobody is missed who moves from one to the other. */
  async #readLately(): Promise<void> {
    const { upserts, gone } = await this.#parts.source.recent()
    await this.#readAmendments()
    const lately = new CollectedPacks(upserts.length)
    for (const id of gone) lately.gone(id)
    lately.add(packOf(upserts), true)
    for (const content of this.#amendments.toReversed()) lately.add(content, true)
    this.#outdated = lately.newer
    this.#lately = this.#swap(this.#lately, lately.builder.build())
  }

  async #readAmendments(): Promise<void> {
    const { generation, lastPack } = this.#built
    const { db } = this.#parts
    for (const [, no] of await packKeys(db, generation, Math.max(lastPack + 1, FIRST_AMENDMENT))) {
      const content = await openPack(this.#parts, generation, no, await db.searchPacks.get([generation, no]))
      if (content === undefined) this.#complete = false
      else this.#amendments.push(content)
      this.#built = { generation, lastPack: no }
    }
  }

  #swap(before: ClientFinder, index: ClientIndex): ClientFinder {
    before.index.wipe()
    if (this.#wiped) index.wipe()
    return new ClientFinder(index)
  }

  #say(status: SearchStatus): void {
    if (!this.#wiped) this.#onStatus(status)
  }
}
