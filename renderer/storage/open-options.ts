import type { FormerKeys } from './crypto/seat-keys.ts'
import type { SeatMode } from './seat-mode.ts'

/** As the host tells the keys: base64. */
export interface ToldKeys {
  readonly key: string
  readonly previous?: string
  readonly digests?: Readonly<Record<SeatMode, string>>
}

interface SeatKind {
  readonly mode: SeatMode
  readonly storage: 'encrypted' | 'plain'
}

/** How the storage of a seat is opened with what the host told. */
export function openOptionsOf({ mode, storage }: SeatKind, { key, previous, digests }: ToldKeys) {
  if (storage === 'plain') return { mode, key: null }
  const former: FormerKeys = {
    ...(previous === undefined ? {} : { previous: bytesOf(previous) }),
    ...(digests === undefined ? {} : { digest: bytesOf(digests[mode]) }),
  }
  return { mode, key: bytesOf(key), former }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
