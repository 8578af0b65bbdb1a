import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { FileContent, FileOutcome, Files, HubFailure } from '../../../core/ports/team-hub.ts'
import type { HubContext } from './hub-context.ts'
import { EXPECTED, lastOfSubject } from './last-of-subject.ts'
import { placeOfFiles } from './places.ts'
import type { Session } from './session.ts'

/** Largest attachment, 25 MiB, as at the local hub. */
export const FILE_LIMIT_BYTES = 25 * 1024 * 1024
const CHUNK_BYTES = 128 * 1024
/** Well within the duplicate window of the set-up (an hour). */
const RESUME_MS = 45 * 60_000

const metaSchema = z.object({
  nuid: z.string().regex(/^[A-Za-z0-9]+$/),
  size: z.number().int().min(0).max(FILE_LIMIT_BYTES),
  chunks: z.number().int().min(0),
  digest: z.string(),
  deleted: z.boolean().default(false),
})
type Meta = z.infer<typeof metaSchema>

const digestOf = (bytes: Uint8Array): string => `SHA-256=${createHash('sha256').update(bytes).digest('base64url').padEnd(44, '=')}`

const chunkBytesOf = (session: Session): number => Math.min(CHUNK_BYTES, session.maxPayload - 2048)

/** What was begun and not finished, so that another try goes on where it stopped. */
interface Attempt {
  readonly nuid: string
  readonly digest: string
  readonly startedAt: number
  readonly chunkBytes: number
  sent: number
}

/** Attachments in an object store as every NATS tool knows it. The entry that names a file is written last, once. */
export function natsFiles(context: HubContext, files: string): Files {
  const attempts = new Map<string, Attempt>()
  const running = new Map<string, Promise<FileOutcome>>()
  const shelf = new Shelf(files)
  const storeOnce = async (key: string, bytes: Uint8Array): Promise<FileOutcome> => {
    if (bytes.length > FILE_LIMIT_BYTES) return { kind: 'too-large', limitBytes: FILE_LIMIT_BYTES }
    const session = context.line.session
    if (session === undefined) return { kind: 'unreachable' }
    const there = await shelf.meta(session, key)
    if (there.kind !== 'absent') return there.kind === 'meta' ? { kind: 'stored' } : there
    const digest = digestOf(bytes)
    const kept = attempts.get(key)
    const attempt =
      kept?.digest === digest && context.clock.now() - kept.startedAt < RESUME_MS
        ? kept
        : { nuid: randomUUID().replaceAll('-', ''), digest, startedAt: context.clock.now(), chunkBytes: chunkBytesOf(session), sent: 0 }
    attempts.set(key, attempt)
    const outcome = await shelf.send(session, key, bytes, attempt)
    if (outcome.kind === 'stored') attempts.delete(key)
    return outcome
  }
  return {
    limitBytes: FILE_LIMIT_BYTES,
    store(key, bytes) {
      // One at a time: two would write their chunks between each other's.
      const before = running.get(key) ?? Promise.resolve()
      const mine = before.then(() => storeOnce(key, bytes))
      running.set(key, mine)
      return mine.finally(() => {
        if (running.get(key) === mine) running.delete(key)
      })
    },
    async fetch(key): Promise<FileContent> {
      const session = context.line.session
      if (session === undefined) return { kind: 'unreachable' }
      const found = await shelf.meta(session, key)
      return found.kind === 'meta' ? shelf.read(session, found.meta) : found
    },
  }
}

class Shelf {
  readonly #files: string
  readonly #stream: string

  constructor(files: string) {
    this.#files = files
    this.#stream = placeOfFiles(files).stream
  }

  #metaSubject(key: string): string {
    const name = Buffer.from(key, 'utf8').toString('base64url')
    return `$O.${this.#files}.M.${name.padEnd(Math.ceil(name.length / 4) * 4, '=')}`
  }

  async meta(
    session: Session,
    key: string,
  ): Promise<{ readonly kind: 'meta'; readonly meta: Meta } | { readonly kind: 'absent' } | HubFailure> {
    const stored = await lastOfSubject(session, this.#stream, this.#metaSubject(key))
    if (stored.kind === 'missing') return { kind: 'absent' }
    if (stored.kind !== 'ok') return stored.kind === 'conflict' ? { kind: 'unreachable' } : stored
    const parsed = metaSchema.safeParse(jsonOf(stored.value.data))
    return parsed.success && !parsed.data.deleted ? { kind: 'meta', meta: parsed.data } : { kind: 'absent' }
  }

  async send(session: Session, key: string, bytes: Uint8Array, attempt: Attempt): Promise<FileOutcome> {
    const size = attempt.chunkBytes
    const chunks = Math.ceil(bytes.length / size)
    // One after the other: the order at the server is the order of the file.
    for (; attempt.sent < chunks; attempt.sent += 1) {
      const chunk = bytes.subarray(attempt.sent * size, (attempt.sent + 1) * size)
      const ack = await session.publish(this.#stream, `$O.${this.#files}.C.${attempt.nuid}`, chunk, {
        'Nats-Msg-Id': `${attempt.nuid}.${String(attempt.sent)}`,
      })
      if (ack.kind !== 'ok') return ack.kind === 'conflict' || ack.kind === 'missing' ? { kind: 'unreachable' } : ack
      // An earlier copy of it is on its way and may yet be lost with its leader.
      if (ack.value.seq === 0) return { kind: 'unreachable' }
    }
    const meta = {
      name: key,
      bucket: this.#files,
      nuid: attempt.nuid,
      size: bytes.length,
      chunks,
      digest: attempt.digest,
      mtime: new Date().toISOString(),
      deleted: false,
      options: { max_chunk_size: size },
    }
    const payload = new TextEncoder().encode(JSON.stringify(meta))
    const named = await session.publish(this.#stream, this.#metaSubject(key), payload, { [EXPECTED]: '0' })
    // Somebody has stored it in the meantime, perhaps ourselves without hearing so.
    if (named.kind === 'ok' || named.kind === 'conflict') return { kind: 'stored' }
    return named.kind === 'missing' ? { kind: 'unreachable' } : named
  }

  async read(session: Session, meta: Meta): Promise<FileContent> {
    const parts: Uint8Array[] = []
    let from = 1
    for (let i = 0; i < meta.chunks; i += 1) {
      const chunk = await session.stored(this.#stream, { seq: from, next_by_subj: `$O.${this.#files}.C.${meta.nuid}` })
      if (chunk.kind === 'missing' || chunk.kind === 'conflict') return { kind: 'absent' }
      if (chunk.kind !== 'ok') return chunk
      parts.push(chunk.value.data)
      from = chunk.value.seq + 1
    }
    const bytes = new Uint8Array(Buffer.concat(parts))
    // A file that is not what was stored is none.
    return bytes.length === meta.size && digestOf(bytes).replaceAll('=', '') === meta.digest.replaceAll('=', '')
      ? { kind: 'content', bytes }
      : { kind: 'absent' }
  }
}

function jsonOf(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data))
  } catch {
    return undefined
  }
}
