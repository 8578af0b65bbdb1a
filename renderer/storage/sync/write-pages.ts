import { applyRemote } from '../changes/apply-remote.ts'
import { inTurn } from '../changes/change-parts.ts'
import { ChangeChannel } from '../change-channel.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { bulkWorkInPlace } from '../directory/bulk-work-in-place.ts'
import { PagedClientDirectory } from '../directory/paged-client-directory.ts'
import { Quarantine } from '../quarantine.ts'
import { guarded } from '../storage-failure.ts'
import { applyPage, type Round } from './apply-page.ts'
import type { Applied } from './applied.ts'
import type { OpenWriter, PageWriter } from './page-writer.ts'

/** Rows told lately that are worth a merge into the pages when a round ends. */
const COMPACT_AT = 256

/** Writes pages on this thread, on this connection. Its `close` closes neither. */
export function pageWriter(db: SeatDatabase, keys: SeatKeys, source: string): PageWriter {
  const quarantine = new Quarantine(db, Date.now)
  const changes = new ChangeChannel(db.name)
  const directory = new PagedClientDirectory({ db, keys, quarantine, changes, bulkWork: bulkWorkInPlace, compacts: false })
  const parts = { db, keys, quarantine, changes, directory, now: Date.now }
  const round: Round = { source, known: undefined }
  const write = async (text: string): Promise<Applied> => {
    const applied = await applyPage(
      { db, keys, now: Date.now, applyRemote: (news) => inTurn(parts, () => applyRemote(parts, news)) },
      round,
      text,
    )
    changes.announce({ kind: 'sources' })
    if (applied.kind === 'applied' && !applied.more && applied.changed > 0 && (await db.recent.count()) >= COMPACT_AT)
      await directory.compact()
    return applied
  }
  return { write: (text) => guarded(() => write(text)), close: () => changes.close() }
}

export const writerInPlace: OpenWriter = ({ db, keys, source }) => pageWriter(db, keys, source)
