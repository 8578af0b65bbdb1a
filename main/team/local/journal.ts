import { join } from 'node:path'
import { ok, type Result } from '../../../core/domain/result.ts'
import type { Board } from './board.ts'
import type { Change } from './change.ts'
import { writeLine, type Line } from './change-text.ts'
import { isFull, type Disk, type DiskFile } from './disk.ts'
import { frame } from './frame.ts'
import type { ChangeStore } from './hub-core.ts'
import { ABOUT, isTombstone, JOURNAL, readJournal, type JournalReport, type ReadJournal } from './read-journal.ts'
import type { Seal } from './seal.ts'

/** A file is written anew when it is larger than this and less than half of it is of use. */
export const COMPACT_FROM_BYTES = 1024 * 1024
/** Frames written at once when a file is written anew, in bytes. */
const CHUNK_BYTES = 1024 * 1024

/** Where a journal lies and how it is sealed. */
export interface JournalPlace {
  readonly disk: Disk
  readonly directory: string
  readonly seal: Seal
  /** A file smaller than this, in bytes, is never written anew for its dead weight. */
  readonly compactFromBytes: number
}

/**
 * The changes of a hub in one file that only grows: each is on the disk before it is acknowledged. When the file is
 * mostly dead weight, what is alive is written into a new file that takes its place in one step.
 */
export class Journal implements ChangeStore {
  readonly board: Board
  readonly report: JournalReport
  readonly #place: JournalPlace
  readonly #sizes: Map<Change, number>
  #file: DiskFile | undefined
  #end: number
  #livingBytes = 0
  #isClosed = false
  #compactFrom: number
  /** One thing after another: writes, and the mending of a broken file. */
  #work: Promise<unknown> = Promise.resolve()

  private constructor(place: JournalPlace, read: ReadJournal) {
    this.#place = place
    this.#compactFrom = place.compactFromBytes
    this.board = read.board
    this.report = read.report
    this.#sizes = read.sizes
    this.#end = read.end
    for (const size of read.sizes.values()) this.#livingBytes += size
  }

  /** Opens (or begins) the journal of a folder. Rejects as the disk does. */
  static async open(place: JournalPlace): Promise<Result<Journal, 'wrong-key'>> {
    const { disk, directory, seal } = place
    await disk.list(directory)
    await disk.remove(join(directory, `${JOURNAL}.new`))
    const read = await readJournal(disk, directory, seal)
    if (!read.ok) return read
    const journal = new Journal(place, read.value)
    if (read.value.isToBeRewritten) await journal.#rewrite()
    else await journal.#reopen(read.value.report.tornBytes > 0)
    return ok(journal)
  }

  write(changes: readonly Change[]): Promise<'stored' | 'full' | 'failed'> {
    return this.#next(async () => {
      const mended = await this.#mend()
      if (mended !== 'stored') return mended
      if (this.#end > this.#compactFrom && this.#livingBytes * 2 < this.#end) await this.#compact()
      return this.#append(changes)
    })
  }

  replaced(change: Change): void {
    this.#livingBytes -= this.#sizes.get(change) ?? 0
    this.#sizes.delete(change)
  }

  /** After `failed`: tries whether the disk is there again. */
  mend(): Promise<'stored' | 'full' | 'failed'> {
    return this.#next(() => this.#mend())
  }

  /** Everything that was begun is finished; what comes later fails. */
  async close(): Promise<void> {
    await this.#next(async () => {
      this.#isClosed = true
      await this.#file?.close()
      this.#file = undefined
    })
  }

  /** Size of the file, in bytes. */
  get bytes(): number {
    return this.#end
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => undefined)
    return done
  }

  async #append(changes: readonly Change[]): Promise<'stored' | 'full' | 'failed'> {
    const file = this.#file
    if (file === undefined) return 'failed'
    const frames = changes.map((change) => this.#frame(change))
    const bytes = Buffer.concat(frames)
    let isWritten = false
    try {
      await file.write(bytes, this.#end)
      isWritten = true
      await file.sync()
    } catch (error) {
      // After a failed fsync nobody knows what the disk holds (PostgreSQL learnt it in 2018): only a new file helps.
      const isUndone = !isWritten && isFull(error) && (await this.#cut(file))
      if (!isUndone) await this.#giveUp(file)
      return isUndone ? 'full' : 'failed'
    }
    this.#end += bytes.length
    for (const [index, change] of changes.entries()) this.#counted(change, frames[index]?.length ?? 0)
    return 'stored'
  }

  /** Takes away what was half written. */
  async #cut(file: DiskFile): Promise<boolean> {
    try {
      await file.truncate(this.#end)
      await file.sync()
      return true
    } catch {
      return false
    }
  }

  async #giveUp(file: DiskFile): Promise<void> {
    this.#file = undefined
    await file.close().catch(() => undefined)
  }

  async #mend(): Promise<'stored' | 'full' | 'failed'> {
    if (this.#isClosed) return 'failed'
    if (this.#file !== undefined) return 'stored'
    try {
      await this.#rewrite()
      return 'stored'
    } catch {
      return 'failed'
    }
  }

  async #compact(): Promise<void> {
    try {
      await this.#rewrite()
    } catch {
      // The old file is as good as before, only larger than it need be: tried again when it has grown by a quarter.
      this.#compactFrom = this.#end * 1.25
      await this.#place.disk.remove(join(this.#place.directory, `${JOURNAL}.new`)).catch(() => undefined)
      if (this.#file === undefined) await this.#reopen(false).catch(() => undefined)
    }
  }

  /** Writes what is alive into a new file and puts it in the place of the old. Killed at any moment, one of the two is there, whole. */
  async #rewrite(): Promise<void> {
    const { disk, directory } = this.#place
    const [path, fresh] = [join(directory, JOURNAL), join(directory, `${JOURNAL}.new`)]
    const written = await this.#writeLiving(fresh)
    // Windows replaces no file that is open.
    await this.#file?.close()
    this.#file = undefined
    await disk.rename(fresh, path)
    this.#end = written.end
    this.#livingBytes = written.end
    this.#sizes.clear()
    for (const [change, size] of written.sizes) this.#sizes.set(change, size)
    this.#compactFrom = this.#place.compactFromBytes
    await disk.syncDirectory(directory)
    this.#file = await disk.open(path, 'there')
  }

  async #writeLiving(path: string): Promise<{ readonly end: number; readonly sizes: ReadonlyMap<Change, number> }> {
    const sizes = new Map<Change, number>()
    const file = await this.#place.disk.open(path, 'new')
    try {
      let [end, pending] = [0, [this.#frame({ kind: 'mark', serial: this.board.serial })]]
      const flush = async (): Promise<void> => {
        const bytes = Buffer.concat(pending)
        pending = []
        await file.write(bytes, end)
        end += bytes.length
      }
      let size = 0
      for (const change of this.board.living()) {
        const one = this.#frame(change)
        sizes.set(change, one.length)
        pending.push(one)
        size += one.length
        if (size < CHUNK_BYTES) continue
        await flush()
        size = 0
      }
      await flush()
      await file.sync()
      return { end, sizes }
    } finally {
      await file.close()
    }
  }

  async #reopen(isTorn: boolean): Promise<void> {
    const { disk, directory } = this.#place
    const file = await disk.open(join(directory, JOURNAL), 'there')
    try {
      if (isTorn) await file.truncate(this.#end)
      await file.sync()
      await disk.syncDirectory(directory)
    } catch (error) {
      await this.#giveUp(file)
      throw error
    }
    this.#file = file
  }

  #counted(change: Change, size: number): void {
    if (isTombstone(change)) return
    this.#sizes.set(change, size)
    this.#livingBytes += size
  }

  #frame(line: Line): Buffer {
    return frame(this.#place.seal.close(writeLine(line), ABOUT))
  }
}
