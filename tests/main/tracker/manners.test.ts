import { createServer } from 'node:https'
import { onTestFinished, describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/services/clock.ts'
import { trackerOf } from '../../../main/tracker/connector-of.ts'
import { FakeJira, type JiraManners } from '../../support/fake-jira.ts'
import { FakeRequestTracker } from '../../support/fake-request-tracker.ts'
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '../../support/loopback-certificate.ts'
import { trackerFront } from '../../support/tracker-front.ts'
import { anIssue } from '../../support/tracker-issue-builder.ts'

async function jiraWith(manners: JiraManners) {
  const jira = new FakeJira(manners)
  const { world, stop } = await jira.start()
  onTestFinished(stop)
  return { jira, world, tracker: trackerOf(world.section, async () => world.token, systemClock) }
}

describe('a Jira with manners of its own', () => {
  it('takes an issue although its create screen has no priority', async () => {
    const { jira, tracker } = await jiraWith({ withoutFields: ['priority'] })
    const issue = anIssue()
    expect(await tracker.create(issue)).toMatchObject({ kind: 'created', ref: { key: 'SUP-1' } })
    expect(await tracker.create(issue)).toMatchObject({ kind: 'created', ref: { key: 'SUP-1' } })
    expect(await jira.lineThree.count()).toBe(1)
  })

  it('is not written to without labels, because nothing would be found again', async () => {
    const { jira, tracker } = await jiraWith({ withoutFields: ['labels'] })
    expect(await tracker.create(anIssue())).toMatchObject({ kind: 'rejected', reason: 'refused', why: expect.stringContaining('Labels') })
    expect(await jira.lineThree.count()).toBe(0)
  })

  it('says in its own words what else it wants', async () => {
    const { world } = await jiraWith({})
    const section = { kind: 'jira', url: world.section.url, project: 'SUP', issueType: 'Nonsense' } as const
    const tracker = trackerOf(section, async () => world.token, systemClock)
    expect(await tracker.create(anIssue())).toMatchObject({
      kind: 'rejected',
      reason: 'refused',
      why: expect.stringMatching(/issuetype: The issue type/),
    })
  })

  it('that goes on as for a stranger has refused the credentials all the same', async () => {
    const { world } = await jiraWith({})
    const front = await trackerFront(world.section.url)
    front.trouble('GET', { kind: 'says', status: 404, headers: { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' } }, 2)
    const tracker = trackerOf({ ...world.section, url: front.url }, async () => world.token, systemClock)
    expect(await tracker.create(anIssue())).toMatchObject({ kind: 'rejected', reason: 'credentials' })
  })
})

describe('a Request Tracker with manners of its own', () => {
  it('tells the last word also from mail in HTML, and the state of another lifecycle', async () => {
    const rt = new FakeRequestTracker()
    const { world, stop } = await rt.start()
    onTestFinished(stop)
    const tracker = trackerOf(world.section, async () => world.token, systemClock)
    const made = await tracker.create(anIssue())
    if (made.kind !== 'created') throw new Error(JSON.stringify(made))
    rt.hear(made.ref.key, [{ ContentType: 'text/html', Content: '<div>Ждём <b>вендора</b></div>' }])
    rt.setStatus(made.ref.key, 'waiting for vendor')
    expect(await tracker.status(made.ref)).toMatchObject({ kind: 'known', status: { state: 'waiting', lastWord: 'Ждём вендора' } })
  })

  it('that keeps its last word to itself still tells the status', async () => {
    const rt = new FakeRequestTracker()
    const { world, stop } = await rt.start()
    onTestFinished(stop)
    const front = await trackerFront(world.section.url)
    const tracker = trackerOf({ ...world.section, url: front.url }, async () => world.token, systemClock)
    const made = await tracker.create(anIssue())
    if (made.kind !== 'created') throw new Error(JSON.stringify(made))
    await rt.lineThree.say(made.ref.key, 'x'.repeat(2_000_000))
    const told = await tracker.status(made.ref)
    expect(told).toMatchObject({ kind: 'known', status: { state: 'new' } })
    expect(JSON.stringify(told)).not.toContain('lastWord')
  })
})

describe('a tracker behind TLS', () => {
  const secure = async () => {
    const server = createServer({ cert: LOOPBACK_CERTIFICATE, key: LOOPBACK_KEY }, (_question, answer) => {
      answer.writeHead(401, { 'Content-Type': 'application/json' }).end('{"message":"Unauthorized"}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
    const address = server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    return { kind: 'request-tracker', url: `https://127.0.0.1:${String(port)}`, queue: 'Line 3' } as const
  }

  it('that nobody vouches for is not spoken to', async () => {
    const tracker = trackerOf(await secure(), async () => 'secret-token', systemClock)
    const outcome = await tracker.create(anIssue())
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'insecure', why: expect.stringContaining('certificateAuthority') })
  })

  it('of a private authority is spoken to when the authority is provisioned', async () => {
    const section = { ...(await secure()), certificateAuthority: LOOPBACK_CERTIFICATE }
    expect(await trackerOf(section, async () => 'secret-token', systemClock).create(anIssue())).toMatchObject({ reason: 'credentials' })
  })

  it('of another address is told from that', async () => {
    const { url, ...section } = await secure()
    const elsewhere = { ...section, url: url.replace('127.0.0.1', 'localhost'), certificateAuthority: LOOPBACK_CERTIFICATE }
    expect(await trackerOf(elsewhere, async () => 'secret-token', systemClock).create(anIssue())).toMatchObject({
      reason: 'insecure',
      why: expect.stringContaining('another address'),
    })
  })
})
