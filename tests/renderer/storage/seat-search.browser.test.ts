import { afterEach, describe, expect, it } from 'vitest'
import { demoClient } from '../../../core/sandbox/demo/demo-clients.ts'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'

const NOW = 1_750_000_000_000
const CLIENTS = 50_000
const key = new Uint8Array(32).fill(9)
const opened: SeatStorage[] = []

afterEach(() => {
  for (const storage of opened.splice(0)) storage.close()
  indexedDB.deleteDatabase('search')
})

async function open(): Promise<SeatStorage> {
  const storage = await openSeatStorage({ mode: 'sandbox', key, name: 'search' })
  opened.push(storage)
  return storage
}

async function ids({ search }: SeatStorage, query: string): Promise<readonly string[]> {
  const outcome = await search.search(query, { limit: 100 })
  return outcome.kind === 'answered' ? outcome.answer.hits.map((hit) => hit.id) : [outcome.kind]
}

describe('the search in a real browser', () => {
  it('reads fifty thousand clients in its worker and finds them by anything of theirs', { timeout: 180_000 }, async () => {
    const storage = await open()
    await storage.directory.importFrom({ kind: 'demo', seed: 1, count: CLIENTS, nowMs: NOW })
    for (const index of [0, 31_337, CLIENTS - 1]) {
      const client = demoClient(1, index, NOW)
      const { given, family, patronymic = '' } = client.name
      const number = client.phones[0]?.number ?? ''
      expect(await ids(storage, number)).toContain(client.id)
      expect(await ids(storage, number.slice(4))).toContain(client.id)
      expect(await ids(storage, `${family} ${given} ${patronymic} ${number.slice(-4)}`)).toContain(client.id)
      for (const request of client.requests) expect(await ids(storage, request.number)).toContain(client.id)
    }
    expect(storage.search.status.get()).toEqual({ kind: 'ready', clients: CLIENTS })
    await storage.directory.save({ ...demoClient(1, 5, NOW), name: { given: 'Аглая', family: 'Крузенштерн' } })
    await expect.poll(() => ids(storage, 'Kruzenshtern'), { timeout: 20_000 }).toEqual([demoClient(1, 5, NOW).id])
  })
})
