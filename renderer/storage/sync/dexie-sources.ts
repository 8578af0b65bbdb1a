import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import type { ChangeChannel } from '../change-channel.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { guarded } from '../storage-failure.ts'
import { pageOf, readPlace } from './apply-page.ts'
import type { OpenWriter, PageWriter } from './page-writer.ts'
import type { SeatSources, SourceRound, SourceStatus } from './seat-sources.ts'
import { openState, sealState } from './source-row.ts'

export interface SourcesParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly changes: ChangeChannel
  readonly openWriter: OpenWriter
  readonly now: () => number
}

export class DexieSources implements SeatSources {
  readonly #parts: SourcesParts

  constructor(parts: SourcesParts) {
    this.#parts = parts
  }

  status(source: string): Promise<SourceStatus | undefined> {
    return guarded(async () => {
      const { db, keys } = this.#parts
      const row = await db.sources.get(source)
      if (row === undefined) return undefined
      const { clientCount, succeededAt, trouble, refused, refusedCount } = await openState(keys, source, row)
      return {
        source,
        clientCount,
        refused,
        refusedCount,
        ...(succeededAt === undefined ? {} : { succeededAt }),
        ...(trouble === undefined ? {} : { trouble }),
      }
    })
  }

  begin(source: string): Promise<SourceRound> {
    return guarded(async () => {
      const cursor = await readPlace(this.#parts, source)
      let writer: PageWriter | undefined
      return {
        cursor,
        write: async (page) => {
          const quiet = writer === undefined ? await guarded(() => this.#keepQuiet(source, page)) : undefined
          return quiet === undefined
            ? (writer ??= this.#parts.openWriter({ ...this.#parts, source })).write(page)
            : { kind: 'applied', more: false, cursor: quiet, changed: 0 }
        },
        close: () => writer?.close(),
      }
    })
  }

  /** Most pages bring no news, and are not worth a worker. @returns its cursor; undefined: this one does */
  async #keepQuiet(source: string, page: string): Promise<string | undefined> {
    const cursor = quietCursor(page)
    if (cursor === undefined) return undefined
    const { db, keys, changes, now } = this.#parts
    const { trouble: _over, ...state } = await openState(keys, source, await db.sources.get(source))
    if (state.sweeping) return undefined
    await db.sources.put(await sealState(keys, source, { ...state, cursor, succeededAt: now() }))
    changes.announce({ kind: 'sources' })
    return cursor
  }

  async fail(source: string, trouble: SourceTrouble): Promise<void> {
    const { db, keys, changes, now } = this.#parts
    await guarded(async () => {
      const state = await openState(keys, source, await db.sources.get(source))
      const { since, failures } = state.trouble ?? { since: now(), failures: 0 }
      await db.sources.put(await sealState(keys, source, { ...state, trouble: { trouble, since, at: now(), failures: failures + 1 } }))
    })
    changes.announce({ kind: 'sources' })
  }

  wantNow(source: string, whole = false): void {
    this.#parts.changes.announce({ kind: 'source-wanted', source, whole })
  }

  onWanted(listener: (source: string, whole: boolean) => void): () => void {
    return this.#parts.changes.listen((change) => {
      if (change.kind === 'source-wanted') listener(change.source, change.whole === true)
    })
  }

  onChange(listener: () => void): () => void {
    return this.#parts.changes.listen((change) => {
      if (change.kind === 'sources') listener()
    })
  }
}

/** Longer than a page without news, in characters. */
const QUIET_BELOW = 6_000

/** The cursor of a page that says nothing else. */
function quietCursor(text: string): string | undefined {
  const page = text.length < QUIET_BELOW ? pageOf(text) : undefined
  if (page === undefined || page.fresh || page.more) return undefined
  return page.upserts.length + page.gone.length + page.refused.length === 0 ? page.cursor : undefined
}
