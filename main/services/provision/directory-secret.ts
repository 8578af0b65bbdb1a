import { createHash } from 'node:crypto'
import type { Seat } from '../../../core/contract/seat.ts'
import type { DirectorySection } from '../../../core/contract/directory/directory-section.ts'
import type { Secrets } from '../secrets/secrets.ts'

type SeatDirectory = NonNullable<Seat['directory']>
type Source = SeatDirectory['sources'][number]

/** Whose password it is: one account at one server. Another address book or place of the same server has the same. */
function ownerOf(source: Source): string {
  const { origin, protocol, host } = new URL(source.url)
  // Of ldap addresses URL knows no origin.
  const server = origin === 'null' ? `${protocol}//${host}` : origin
  return `${source.kind} ${(source.kind === 'carddav' ? source.user : source.bindDn) ?? ''}@${server}`
}

/** The section as windows may know it. */
export function withoutSourceSecrets(directory: DirectorySection): SeatDirectory {
  return {
    sources: directory.sources.map((source) => {
      const { secret: _secret, ...rest } = source
      return rest
    }),
  }
}

/**
 * Moves the passwords of provisioned sources into secrets and returns the section without them. As with SIP passwords, one
 * is taken over once, and one of another account or server is forgotten before it could be tried here.
 */
export async function admitSourceSecrets(directory: DirectorySection, secrets: Secrets): Promise<SeatDirectory> {
  const section = withoutSourceSecrets(directory)
  for (const [index, source] of section.sources.entries()) {
    const owner = ownerOf(source)
    await forgetForeign(source, owner, secrets)
    const secret = directory.sources[index]?.secret
    if (secret === undefined) continue
    const mark = createHash('sha256').update(`${owner}\0${secret}`).digest('hex')
    if ((await secrets.read(`provisioned-source-${source.id}`)) === mark) continue
    await secrets.write(`source-secret-${source.id}`, secret)
    await secrets.write(`provisioned-source-${source.id}`, mark)
  }
  return section
}

async function forgetForeign({ id }: Source, owner: string, secrets: Secrets): Promise<void> {
  const kept = await secrets.read(`source-account-${id}`)
  if (kept === owner) return
  if (kept !== undefined) for (const name of [`source-secret-${id}`, `provisioned-source-${id}`] as const) await secrets.write(name, '')
  await secrets.write(`source-account-${id}`, owner)
}

/** The password kept for this source; undefined when there is none, or when it is another account's. */
export async function readSourceSecret(source: Source, secrets: Secrets): Promise<string | undefined> {
  if ((await secrets.read(`source-account-${source.id}`)) !== ownerOf(source)) return undefined
  const secret = await secrets.read(`source-secret-${source.id}`)
  return secret === '' ? undefined : secret
}

/** Keeps a password that a person typed. */
export const writeSourceSecret = (source: Source, secret: string, secrets: Secrets): Promise<void> =>
  secrets.write(`source-secret-${source.id}`, secret)
