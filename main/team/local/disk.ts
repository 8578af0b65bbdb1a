import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises'

/** What the journal asks of the file system; a test stands in for one that fails. Every method rejects as `node:fs` does. */
export interface Disk {
  /** Undefined: there is none. */
  read(path: string): Promise<Buffer | undefined>
  /** `new`: empty, whatever was there. `there`: as it is, made when missing. */
  open(path: string, how: 'new' | 'there'): Promise<DiskFile>
  /** In one step, over what was there. */
  rename(from: string, to: string): Promise<void>
  /** Whether it was there or not. */
  remove(path: string): Promise<void>
  /** Names in a folder, which is made when missing. */
  list(directory: string): Promise<readonly string[]>
  /** Makes what was renamed or made in it durable. */
  syncDirectory(directory: string): Promise<void>
}

export interface DiskFile {
  write(bytes: Buffer, position: number): Promise<void>
  /** Durable when it resolves. */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

/** Whether there was no room for it: disk, quota, or the largest file that is allowed. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))

export const systemDisk: Disk = {
  read: (path) => readFile(path).catch(unless('ENOENT')),
  async open(path, how) {
    if (how === 'new') return diskFile(await open(path, 'w', 0o600))
    const file = await open(path, 'r+').catch(unless('ENOENT'))
    return diskFile(file ?? (await open(path, 'wx', 0o600)))
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  async list(directory) {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    return readdir(directory)
  },
  async syncDirectory(directory) {
    // Windows has no such thing; there a rename is in the file system's own journal.
    if (process.platform === 'win32') return
    const handle = await open(directory, 'r')
    await handle.sync().finally(() => handle.close())
  },
}

function diskFile(handle: FileHandle): DiskFile {
  return {
    async write(bytes, position) {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
        done += bytesWritten
      }
    },
    // The length is among what fdatasync(2) keeps; times are not, and nobody needs them.
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  }
}

const unless =
  (code: string) =>
  (error: unknown): undefined => {
    if (!(error instanceof Error && 'code' in error && error.code === code)) throw error
  }
