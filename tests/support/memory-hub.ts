import type { EpochMs } from '../../core/domain/time.ts'
import type { Clock } from '../../core/ports/clock.ts'
import { memoryBlobShelf, type BlobShelf } from '../../main/team/local/blob-shelf.ts'
import type { Wish } from '../../main/team/local/change.ts'
import { HubClient } from '../../main/team/local/hub-client.ts'
import { HubCore, type Granted } from '../../main/team/local/hub-core.ts'
import { Line } from '../../main/team/local/line.ts'
import { ManualClock } from './manual-clock.ts'

/** A hub in memory that any number of clients share. */
export interface MemoryHub {
  /** The hub's own clock. */
  readonly clock: Pick<Clock, 'now'>
  /** `skewMs`: how far this client's clock is ahead of the hub's. `isCut`: it begins without having heard the hub. */
  client(options?: { readonly skewMs?: number; readonly isCut?: boolean }): MemoryHubClient
  /** Every write answers this until it is undefined again; nothing is written. */
  failWrites(failure: 'full' | undefined): void
}

/** One client of a {@link MemoryHub}, whose line a test has in its hand. */
export class MemoryHubClient extends HubClient {
  readonly #clock: Pick<Clock, 'now'>
  readonly #skewMs: number
  #measuredMs = 0
  #lost = 0

  constructor(core: HubCore, blobs: BlobShelf, clock: Pick<Clock, 'now'>, skewMs: number, isCut: boolean) {
    super(core, blobs, new Line(isCut ? { kind: 'connecting', since: clock.now() + skewMs } : UP))
    this.#clock = clock
    this.#skewMs = skewMs
    if (!isCut) this.#measuredMs = -skewMs
  }

  override now(): EpochMs {
    return this.#ownNow() + this.#measuredMs
  }

  /** The line is gone: everything answers `unreachable`, followers hear nothing. */
  cut(): void {
    this.line.set({ kind: 'lost', since: this.#ownNow() })
  }

  /** The line is back: the hub's clock is measured anew, followers are told what they missed. */
  mend(): void {
    this.#measuredMs = -this.#skewMs
    this.line.set(UP)
  }

  /** The next `count` changes are made, yet the client is told `unreachable`. */
  loseAcknowledgements(count = 1): void {
    this.#lost = count
  }

  protected override async ask(wish: Wish): Promise<Granted> {
    const granted = await super.ask(wish)
    if (this.#lost === 0) return granted
    this.#lost -= 1
    return { kind: 'failed' }
  }

  #ownNow(): EpochMs {
    return this.#clock.now() + this.#skewMs
  }
}

const UP = { kind: 'connected', roundTripMs: 0, server: 'memory' } as const

export function openMemoryHub(clock: Pick<Clock, 'now'> = new ManualClock()): MemoryHub {
  let failure: 'full' | undefined
  const core = new HubCore(clock, { write: () => Promise.resolve(failure ?? 'stored') })
  const blobs = memoryBlobShelf()
  return {
    clock,
    client: ({ skewMs = 0, isCut = false } = {}) => new MemoryHubClient(core, blobs, clock, skewMs, isCut),
    failWrites(kind) {
      failure = kind
    },
  }
}
