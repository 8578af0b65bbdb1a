import { hkdfSync, randomBytes } from 'node:crypto'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Secrets } from './secrets.ts'

const KEY_BYTES = 32
/** What is written over a secret that is destroyed: secrets have no other way to go. */
const GONE = ''

/** The keys of a profile's personal data, in base64. */
export interface DataKeys {
  /** 32 random bytes, made at the first question. */
  readonly key: string
  /** The former one, while rows sealed with it are being sealed anew. */
  readonly previous?: string
  /** What keys of rows are derived from; absent until the data key is changed the first time: then it follows from `key`. */
  readonly digests?: { readonly sandbox: string; readonly production: string }
}

/** A change of the data key. `asked`: it is made at the next start. `running`: rows are being sealed anew. */
export type KeyChange = 'none' | 'asked' | 'running'

export async function readDataKeys(secrets: Secrets): Promise<DataKeys> {
  const key = await readDataKey(secrets)
  const [previous, sandbox, production] = await Promise.all([
    there(secrets, 'data-key-previous'),
    there(secrets, 'digest-key-sandbox'),
    there(secrets, 'digest-key-production'),
  ])
  return {
    key,
    ...(previous === undefined || previous === key ? {} : { previous }),
    ...(sandbox === undefined || production === undefined ? {} : { digests: { sandbox, production } }),
  }
}

/** The key that new rows are sealed with. */
export async function readDataKey(secrets: Secrets): Promise<string> {
  const kept = await there(secrets, 'data-key')
  if (kept !== undefined) return kept
  // A profile that begins: its team's journal gets a key of its own, which a change of this one leaves alone.
  if ((await there(secrets, 'hub-key')) === undefined) await secrets.write('hub-key', randomKey())
  const made = randomKey()
  await secrets.write('data-key', made)
  return made
}

/** The key of the team's journal on this machine, base64. Profiles of before it was apart: the data key they began with. */
export async function readHubKey(secrets: Secrets): Promise<string> {
  const dataKey = await readDataKey(secrets)
  return (await there(secrets, 'hub-key')) ?? dataKey
}

const randomKey = (): string => randomBytes(KEY_BYTES).toString('base64')

export const askKeyChange = (secrets: Secrets): Promise<void> => secrets.write('data-key-change', 'asked')

export async function keyChangeState(secrets: Secrets): Promise<{ readonly change: KeyChange; readonly changedAt: number | null }> {
  const { previous } = await readDataKeys(secrets)
  const changedAt = Number((await there(secrets, 'data-key-changed')) ?? Number.NaN)
  const isAsked = (await there(secrets, 'data-key-change')) !== undefined
  return { change: previous !== undefined ? 'running' : isAsked ? 'asked' : 'none', changedAt: Number.isNaN(changedAt) ? null : changedAt }
}

/**
 * Makes the new key that was asked for. Only at the start, before any window has a key: each then begins with both. Each write
 * may be the last one: keys of rows are kept first, then the former key, and only then the new one takes its place.
 */
export async function makeAskedKey(secrets: Secrets): Promise<void> {
  if ((await there(secrets, 'data-key-change')) === undefined) return
  const { key, previous, digests } = await readDataKeys(secrets)
  if (previous === undefined) {
    for (const mode of ['sandbox', 'production'] as const) {
      if (digests === undefined) await secrets.write(`digest-key-${mode}`, digestKeyOf(key, mode))
    }
    if ((await there(secrets, 'hub-key')) === undefined) await secrets.write('hub-key', key)
    await secrets.write('data-key-previous', key)
    await secrets.write('data-key', randomKey())
  }
  await secrets.write('data-key-change', GONE)
}

/** Destroys the former key. */
export async function endKeyChange(secrets: Secrets, clock: Clock): Promise<void> {
  await secrets.write('data-key-previous', GONE)
  await secrets.write('data-key-changed', String(clock.now()))
}

/**
 * Destroys every key of personal data: what was sealed with them can be read by nobody. Files of the profile that lie open now
 * are taken away at the next start, see `isWipeLeft`.
 */
export async function destroyDataKeys(secrets: Secrets): Promise<void> {
  await secrets.write('wipe', 'files')
  for (const name of [
    'data-key',
    'data-key-previous',
    'data-key-change',
    'data-key-changed',
    'digest-key-sandbox',
    'digest-key-production',
    'hub-key',
  ] as const)
    await secrets.write(name, GONE)
}

/** Whether a wipe has left files to be taken away. */
export const isWipeLeft = async (secrets: Secrets): Promise<boolean> => (await there(secrets, 'wipe')) !== undefined

export const endWipe = (secrets: Secrets): Promise<void> => secrets.write('wipe', GONE)

/** As `deriveSeatKeys` of the windows derives it (HKDF-SHA-256, RFC 5869), so that keys of rows outlive the data key. */
const digestKeyOf = (key: string, mode: 'sandbox' | 'production'): string =>
  Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', `firstline/1/${mode}/digest`, KEY_BYTES)).toString('base64')

const there = async (secrets: Secrets, name: Parameters<Secrets['read']>[0]): Promise<string | undefined> => {
  const value = await secrets.read(name)
  return value === GONE ? undefined : value
}
