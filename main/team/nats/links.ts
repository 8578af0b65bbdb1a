import type { HubLink } from '../../../core/ports/team-hub.ts'

/** A round trip that moved by less is the same to a person. */
const NOTABLE_MS = 5
const NOTABLE_SHARE = 0.25

function differs(a: HubLink, b: HubLink): boolean {
  if (a.kind === 'connected' && b.kind === 'connected') {
    const moved = Math.abs(a.roundTripMs - b.roundTripMs)
    return a.server !== b.server || moved > Math.max(NOTABLE_MS, a.roundTripMs * NOTABLE_SHARE)
  }
  if (a.kind === 'refused' && b.kind === 'refused') return a.why !== b.why
  return a.kind !== b.kind
}

/** The state of the link, and who wants to know it. */
export class Links {
  #link: HubLink
  readonly #listeners = new Set<(link: HubLink) => void>()

  constructor(first: HubLink) {
    this.#link = first
  }

  get link(): HubLink {
    return this.#link
  }

  set(link: HubLink): void {
    if (!differs(this.#link, link)) return
    this.#link = link
    for (const listener of [...this.#listeners]) listener(link)
  }

  on(listener: (link: HubLink) => void): () => void {
    // A wrapper of its own: the same function may listen twice.
    const own = (link: HubLink): void => listener(link)
    this.#listeners.add(own)
    listener(this.#link)
    return () => this.#listeners.delete(own)
  }
}
