import type { PbxPorts } from '../ports.ts'

/** How long a nonce may be used, in ms. */
export const NONCE_LIFETIME_MS = 300_000
const MAX_NONCES = 10_000

export interface Nonces {
  issue(): string
  /** Uses a nonce with its count (RFC 7616 §5.3, §5.12): each count works once and they only grow. */
  use(nonce: string, count: number): 'fresh' | 'stale' | 'replayed'
}

/** Nonces issued by this PBX. */
export function createNonces(ports: Pick<PbxPorts, 'clock' | 'token'>): Nonces {
  const issued = new Map<string, { readonly at: number; lastCount: number }>()
  const prune = () => {
    for (const [nonce, entry] of issued) {
      // In order of issue: the first living one ends the search.
      if (ports.clock.now() - entry.at <= NONCE_LIFETIME_MS && issued.size < MAX_NONCES) return
      issued.delete(nonce)
    }
  }
  return {
    issue() {
      prune()
      const nonce = ports.token()
      issued.set(nonce, { at: ports.clock.now(), lastCount: 0 })
      return nonce
    },
    use(nonce, count) {
      const entry = issued.get(nonce)
      if (entry === undefined || ports.clock.now() - entry.at > NONCE_LIFETIME_MS) return 'stale'
      if (count <= entry.lastCount) return 'replayed'
      entry.lastCount = count
      return 'fresh'
    },
  }
}
