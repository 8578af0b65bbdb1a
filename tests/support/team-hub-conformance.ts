import { afterAll, beforeAll, describe } from 'vitest'
import { filesConformance } from './hub-conformance-files.ts'
import { interruptionConformance, linkConformance } from './hub-conformance-link.ts'
import { logConformance } from './hub-conformance-log.ts'
import { modelConformance } from './hub-conformance-model.ts'
import { recordsConformance, watchConformance } from './hub-conformance-records.ts'
import type { HubUnderTest } from './hub-under-test.ts'

export type { HubUnderTest } from './hub-under-test.ts'
export { CONFORMANCE_ORGANISATION } from './hub-under-test.ts'

/**
 * One suite for every engine of the port `TeamHub`. `make` is called once; the shelves of {@link CONFORMANCE_ORGANISATION}
 * have to be set up by then. Tests of interruptions run when `canCut` says that the engine has a line to cut.
 */
export function teamHubConformance(name: string, make: () => Promise<HubUnderTest>, { canCut = false } = {}): void {
  describe(`${name}: a team hub`, { timeout: 60_000 }, () => {
    let subject: HubUnderTest | undefined
    const tested = (): HubUnderTest => {
      if (subject === undefined) throw new Error('The hub was not made')
      return subject
    }
    beforeAll(async () => {
      subject = await make()
    }, 60_000)
    afterAll(() => subject?.close())
    recordsConformance(tested)
    watchConformance(tested)
    logConformance(tested)
    filesConformance(tested)
    linkConformance(tested)
    modelConformance(tested)
    if (canCut) interruptionConformance(tested)
  })
}
