import { randomUUID } from 'node:crypto'

export type Kept = { readonly kind: 'kept'; readonly blob: string } | { readonly kind: 'full' } | { readonly kind: 'failed' }

/** Keeps the bytes of attachments under names that say nothing. */
export interface BlobShelf {
  /** @param blob the name to keep it under, in the place of a damaged one; a new name when absent */
  keep(bytes: Uint8Array, blob?: string): Promise<Kept>
  /** Undefined: not there, or damaged. */
  read(blob: string): Promise<Uint8Array | undefined>
  drop(blob: string): Promise<void>
}

/** A shelf that is gone with the process. */
export function memoryBlobShelf(): BlobShelf {
  const blobs = new Map<string, Uint8Array>()
  return {
    keep(bytes, blob = randomUUID()) {
      blobs.set(blob, bytes.slice())
      return Promise.resolve({ kind: 'kept', blob })
    },
    read: (blob) => Promise.resolve(blobs.get(blob)?.slice()),
    drop(blob) {
      blobs.delete(blob)
      return Promise.resolve()
    },
  }
}
