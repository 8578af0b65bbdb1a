import { afterAll, beforeAll, describe } from 'vitest'
import { FakeJira } from '../../support/fake-jira.ts'
import { FakeRequestTracker } from '../../support/fake-request-tracker.ts'
import type { TrackerWorld } from '../../support/tracker-world.ts'
import { trackerConformance } from './conformance.ts'

describe.each([
  ['Jira Data Center', () => new FakeJira()],
  ['Jira Cloud', () => new FakeJira({ cloud: true })],
  ['Request Tracker 5', () => new FakeRequestTracker()],
])('the connector before %s', (_name, make) => {
  let running: { readonly world: TrackerWorld; stop(): Promise<void> }
  beforeAll(async () => {
    running = await make().start()
  })
  afterAll(() => running.stop())

  trackerConformance(() => running.world, 25)
})
