import { basename, dirname } from 'node:path'
import type { Disk, DiskFile } from '../../main/team/local/disk.ts'

interface Inode {
  /** What the system has in memory. */
  now: Buffer
  /** What survives a power cut. */
  synced: Buffer
}

type Step = 'read' | 'open' | 'write' | 'sync' | 'truncate' | 'rename' | 'remove' | 'list' | 'sync-directory'

const fault = (code: string): Error => Object.assign(new Error(code), { code })

/** What lies on a disk, with what a power cut would leave of it. It outlives the programs that work on it. */
export class Platter {
  readonly names = new Map<string, Inode>()
  readonly syncedNames = new Map<string, Inode>()

  /** The power goes: what was not synced is there wholly, in part, or not at all, as `chance` (0–1) says each time. */
  cutPower(chance: () => number): void {
    for (const path of new Set([...this.names.keys(), ...this.syncedNames.keys()])) {
      const [now, synced] = [this.names.get(path), this.syncedNames.get(path)]
      const left = now !== synced && chance() < 0.5 ? synced : now
      if (left === undefined) this.names.delete(path)
      else this.names.set(path, left)
    }
    for (const inode of this.names.values()) {
      if (inode.now.equals(inode.synced)) continue
      const kept = Math.floor(chance() * (inode.now.length + 1))
      inode.now = Buffer.concat([inode.now.subarray(0, kept), inode.synced.subarray(kept)])
      inode.synced = Buffer.from(inode.now)
    }
    this.syncedNames.clear()
    for (const [path, inode] of this.names) this.syncedNames.set(path, inode)
  }

  bytes(path: string): Buffer {
    return this.names.get(path)?.now ?? Buffer.alloc(0)
  }

  set(path: string, bytes: Buffer): void {
    const inode = { now: bytes, synced: Buffer.from(bytes) }
    this.names.set(path, inode)
    this.syncedNames.set(path, inode)
  }
}

/** One program's view of a {@link Platter}: it can be killed in the middle of any step, the disk can be full, a step can fail. */
export class MemoryDisk implements Disk {
  readonly platter: Platter
  /** Steps taken. */
  steps = 0
  /** Room for all files together, in bytes. */
  roomBytes = Infinity
  /** Steps that fail with this code. */
  readonly failing = new Map<Step, string>()
  #diesAt = Infinity
  #share = 0

  constructor(platter = new Platter()) {
    this.platter = platter
  }

  /** Killed at this step from now, of which `share` (0–1) is still done when it is a write. */
  dieIn(steps: number, share: number): void {
    this.#diesAt = this.steps + steps
    this.#share = share
  }

  get isDead(): boolean {
    return this.steps >= this.#diesAt
  }

  async read(path: string): Promise<Buffer | undefined> {
    this.#step('read')
    const inode = this.platter.names.get(path)
    return inode && Buffer.from(inode.now)
  }

  async open(path: string, how: 'new' | 'there'): Promise<DiskFile> {
    this.#step('open')
    const inode = this.platter.names.get(path) ?? { now: Buffer.alloc(0), synced: Buffer.alloc(0) }
    this.platter.names.set(path, inode)
    if (how === 'new') inode.now = Buffer.alloc(0)
    return {
      write: async (bytes, position) => {
        this.#write(inode, bytes, position)
      },
      sync: async () => {
        this.#step('sync')
        inode.synced = Buffer.from(inode.now)
      },
      truncate: async (length) => {
        this.#step('truncate')
        inode.now = inode.now.subarray(0, length)
      },
      close: async () => undefined,
    }
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step('rename')
    const inode = this.platter.names.get(from)
    if (inode === undefined) throw fault('ENOENT')
    this.platter.names.delete(from)
    this.platter.names.set(to, inode)
  }

  async remove(path: string): Promise<void> {
    this.#step('remove')
    this.platter.names.delete(path)
  }

  async list(directory: string): Promise<readonly string[]> {
    this.#step('list')
    return [...this.platter.names.keys()].filter((path) => dirname(path) === directory).map((path) => basename(path))
  }

  async syncDirectory(directory: string): Promise<void> {
    this.#step('sync-directory')
    for (const path of this.platter.syncedNames.keys()) if (dirname(path) === directory) this.platter.syncedNames.delete(path)
    for (const [path, inode] of this.platter.names) if (dirname(path) === directory) this.platter.syncedNames.set(path, inode)
  }

  #write(inode: Inode, bytes: Buffer, position: number): void {
    const wasDead: boolean = this.isDead
    const put = (length: number): void => {
      const before = inode.now.subarray(0, position)
      const gap = Buffer.alloc(position - before.length)
      inode.now = Buffer.concat([before, gap, bytes.subarray(0, length), inode.now.subarray(position + length)])
    }
    try {
      this.#step('write')
    } catch (error) {
      if (!wasDead && this.#hasDied()) put(Math.floor(bytes.length * this.#share))
      throw error
    }
    const used = [...this.platter.names.values()].reduce((sum, { now }) => sum + now.length, 0)
    const room = this.roomBytes - used
    put(Math.min(bytes.length, Math.max(0, room)))
    if (bytes.length > room) throw fault('ENOSPC')
  }

  #hasDied(): boolean {
    return this.isDead
  }

  #step(step: Step): void {
    this.steps += this.isDead ? 0 : 1
    if (this.isDead) throw fault('EIO')
    const code = this.failing.get(step)
    if (code !== undefined) throw fault(code)
  }
}
