import { describe, expect, it } from 'vitest'
import { privacySectionSchema } from '../../../../core/contract/directory/directory-section.ts'
import { createPrivacyWork } from '../../../../renderer/desk/state/privacy-work.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { FakeClientDirectory } from '../../../support/fake-client-directory.ts'
import { FakeJournal } from '../../../support/fake-journal.ts'
import { fakeSeatPrivacy } from '../../../support/fake-seat-privacy.ts'
import { until } from '../../../support/until.ts'

describe('work on personal data that goes on by itself', () => {
  it('seals anew, tells the host when all is sealed, then lets go of the old and writes it down', async () => {
    const said: string[] = []
    const bridge = new FakeBridge({
      'keys.state': () => ({ change: 'running', changedAt: null }),
      'keys.changed': () => {
        said.push('changed')
        return {}
      },
      'audit.append': (fact) => {
        said.push(fact.kind)
        return { no: 1, at: 0, by: '1001', fact }
      },
    })
    const world = await aDeskWorld({
      bridge,
      seat: { privacy: privacySectionSchema.parse({ retentionDays: 30 }) },
      storage: {
        directory: new FakeClientDirectory(),
        journal: new FakeJournal(),
        privacy: fakeSeatPrivacy({ sweep: ({ days }) => Promise.resolve({ clients: days, calls: 1 }) }),
        resealing: (onProgress) => {
          onProgress({ rows: 1, total: 2 })
          said.push('sealed')
          return Promise.resolve(true)
        },
      },
    })
    const work = createPrivacyWork(world.desk)
    expect(said).toEqual([])
    world.clock.advance(60_000)
    await until('all is written down', () => said.length === 3)
    expect(said).toEqual(['sealed', 'changed', 'retained'])
    work.close()
  })
})
