import type { EpochMs } from '../../../core/domain/time.ts'
import type {
  AppendOutcome,
  Entry,
  FileContent,
  FileOutcome,
  Files,
  HubLink,
  Log,
  Records,
  TeamHub,
  WriteOutcome,
} from '../../../core/ports/team-hub.ts'
import type { BlobShelf } from './blob-shelf.ts'
import type { LogChange, RecordChange, Wish } from './change.ts'
import type { Granted, HubCore } from './hub-core.ts'
import { ATTACHMENT_LIMIT_BYTES, VALUE_LIMIT_BYTES } from './limits.ts'
import type { Line } from './line.ts'
import { Subscription, type Follower, type Source } from './subscription.ts'

const LOG_ID = /^[A-Za-z0-9._-]{1,128}$/
const DONE = { kind: 'done' } as const
const UNREACHABLE = { kind: 'unreachable' } as const
const TOO_LARGE = { kind: 'too-large', limitBytes: VALUE_LIMIT_BYTES } as const

const entryOf = ({ key, value, serial, at }: RecordChange): Entry => ({ key, value, revision: serial, at })

/** One client of a hub in this process. Any number of them share one {@link HubCore}. */
export class HubClient implements TeamHub {
  protected readonly core: HubCore
  protected readonly line: Line
  readonly #blobs: BlobShelf
  readonly #subscriptions = new Set<Follower>()
  readonly #unfollow: (() => void)[]
  #isClosed = false

  constructor(core: HubCore, blobs: BlobShelf, line: Line) {
    this.core = core
    this.line = line
    this.#blobs = blobs
    this.#unfollow = [
      core.onChange((change) => {
        for (const subscription of this.#subscriptions) subscription.offer(change)
      }),
      line.follow(() => {
        for (const subscription of this.#subscriptions)
          if (this.isUp) subscription.resume()
          else subscription.pause()
      }),
    ]
  }

  get link(): HubLink {
    return this.line.link
  }

  onLink(listener: (link: HubLink) => void): () => void {
    return this.line.follow(listener)
  }

  now(): EpochMs {
    return this.core.now()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const unfollow of this.#unfollow) unfollow()
    for (const subscription of this.#subscriptions) subscription.stop()
    this.#subscriptions.clear()
  }

  records(bucket: string): Records {
    const write = (key: string, value: string | undefined, expect: number | 'absent' | 'any'): Promise<WriteOutcome> =>
      this.#write({ kind: 'record', bucket, key, value, expect })
    return {
      get: async (key) => {
        if (!(await this.reached())) return UNREACHABLE
        const change = this.core.board.record(bucket, key)
        return change?.value === undefined ? { kind: 'absent' } : { kind: 'entry', entry: entryOf(change) }
      },
      create: (key, value) => write(key, value, 'absent'),
      update: (key, value, revision) => write(key, value, revision),
      put: (key, value) => write(key, value, 'any'),
      remove: (key) => write(key, undefined, 'any'),
      watch: (listener) =>
        this.#subscribe(
          {
            after: (serial) => this.core.board.recordsAfter(bucket, serial),
            concerns: (change): change is RecordChange => change.kind === 'record' && change.bucket === bucket,
          },
          0,
          (change) => listener.entry(entryOf(change)),
          listener.caughtUp,
        ),
    }
  }

  log(name: string): Log {
    return {
      append: (id, value) => this.#append(name, id, value),
      follow: (after, listener) =>
        this.#subscribe(
          {
            after: (serial) => this.core.board.logAfter(name, serial),
            concerns: (change): change is LogChange => change.kind === 'log' && change.log === name,
          },
          after,
          ({ serial, id, value, at }) => listener.entry({ sequence: serial, id, value, at }),
          listener.caughtUp,
        ),
    }
  }

  files(name: string): Files {
    return {
      limitBytes: ATTACHMENT_LIMIT_BYTES,
      store: (key, bytes) => this.#storeFile(name, key, bytes),
      fetch: (key) => this.#fetchFile(name, key),
    }
  }

  /** Whether the hub can be asked; waited for, because an answer never comes in the same breath as the question. */
  protected async reached(): Promise<boolean> {
    return Promise.resolve(this.isUp)
  }

  protected get isUp(): boolean {
    return this.line.isUp && !this.#isClosed
  }

  /** Asks the hub. `failed` when it did not do it, or did not say so. */
  protected async ask(wish: Wish): Promise<Granted> {
    return (await this.reached()) ? this.core.grant(wish) : { kind: 'failed' }
  }

  async #write(wish: Wish & { kind: 'record' }): Promise<WriteOutcome> {
    if (wish.value !== undefined && Buffer.byteLength(wish.value) > VALUE_LIMIT_BYTES) return TOO_LARGE
    const granted = await this.ask(wish)
    if (granted.kind === 'failed') return UNREACHABLE
    return granted.kind === 'done' ? { kind: 'written', revision: granted.serial } : granted
  }

  async #append(log: string, id: string, value: string): Promise<AppendOutcome> {
    if (!LOG_ID.test(id)) throw new Error(`Not an id of a log entry: ${id}`)
    if (Buffer.byteLength(value) > VALUE_LIMIT_BYTES) return TOO_LARGE
    const granted = await this.ask({ kind: 'log', log, id, value })
    if (granted.kind === 'full') return granted
    return granted.kind === 'done' ? { kind: 'appended', sequence: granted.serial, doubled: granted.known } : UNREACHABLE
  }

  async #storeFile(files: string, key: string, bytes: Uint8Array): Promise<FileOutcome> {
    if (bytes.byteLength > ATTACHMENT_LIMIT_BYTES) return { kind: 'too-large', limitBytes: ATTACHMENT_LIMIT_BYTES }
    if (!(await this.reached())) return UNREACHABLE
    const known = this.core.board.file(files, key)
    if (known !== undefined && (await this.#blobs.read(known.blob)) !== undefined) return { kind: 'stored' }
    // A file whose bytes were lost is mended by whoever stores it again.
    const kept = await this.#blobs.keep(bytes, known?.blob)
    if (kept.kind !== 'kept') return kept.kind === 'full' ? kept : UNREACHABLE
    const granted = known === undefined ? await this.ask({ kind: 'file', files, key, blob: kept.blob }) : DONE
    // After `failed` nobody knows whether the journal names it: what it does not name is cleared away at the next start.
    if (granted.kind === 'failed') return UNREACHABLE
    if (!this.core.board.hasBlob(kept.blob)) await this.#blobs.drop(kept.blob)
    return granted.kind === 'full' ? granted : { kind: 'stored' }
  }

  async #fetchFile(files: string, key: string): Promise<FileContent> {
    if (!(await this.reached())) return UNREACHABLE
    const file = this.core.board.file(files, key)
    const bytes = file === undefined ? undefined : await this.#blobs.read(file.blob)
    return bytes === undefined ? { kind: 'absent' } : { kind: 'content', bytes }
  }

  #subscribe<T extends RecordChange | LogChange>(
    source: Source<T>,
    after: number,
    tell: (change: T) => void,
    caughtUp: (() => void) | undefined,
  ): () => void {
    const subscription = new Subscription(source, after, tell, caughtUp)
    this.#subscriptions.add(subscription)
    if (this.isUp) subscription.resume()
    return () => {
      subscription.stop()
      this.#subscriptions.delete(subscription)
    }
  }
}
