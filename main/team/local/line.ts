import type { HubLink } from '../../../core/ports/team-hub.ts'

/** One client's way to the hub of its machine, which fails only when the disk does, or when a test cuts it. */
export class Line {
  #link: HubLink
  readonly #listeners = new Set<(link: HubLink) => void>()

  constructor(link: HubLink) {
    this.#link = link
  }

  get link(): HubLink {
    return this.#link
  }

  get isUp(): boolean {
    return this.#link.kind === 'connected'
  }

  set(link: HubLink): void {
    this.#link = link
    for (const listener of [...this.#listeners]) listener(link)
  }

  /** Tells the link at once and at every change. */
  follow(listener: (link: HubLink) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#link)
    return () => this.#listeners.delete(listener)
  }
}
