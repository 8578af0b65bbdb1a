import type { Bridge } from '../../../core/contract/bridge.ts'
import type { SeatStorage } from '../../storage/seat-storage.ts'
import { startSourceSync } from '../../storage/sync/source-sync.ts'

/** One question to a source may be several to its server; the host has its own limits for each. */
const PULL_WITHIN_MS = 120_000

/** Begins to read the sources that the host names. Without an answer the next start does; the desk works on what it has. */
export const readSources = async (bridge: Bridge, storage: SeatStorage): Promise<void> => {
  const sources = await bridge.call('directory.sources', {}).catch(() => [])
  startSourceSync({
    storage,
    sources,
    pull: (question, signal) => bridge.call('directory.pull', question, { timeoutMs: PULL_WITHIN_MS, signal }),
  })
}
