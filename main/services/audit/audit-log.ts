import { randomBytes } from 'node:crypto'
import { access, open, rename, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { z } from 'zod'
import type { AuditEntry, AuditFact, AuditList } from '../../../core/domain/privacy/audit-entry.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import { readIfThere } from '../profile/private-file.ts'
import type { SecretName, Secrets } from '../secrets/secrets.ts'
import { hashOf, sealLine } from './audit-line.ts'
import { EMPTY_HEAD, readAudit, type AuditHead, type ReadAudit } from './read-audit.ts'

/** Who did what with personal data on this seat: only ever longer. */
export interface AuditLog {
  /** Durable when resolved; rejects when nothing could be written, and then the fact must not happen. */
  append(fact: AuditFact): Promise<AuditEntry>
  list(limit: number): Promise<AuditList>
}

export interface AuditParts {
  /** Path of the file. */
  readonly path: string
  /** Names the head among the secrets: one a mode. */
  readonly mode: 'sandbox' | 'production'
  readonly secrets: Secrets
  readonly clock: Clock
  /** Id of the operator of the seat. */
  readonly by: string
}

const KEY_BYTES = 32
const headSchema = z.strictObject({ no: z.number().int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** Behind what the next line stands, as long as nobody else touches the file. */
interface Place {
  readonly key: Buffer
  readonly head: AuditHead
  /** As the file was left. */
  readonly size: number
  readonly mtimeMs: number
}

/**
 * The log in a file of the profile; its key and its head (number and hash of the last line) are among the secrets, so that
 * neither a change of a line nor a shorter file goes unseen. It is read whole to be shown, and to be written where it is not as it
 * was left. A key or head that cannot be read would stop it for good: then the file is set aside under the date, and a new log
 * begins whose first line says so.
 */
export function openAuditLog(parts: AuditParts): AuditLog {
  const { path, secrets, clock, by } = parts
  const headName: SecretName = `audit-head-${parts.mode}`
  let queue: Promise<unknown> = Promise.resolve()
  let place: Place | undefined
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }
  const write = async (key: Buffer, head: AuditHead, soundBytes: number, fact: AuditFact): Promise<AuditEntry> => {
    place = undefined
    const entry: AuditEntry = { no: head.no + 1, at: clock.now(), by, fact }
    const line = sealLine(key, entry, head.hash)
    const left = await appendLine(path, soundBytes, line)
    const next = { no: entry.no, hash: hashOf(line) }
    await secrets.write(headName, JSON.stringify(next))
    place = { key, head: next, ...left }
    return entry
  }
  const read = async (): Promise<{ readonly key: Buffer; readonly found: ReadAudit }> => {
    const key = await keyOf(secrets)
    const head = await readHead(secrets, headName)
    if (key === undefined || head === undefined) {
      const fresh = key ?? (await newKey(secrets))
      const file = await setAside(path, clock.now())
      await write(fresh, EMPTY_HEAD, 0, { kind: 'began-anew', ...(file === undefined ? {} : { file }) })
      return read()
    }
    return { key, found: readAudit(key, (await readIfThere(path)) ?? '', head) }
  }
  return {
    append: (fact) =>
      inTurn(async () => {
        if (place !== undefined && (await isAsLeft(path, place))) return write(place.key, place.head, place.size, fact)
        const { key, found } = await read()
        return write(key, found.head, found.soundBytes, fact)
      }),
    list: (limit) =>
      inTurn(async () => {
        const { found } = await read()
        return { entries: found.entries.slice(-limit).reverse(), total: found.entries.length, gaps: found.gaps }
      }),
  }
}

async function isAsLeft(path: string, { size, mtimeMs }: Place): Promise<boolean> {
  const now = await stat(path).catch(() => undefined)
  return now?.size === size && now.mtimeMs === mtimeMs
}

/** Gives the file a name with the date that nothing else has. @returns the name; undefined: there was no file */
async function setAside(path: string, now: number): Promise<string | undefined> {
  if (!(await isThere(path))) return undefined
  const extension = extname(path)
  const stem = `${basename(path, extension)}-${new Date(now).toISOString().slice(0, 10)}`
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${String(count)}`}${extension}`
    if (await isThere(join(dirname(path), name))) continue
    await rename(path, join(dirname(path), name))
    return name
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Writes behind the last whole line: what a power cut left of one goes. */
async function appendLine(path: string, soundBytes: number, line: string): Promise<Pick<Place, 'size' | 'mtimeMs'>> {
  const file = await open(path, 'a', 0o600)
  try {
    if ((await file.stat()).size > soundBytes) await file.truncate(soundBytes)
    await file.writeFile(`${line}\n`)
    await file.sync()
    const { size, mtimeMs } = await file.stat()
    return { size, mtimeMs }
  } finally {
    await file.close()
  }
}

/** Undefined: it is there, and nobody can read it. */
async function readHead(secrets: Secrets, name: SecretName): Promise<AuditHead | undefined> {
  const text = await secrets.read(name)
  if (text === undefined) return EMPTY_HEAD
  try {
    return headSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Undefined: it is none that seals. */
async function keyOf(secrets: Secrets): Promise<Buffer | undefined> {
  const kept = await secrets.read('audit-key')
  if (kept === undefined) return newKey(secrets)
  const key = Buffer.from(kept, 'base64')
  return key.length === KEY_BYTES ? key : undefined
}

async function newKey(secrets: Secrets): Promise<Buffer> {
  const made = randomBytes(KEY_BYTES)
  await secrets.write('audit-key', made.toString('base64'))
  return made
}
