import { afterEach, expect, it, vi } from 'vitest'
import { demoClients } from '../../../core/sandbox/demo/demo-clients.ts'
import type { ClientId } from '../../../core/domain/client/client.ts'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'
import { startSourceSync } from '../../../renderer/storage/sync/source-sync.ts'
import { ScriptedSource } from '../../support/scripted-source.ts'

const NOW = 1_750_000_000_000
let storage: SeatStorage | undefined

afterEach(() => {
  storage?.close()
  indexedDB.deleteDatabase('sources')
})

it('a source of a thousand is written by a worker, and read on from where it stood', async () => {
  const opened = await openSeatStorage({ mode: 'sandbox', key: new Uint8Array(32).fill(7), name: 'sources' })
  storage = opened
  const source = new ScriptedSource()
  source.page = 200
  const people = [...demoClients({ seed: 3, count: 1_000, nowMs: NOW })]
  source.put(...people)
  const sync = startSourceSync({ storage: opened, sources: [{ id: 'book', everySeconds: 300 }], pull: source.pull })
  await vi.waitFor(async () => expect(await opened.sources.status('book')).toMatchObject({ clientCount: 1_000 }), { timeout: 20_000 })
  expect(await opened.directory.byId('demo-0000777' as ClientId)).toMatchObject({ name: people[776]?.name, source: 'book' })
  source.remove('demo-0000777')
  opened.sources.wantNow('book')
  await vi.waitFor(async () => expect(await opened.sources.status('book')).toMatchObject({ clientCount: 999 }), { timeout: 10_000 })
  expect(await opened.directory.byId('demo-0000777' as ClientId)).toBeUndefined()
  sync.stop()
}, 40_000)
