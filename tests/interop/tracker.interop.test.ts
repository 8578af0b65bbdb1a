import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../main/services/clock.ts'
import { trackerOf } from '../../main/tracker/connector-of.ts'
import { trackerConformance } from '../main/tracker/conformance.ts'
import { anIssue } from '../support/tracker-issue-builder.ts'
import { obtainRequestTracker } from './lab/build-request-tracker.ts'
import { requestTrackerWorld } from './lab/request-tracker-world.ts'
import { startRequestTracker, type RunningRequestTracker } from './lab/request-tracker.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const obtained = await obtainRequestTracker(say)
const absent = obtained.kind === 'absent'
if (absent) say(`THE REAL REQUEST TRACKER WAS NOT TESTED: ${obtained.why}.`)

describe.skipIf(absent)(`the connector before the real Request Tracker 5${absent ? ` (${obtained.why})` : ''}`, () => {
  let rt: RunningRequestTracker
  beforeAll(async () => {
    if (obtained.kind === 'root') rt = await startRequestTracker(obtained.root)
  })
  afterAll(() => rt.stop())

  trackerConformance(() => requestTrackerWorld(rt), 4)

  it('lets a seat in by user and password as well', async () => {
    const section = { kind: 'request-tracker', url: `${rt.url}/`, queue: rt.queue, user: rt.seat.user } as const
    const tracker = trackerOf(section, async () => rt.seat.password, systemClock)
    const made = await tracker.create(anIssue())
    expect(made).toMatchObject({ kind: 'created', ref: { url: expect.stringMatching(/[^/]\/Ticket\/Display\.html\?id=\d+$/) } })
    expect(made.kind === 'created' ? await tracker.status(made.ref) : made).toMatchObject({ kind: 'known', status: { state: 'new' } })
  })

  it('tells an address that is not REST 2 from a refusal', async () => {
    const tracker = trackerOf({ kind: 'request-tracker', url: `${rt.url}/rt`, queue: rt.queue }, async () => rt.token, systemClock)
    expect(await tracker.create(anIssue())).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(/answer|not-found/) })
  })
})
