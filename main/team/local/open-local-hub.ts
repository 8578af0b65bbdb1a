import { err, ok, type Result } from '../../../core/domain/result.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import type { Log } from '../../services/log/log-sink.ts'
import { memoryBlobShelf, type BlobShelf } from './blob-shelf.ts'
import { lockDirectory } from './directory-lock.ts'
import { systemDisk, type Disk } from './disk.ts'
import { diskBlobShelf, sweepBlobs } from './disk-blob-shelf.ts'
import { HubClient } from './hub-client.ts'
import { HubCore, type ChangeStore } from './hub-core.ts'
import { COMPACT_FROM_BYTES, Journal } from './journal.ts'
import { Line } from './line.ts'
import type { LocalHubFault } from './local-hub-fault.ts'
import type { JournalReport } from './read-journal.ts'
import { noSeal, sealWith } from './seal.ts'

/** Where the hub keeps what it holds. `key`: the data key of the profile, base64. `plain` only when the provision says so. */
export type LocalHubStorage =
  | { readonly kind: 'memory' }
  | { readonly kind: 'encrypted'; readonly directory: string; readonly key: string }
  | { readonly kind: 'plain'; readonly directory: string }

export interface LocalHubOptions {
  readonly storage: LocalHubStorage
  readonly clock: Clock
  readonly log?: Log
  readonly disk?: Disk
  /** A journal smaller than this, in bytes, is never written anew for its dead weight. */
  readonly compactFromBytes?: number
  /** How long a hub that is just closing is waited for, in ms. */
  readonly patienceMs?: number
}

/** The hub of one machine. It is a client itself; `close` ends it for every client. */
export interface LocalHub extends TeamHub {
  /** Another client, for another window or a simulated specialist. */
  client(): TeamHub
  /** What was found when the journal was opened. */
  readonly report: JournalReport
}

/** While the disk fails, it is tried again this often, in ms. */
const MEND_EVERY_MS = 2_000
const UP = { kind: 'connected', roundTripMs: 0, server: 'this machine' } as const
const SOURCE = 'main.team.local'

/** Opens the hub of this machine, for every window of this host. A second host with the same folder is refused. */
export async function openLocalHub(options: LocalHubOptions): Promise<Result<LocalHub, LocalHubFault>> {
  const { storage, clock, disk = systemDisk } = options
  if (storage.kind === 'memory') {
    const core = new HubCore(clock, { write: () => Promise.resolve('stored') })
    return ok(hubOver(core, memoryBlobShelf(), new Line(UP), { changes: 0, tornBytes: 0, damaged: 0 }, async () => undefined))
  }
  const { directory } = storage
  try {
    const unlock = await lockDirectory(directory, options.patienceMs)
    if (typeof unlock !== 'function') return err({ kind: 'in-use', ...unlock })
    const opened = await openOnDisk(options, storage, disk, unlock).catch(async (error: unknown) => {
      await unlock()
      throw error
    })
    if (!opened.ok) await unlock()
    return opened
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return err({ kind: 'disk', path: 'path' in error ? String(error.path) : directory, code: String(error.code) })
  }
}

async function openOnDisk(
  { clock, log, compactFromBytes = COMPACT_FROM_BYTES }: LocalHubOptions,
  storage: Exclude<LocalHubStorage, { kind: 'memory' }>,
  disk: Disk,
  unlock: () => Promise<void>,
): Promise<Result<LocalHub, LocalHubFault>> {
  const { directory } = storage
  const seal = (purpose: string) => (storage.kind === 'plain' ? noSeal : sealWith(storage.key, purpose))
  const opened = await Journal.open({ disk, directory, seal: seal('team journal'), compactFromBytes })
  if (!opened.ok) return err({ kind: opened.error })
  const journal = opened.value
  const { report, board } = journal
  await sweepBlobs(disk, directory, (blob) => board.hasBlob(blob), report.damaged > 0)
  if (report.tornBytes > 0) log?.write('warn', SOURCE, 'The last write was not finished and was cut off', { bytes: report.tornBytes })
  if (report.damaged > 0) log?.write('error', SOURCE, 'Damaged places were put aside', { places: report.damaged })
  const line = new Line(UP)
  const watched = mendedStore(journal, line, clock, log)
  const core = new HubCore(clock, watched.store, board)
  const close = async (): Promise<void> => {
    watched.stop()
    await core.settled()
    await journal.close()
    await unlock()
  }
  return ok(hubOver(core, diskBlobShelf(disk, directory, seal('team files')), line, report, close))
}

/** Takes the line down while the disk fails, and tries until it is there again. */
function mendedStore(
  journal: Journal,
  line: Line,
  clock: Clock,
  log: Log | undefined,
): { readonly store: ChangeStore; readonly stop: () => void } {
  let cancel: (() => void) | undefined
  let isStopped = false
  const later = (): void => {
    cancel = clock.after(MEND_EVERY_MS, () => {
      void journal.mend().then((outcome) => {
        if (isStopped) return
        if (outcome !== 'stored') return later()
        log?.write('info', SOURCE, 'The journal is written again')
        line.set(UP)
      })
    })
  }
  return {
    store: {
      async write(changes) {
        const outcome = await journal.write(changes)
        if (outcome === 'failed' && line.isUp && !isStopped) {
          log?.write('error', SOURCE, 'The journal cannot be written')
          line.set({ kind: 'lost', since: clock.now() })
          later()
        }
        return outcome
      },
      replaced: (change) => journal.replaced(change),
    },
    stop() {
      isStopped = true
      cancel?.()
    },
  }
}

function hubOver(core: HubCore, blobs: BlobShelf, line: Line, report: JournalReport, close: () => Promise<void>): LocalHub {
  const clients = new Set<HubClient>()
  const client = (): HubClient => {
    const made = new HubClient(core, blobs, line)
    clients.add(made)
    return made
  }
  const own = client()
  let closing: Promise<void> | undefined
  return {
    report,
    client,
    get link() {
      return own.link
    },
    onLink: (listener) => own.onLink(listener),
    now: () => own.now(),
    records: (bucket) => own.records(bucket),
    log: (name) => own.log(name),
    files: (name) => own.files(name),
    close() {
      closing ??= Promise.all([...clients].map((each) => each.close())).then(close)
      return closing
    },
  }
}
