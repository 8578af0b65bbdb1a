import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { BlobShelf } from './blob-shelf.ts'
import { isFull, type Disk } from './disk.ts'
import { DAMAGED } from './read-journal.ts'
import type { Seal } from './seal.ts'

const FOLDER = 'files'

/** Attachments as sealed files with random names. A file is whole on the disk before its name is in the journal. */
export function diskBlobShelf(disk: Disk, directory: string, seal: Seal): BlobShelf {
  const folder = join(directory, FOLDER)
  return {
    async keep(bytes, blob = randomBytes(16).toString('hex')) {
      const [path, part] = [join(folder, blob), join(folder, `${blob}.part`)]
      try {
        await disk.list(folder)
        await writeWhole(disk, part, seal.close(bytes, blob))
        await disk.rename(part, path)
        await disk.syncDirectory(folder)
        return { kind: 'kept', blob }
      } catch (error) {
        for (const name of [part, path]) await disk.remove(name).catch(() => undefined)
        return { kind: isFull(error) ? 'full' : 'failed' }
      }
    },
    async read(blob) {
      const sealed = await disk.read(join(folder, blob)).catch(() => undefined)
      const content = sealed === undefined ? 'sealed-otherwise' : seal.open(sealed, blob)
      return content === 'sealed-otherwise' ? undefined : new Uint8Array(content.bytes)
    },
    async drop(blob) {
      await disk.remove(join(folder, blob)).catch(() => undefined)
    },
  }
}

/**
 * Clears away what a host left that was killed while it stored a file.
 * @param isKnown whether the journal names this file
 * @param isDamaged part of the journal was lost, and what is not named may have been: it is put aside, not deleted
 */
export async function sweepBlobs(disk: Disk, directory: string, isKnown: (blob: string) => boolean, isDamaged: boolean): Promise<void> {
  const folder = join(directory, FOLDER)
  for (const name of await disk.list(folder)) {
    if (isKnown(name)) continue
    if (isDamaged && !name.endsWith('.part')) {
      await disk.list(join(directory, DAMAGED))
      await disk.rename(join(folder, name), join(directory, DAMAGED, `file-${name}`))
    } else await disk.remove(join(folder, name))
  }
}

async function writeWhole(disk: Disk, path: string, bytes: Buffer): Promise<void> {
  const file = await disk.open(path, 'new')
  try {
    await file.write(bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}
