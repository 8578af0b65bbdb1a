import { createHash } from 'node:crypto'
import type { TrackerProvision, TrackerSection } from '../../../core/contract/team/tracker-section.ts'
import type { Secrets } from '../secrets/secrets.ts'

/** Whose token it is: one account at one address of one kind of tracker. */
const ownerOf = ({ kind, url, user }: TrackerSection): string => `${kind} ${user ?? ''}@${url}`

/** The section as windows may know it. */
export function withoutToken(tracker: TrackerProvision): TrackerSection {
  const { token: _token, ...section } = tracker
  return section
}

/**
 * Moves the token of a provisioned tracker into secrets and returns the section without it. As with SIP passwords, a
 * token is taken over once, and one of another account or address is forgotten before it could be tried here.
 */
export async function admitTrackerToken(tracker: TrackerProvision, secrets: Secrets): Promise<TrackerSection> {
  const { token } = tracker
  const section = withoutToken(tracker)
  const owner = ownerOf(section)
  const kept = await secrets.read('tracker-account')
  if (kept !== owner) {
    for (const name of ['tracker-token', 'provisioned-tracker'] as const) if (kept !== undefined) await secrets.write(name, '')
    await secrets.write('tracker-account', owner)
  }
  if (token === undefined) return section
  const mark = createHash('sha256').update(`${owner}\0${token}`).digest('hex')
  if ((await secrets.read('provisioned-tracker')) !== mark) {
    await secrets.write('tracker-token', token)
    await secrets.write('provisioned-tracker', mark)
  }
  return section
}

/** The token kept for this tracker; undefined when there is none, or when it is another account's. */
export async function readTrackerToken(tracker: TrackerSection, secrets: Secrets): Promise<string | undefined> {
  if ((await secrets.read('tracker-account')) !== ownerOf(tracker)) return undefined
  const token = await secrets.read('tracker-token')
  return token === '' ? undefined : token
}
