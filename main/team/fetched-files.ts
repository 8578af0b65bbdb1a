import type { Clock } from '../../core/ports/clock.ts'
import type { FileContent } from '../../core/ports/team-hub.ts'

/** Files kept at once, and for how long after the last piece was asked for, ms. */
const KEPT = 3
const KEPT_MS = 60_000

/** Keeps the last few files while a window asks for them piece by piece, so that each crosses the network once. */
export class FetchedFiles {
  readonly #clock: Clock
  /** The one asked for last stands last. */
  readonly #files = new Map<string, { readonly content: Promise<FileContent>; readonly stopForgetting: () => void }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async get(name: string, fetch: () => Promise<FileContent>): Promise<FileContent> {
    const content = this.#files.get(name)?.content ?? fetch()
    this.#forget(name)
    this.#files.set(name, { content, stopForgetting: this.#clock.after(KEPT_MS, () => this.#forget(name)) })
    for (const oldest of [...this.#files.keys()].slice(0, -KEPT)) this.#forget(oldest)
    const outcome = await content
    if (outcome.kind !== 'content' && this.#files.get(name)?.content === content) this.#forget(name)
    return outcome
  }

  close(): void {
    for (const name of [...this.#files.keys()]) this.#forget(name)
  }

  #forget(name: string): void {
    this.#files.get(name)?.stopForgetting()
    this.#files.delete(name)
  }
}
