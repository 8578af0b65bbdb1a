import { expect, test } from 'vitest'
import { ManualClock } from '../../../support/manual-clock.ts'
import { MemoryHubClient, openMemoryHub } from '../../../support/memory-hub.ts'
import { teamHubConformance } from '../../../support/team-hub-conformance.ts'

const client = (hub: unknown): MemoryHubClient => {
  if (!(hub instanceof MemoryHubClient)) throw new Error('Not a client of this hub')
  return hub
}

teamHubConformance(
  'in memory',
  async () => {
    const memory = openMemoryHub(new ManualClock())
    return {
      hub: async () => memory.client(),
      cut: async (hub) => client(hub).cut(),
      mend: async (hub) => client(hub).mend(),
      close: async () => undefined,
    }
  },
  { canCut: true },
)

test('tells the time of the hub, whatever the client’s clock says, once it has heard it', () => {
  const clock = new ManualClock(1_000_000)
  const memory = openMemoryHub(clock)
  const [fast, deaf] = [memory.client({ skewMs: 300_000 }), memory.client({ skewMs: -300_000, isCut: true })]
  expect([fast.now(), deaf.now()]).toEqual([1_000_000, 700_000])
  deaf.mend()
  fast.cut()
  clock.advance(5_000)
  expect([fast.now(), deaf.now()]).toEqual([1_005_000, 1_005_000])
})

test('loses an acknowledgement of what was written', async () => {
  const memory = openMemoryHub()
  const [hub, other] = [memory.client(), memory.client()]
  hub.loseAcknowledgements()
  expect(await hub.records('b').create('k', 'v')).toEqual({ kind: 'unreachable' })
  expect(await other.records('b').get('k')).toMatchObject({ entry: { value: 'v' } })
  expect(await hub.records('b').create('k', 'v')).toEqual({ kind: 'conflict' })
})

test('refuses writes while it is full', async () => {
  const memory = openMemoryHub()
  const hub = memory.client()
  memory.failWrites('full')
  expect(await hub.records('b').put('k', 'v')).toEqual({ kind: 'full' })
  expect(await hub.log('l').append('i', 'v')).toEqual({ kind: 'full' })
  memory.failWrites(undefined)
  expect(await hub.records('b').get('k')).toEqual({ kind: 'absent' })
  expect(await hub.log('l').append('i', 'v')).toMatchObject({ doubled: false })
})
