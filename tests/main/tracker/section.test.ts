import { describe, expect, it } from 'vitest'
import { provisionSchema, type Provision } from '../../../core/contract/seat.ts'
import { isSafeTrackerAddress, trackerProvisionSchema } from '../../../core/contract/team/tracker-section.ts'
import { sandboxSeat } from '../../../main/sandbox/sandbox-seat.ts'
import { systemClock } from '../../../main/services/clock.ts'
import { admitProvision } from '../../../main/services/provision/admit-provision.ts'
import { recallProvision, rememberProvision } from '../../../main/services/provision/remembered-provision.ts'
import { readTrackerToken } from '../../../main/services/provision/tracker-token.ts'
import { openFileSecrets } from '../../../main/services/secrets/file-secrets.ts'
import { rehearsalSecrets } from '../../../main/services/secrets/rehearsal-secrets.ts'
import { trackerOfSeat } from '../../../main/tracker/connector-of.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const jira = { kind: 'jira', url: 'https://jira.example/base', project: 'SUP', token: 'first-token' }
const withTracker = (tracker: unknown): Provision =>
  provisionSchema.parse({ ...sandboxSeat({ server: 'wss://pbx.example/ws', password: 'p1' }), mode: 'production', tracker })

const secretsOf = async () => {
  const opened = await openFileSecrets(await temporaryFolder(), { kind: 'beside' })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

describe('the tracker section', () => {
  it.each([
    ['https://tracker.example', true],
    ['https://tracker.example:8443/rt/', true],
    ['http://127.0.0.1:8080', true],
    ['http://localhost/rt', true],
    ['http://[::1]:8080', true],
    ['http://tracker.example', false],
    ['http://127.0.0.1.evil.example', false],
    ['http://localhost@evil.example', false],
    ['https://user:password@tracker.example', false],
    ['https://tracker.example/?a=b', false],
    ['https://tracker.example/#x', false],
    ['ftp://tracker.example', false],
    ['tracker.example', false],
    ['', false],
  ])('of address %s is safe: %s', (address, safe) => {
    expect(isSafeTrackerAddress(address)).toBe(safe)
  })

  it.each([
    { ...jira, project: 'SUP" OR project = "X' },
    { ...jira, queue: 'Line 3' },
    { ...jira, kind: 'trello' },
    { ...jira, user: 'a:b' },
    { ...jira, token: 'a\r\nX-Header: b' },
    { ...jira, kind: 'request-tracker' },
    { kind: 'request-tracker', url: 'https://rt.example', queue: 'a\nb' },
  ])('is refused when it is wrong %#', (section) => {
    expect(trackerProvisionSchema.safeParse(section).success).toBe(false)
  })
})

describe('the token of a tracker', () => {
  it('moves into secrets and is written nowhere else', async () => {
    const secrets = await secretsOf()
    const seat = await admitProvision(withTracker(jira), secrets)
    expect(seat.tracker).toEqual({ kind: 'jira', url: 'https://jira.example/base', project: 'SUP', issueType: 'Task' })
    await rememberProvision(withTracker(jira), secrets)
    expect(await secrets.read('provision')).not.toContain('first-token')
    if (seat.tracker === undefined) throw new Error('no tracker')
    expect(await readTrackerToken(seat.tracker, secrets)).toBe('first-token')
    const recalled = await recallProvision(secrets)
    if (!recalled.ok || recalled.value === undefined) throw new Error('not recalled')
    const again = await admitProvision(recalled.value, secrets)
    expect(again.tracker).toEqual(seat.tracker)
    expect(await readTrackerToken(seat.tracker, secrets)).toBe('first-token')
  })

  it('is never tried at another address, and comes back with its own', async () => {
    const secrets = await secretsOf()
    const { token: _token, ...bare } = jira
    await admitProvision(withTracker(jira), secrets)
    const moved = await admitProvision(withTracker({ ...bare, url: 'https://elsewhere.example' }), secrets)
    expect(moved.tracker === undefined ? 'none' : await readTrackerToken(moved.tracker, secrets)).toBeUndefined()
    const back = await admitProvision(withTracker(jira), secrets)
    expect(back.tracker === undefined ? 'none' : await readTrackerToken(back.tracker, secrets)).toBe('first-token')
  })

  it('of a rehearsal does not take its place, and a rehearsal has no tracker', async () => {
    const secrets = await secretsOf()
    const seat = await admitProvision(withTracker(jira), secrets)
    await admitProvision(withTracker({ ...jira, token: 'of the rehearsal' }), rehearsalSecrets(secrets))
    if (seat.tracker === undefined) throw new Error('no tracker')
    expect(await readTrackerToken(seat.tracker, secrets)).toBe('first-token')
    expect(trackerOfSeat(seat, secrets, systemClock)).toBeDefined()
    expect(trackerOfSeat({ ...seat, mode: 'sandbox' }, secrets, systemClock)).toBeUndefined()
    const { tracker: _tracker, ...without } = seat
    expect(trackerOfSeat(without, secrets, systemClock)).toBeUndefined()
  })
})
