import type { Msg } from '@nats-io/nats-core'
import type { EpochMs } from '../../../core/domain/time.ts'

/** A message of a stream, read back or heard live. */
export interface StoredMessage {
  readonly subject: string
  readonly seq: number
  readonly at: EpochMs
  readonly data: Uint8Array
  /** `Nats-Msg-Id`; empty without one. */
  readonly id: string
  /** What the writer called this write; its number when another tool wrote it. */
  readonly name: string
  /** A key-value store's mark that the key is gone. */
  readonly deleted: boolean
}

/** Header with the name that every write of ours has, by which its successor names it. */
export const NAME_HEADER = 'Firstline-Write'

const isDeletion = (operation: string): boolean => operation === 'DEL' || operation === 'PURGE'

/** One header of a raw NATS header block (`NATS/1.0\r\nName: value\r\n…`); empty when it is not there. */
function headerOf(block: string, name: string): string {
  const line = block.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}

/** Undefined when the server's time cannot be read. */
export function storedFrom(read: {
  readonly subject: string
  readonly seq: number
  readonly time: string
  readonly hdrs: string
  readonly data: string
}): StoredMessage | undefined {
  const at = Date.parse(read.time)
  if (Number.isNaN(at)) return undefined
  const block = Buffer.from(read.hdrs, 'base64').toString('utf8')
  return {
    subject: read.subject,
    seq: read.seq,
    at,
    data: Buffer.from(read.data, 'base64'),
    id: headerOf(block, 'Nats-Msg-Id'),
    name: headerOf(block, NAME_HEADER) || String(read.seq),
    deleted: isDeletion(headerOf(block, 'KV-Operation')),
  }
}

/**
 * A message that the server repeated after taking it in. Server 2.9 does not say when that was: then it is `now`, the
 * hub's clock at arrival. Undefined: it did not come from a stream.
 */
export function storedFromLive(message: Msg, now: EpochMs): StoredMessage | undefined {
  const seq = Number(message.headers?.get('Nats-Sequence') ?? '')
  const subject = message.headers?.get('Nats-Subject') ?? ''
  if (!Number.isSafeInteger(seq) || seq <= 0 || subject === '') return undefined
  const at = Date.parse(message.headers?.get('Nats-Time-Stamp') ?? '')
  return {
    subject,
    seq,
    at: Number.isNaN(at) ? now : at,
    data: message.data,
    id: message.headers?.get('Nats-Msg-Id') ?? '',
    name: message.headers?.get(NAME_HEADER) || String(seq),
    deleted: isDeletion(message.headers?.get('KV-Operation') ?? ''),
  }
}
