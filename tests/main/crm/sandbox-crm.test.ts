import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectorOf } from '../../../main/crm/connector-of.ts'
import { sandboxCrm } from '../../../main/crm/connectors/sandbox/connector.ts'
import { sandboxSeat } from '../../../main/sandbox/sandbox-seat.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const signal = new AbortController().signal

describe('the sandbox CRM', () => {
  it('keeps one record for a job, however often it comes', async () => {
    const folder = join(await temporaryFolder(), 'crm')
    const crm = sandboxCrm(folder, new ManualClock())
    const job = { jobId: 'j1', kind: 'interaction', body: { notes: 'Обещали' } } as const
    expect(await crm.deliver(job, signal)).toEqual({ kind: 'delivered' })
    expect(await sandboxCrm(folder, new ManualClock()).deliver(job, signal)).toEqual({ kind: 'delivered' })
    expect(await readdir(folder)).toHaveLength(1)
    expect(await crm.deliver({ ...job, body: { notes: 'other' } }, signal)).toMatchObject({ kind: 'rejected' })
  })

  it('never lets an id become a path', async () => {
    const folder = await temporaryFolder()
    const crm = sandboxCrm(join(folder, 'crm'), new ManualClock())
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ minLength: 1, maxLength: 64 }), fc.constant('../../x')), async (jobId) => {
        await crm.deliver({ jobId, kind: 'interaction', body: {} }, signal)
        expect(await readdir(folder)).toEqual(['crm'])
      }),
      { numRuns: 30 },
    )
  })

  it('is there for the sandbox, and not for a seat without a CRM', async () => {
    const folder = await temporaryFolder()
    const { accounts: _accounts, ...seat } = sandboxSeat({ server: 'ws://127.0.0.1', password: 'p' })
    expect(connectorOf({ ...seat, accounts: [] }, folder, new ManualClock())).toBeDefined()
    expect(connectorOf({ ...seat, accounts: [], mode: 'production' }, folder, new ManualClock())).toBeUndefined()
  })
})
