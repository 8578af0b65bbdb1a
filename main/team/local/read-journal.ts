import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import { Board } from './board.ts'
import type { Change } from './change.ts'
import { readLine } from './change-text.ts'
import type { Disk } from './disk.ts'
import { readFrames, type Span } from './frame.ts'
import type { Seal } from './seal.ts'

export const JOURNAL = 'journal'
/** Folder of what could not be read, for who wants to look at it; nothing in it is ever deleted. */
export const DAMAGED = 'damaged'

/** What the sealed lines are about. */
export const ABOUT = 'team journal line'

/** After damage so many serials are left out, because the last that were given may be among what was lost. */
const DAMAGE_GAP = 1000

/** What was found at the opening of a journal. */
export interface JournalReport {
  /** Changes that were read. */
  readonly changes: number
  /** Bytes of the last, never acknowledged write that were cut off: the host was killed in the middle of it. */
  readonly tornBytes: number
  /** Places that could not be read, copied into the folder `damaged`. */
  readonly damaged: number
}

export interface ReadJournal {
  readonly board: Board
  readonly report: JournalReport
  /** Where the next frame goes. */
  readonly end: number
  /** Size of each frame that is still of use, in bytes. */
  readonly sizes: Map<Change, number>
  /** The file has to be written anew: damage in the middle, or plain lines in a profile that encrypts. */
  readonly isToBeRewritten: boolean
}

/** A deletion is dead weight as soon as it is told. */
export const isTombstone = (change: Change): boolean => change.kind === 'record' && change.value === undefined

/** Reads the journal of a folder and puts aside what cannot be read. Changes nothing in the journal itself. */
export async function readJournal(disk: Disk, directory: string, seal: Seal): Promise<Result<ReadJournal, 'wrong-key'>> {
  const file = (await disk.read(join(directory, JOURNAL))) ?? Buffer.alloc(0)
  const frames = readFrames(file)
  const [board, sizes, damaged] = [new Board(), new Map<Change, number>(), [...frames.damaged]]
  let [changes, opened, isPlainSomewhere] = [0, 0, false]
  const seals = seal.close(new Uint8Array(), ABOUT)[0] !== 0
  for (const { body, from, to } of frames.whole) {
    const content = seal.open(body, ABOUT)
    if (content !== 'sealed-otherwise') opened += 1
    const line = content === 'sealed-otherwise' ? undefined : readLine(content.bytes)
    if (line === undefined || content === 'sealed-otherwise') {
      damaged.push({ from, to })
      continue
    }
    isPlainSomewhere ||= content.wasPlain
    if (line.kind === 'mark') {
      board.skipTo(line.serial)
      continue
    }
    changes += 1
    if (!isTombstone(line)) sizes.set(line, to - from)
    const replaced = board.apply(line)
    if (replaced !== undefined) sizes.delete(replaced)
  }
  // A damaged file has at least some frames that open; a file of which none does has another key.
  if (frames.whole.length > 0 && opened === 0) return err('wrong-key')
  await putAside(disk, join(directory, DAMAGED), file, damaged)
  if (damaged.length > 0) board.skipTo(board.serial + DAMAGE_GAP)
  const tornBytes = frames.torn === undefined ? 0 : frames.torn.to - frames.torn.from
  return ok({
    board,
    report: { changes, tornBytes, damaged: damaged.length },
    end: frames.torn?.from ?? file.length,
    sizes,
    isToBeRewritten: damaged.length > 0 || (isPlainSomewhere && seals),
  })
}

async function putAside(disk: Disk, directory: string, file: Buffer, spans: readonly Span[]): Promise<void> {
  if (spans.length === 0) return
  await disk.list(directory)
  for (const { from, to } of spans) {
    const bytes = file.subarray(from, to)
    // The same damage has the same name: being killed here and starting again makes no second copy.
    const copy = await disk.open(join(directory, `journal-${String(from)}-${crc32(bytes).toString(16)}`), 'new')
    await copy.write(bytes, 0)
    await copy.sync()
    await copy.close()
  }
  await disk.syncDirectory(directory)
}
