import type { Bridge } from '../../../core/contract/bridge.ts'

export type Fetched = { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly kind: 'absent' | 'unreachable' }

/** A minute a piece: a hub far away is slow, not gone; in ms. */
const PIECE_WITHIN_MS = 60_000
/** No file is larger than this many pieces of 256 KiB (256 MiB): a host that never says `last` is not asked for ever. */
const MAX_PIECES = 1024

/** A file of the hub, piece by piece. Never rejects. */
export async function fetchAttachment(bridge: Bridge, organisation: string, key: string): Promise<Fetched> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  try {
    for (let piece = 0; piece < MAX_PIECES; piece += 1) {
      const got = await bridge.call('team.fetchAttachment', { organisation, key, piece }, { timeoutMs: PIECE_WITHIN_MS })
      if (got.kind !== 'piece') return { kind: got.kind }
      pieces.push(Uint8Array.from(atob(got.base64), (char) => char.charCodeAt(0)))
      if (got.last) return { kind: 'bytes', bytes: joined(pieces) }
    }
  } catch {
    // The host is gone, or what it said is no base64: the same to whoever waits for the file.
  }
  return { kind: 'unreachable' }
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
