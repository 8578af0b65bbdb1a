import '../../../renderer/storage/jitless.ts'
import { briefDemoClient } from '../../../core/sandbox/demo/brief-client.ts'
import type { ImportPolicy } from '../../../core/domain/directory/file/column-target.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import { connectBridge } from '../../../renderer/bridge/index.ts'
import { openDatabase } from '../../../renderer/storage/db.ts'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'

/** What the benchmark asks of its page: the storage of a seat, without a desk. Times in ms. */
export interface CardBenchPage {
  /** The database alone, as a start of the computer finds it. */
  openDatabase(name: string): Promise<number>
  /** Everything a window does with its storage before it is ready. */
  openStorage(name: string, sealed: boolean): Promise<number>
  /** The storage of the workstation's sandbox, in whose origin this page lies. */
  openSeat(): Promise<void>
  import(count: number, label: string): Promise<number>
  /** A CSV file of so many rows, as a person brings it in: read, mapped, checked, written. */
  importFile(count: number, policy: ImportPolicy): Promise<number>
  /** One look-up after the other, by the phone of these clients. */
  lookups(indexes: readonly number[]): Promise<readonly number[]>
  /** Until the index of the search answers. */
  openSearch(): Promise<number>
  searches(queries: readonly string[]): Promise<readonly number[]>
  /** What the page and its workers use, in bytes. */
  memory(): Promise<number>
  /** What the browser says the origin keeps, in bytes. */
  kept(): Promise<number>
  close(): void
}

declare global {
  interface Window {
    cardBench: CardBenchPage
  }
}

const SEED = 1
/** Those who call have requests and a history; the others are what a directory export holds. */
const FULL_EVERY = 100
const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1)
let storage: SeatStorage | undefined

const opened = (): SeatStorage => {
  if (storage === undefined) throw new Error('No storage is open')
  return storage
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const clientAt = (index: number): Client => briefDemoClient(SEED, index, Date.now())

/** What a directory export of a CRM holds. */
function csvOf(count: number): string[] {
  const pieces = ['ID;ФИО;Телефон;Почта;Компания;Город;Сегмент\n']
  for (let index = 0; index < count; index += 1) {
    const { id, name, phones, emails, company = '', city = '', segment } = clientAt(index)
    const words = `${name.family} ${name.given}`
    pieces.push(`${id};${words};${phones[0]?.number ?? ''};${emails[0] ?? ''};"${company}";${city};${segment}\n`)
  }
  return pieces
}

async function lookUp(index: number): Promise<number> {
  const { id, phones } = clientAt(index)
  const number = phones[0]?.number ?? ''
  const began = performance.now()
  const found = await opened().directory.byPhone(number)
  const ms = performance.now() - began
  if (!found.some((client) => client.id === id)) throw new Error(`Client ${String(index)} was not found`)
  return ms
}

window.cardBench = {
  openDatabase: (name) =>
    timed(async () => {
      const db = await openDatabase(name, () => undefined)
      db.close()
    }),
  openStorage: (name, sealed) =>
    timed(async () => {
      storage = await openSeatStorage({ mode: 'sandbox', key: sealed ? KEY : null, name })
    }),
  openSeat: async () => {
    const { key } = await connectBridge().call('secrets.readDataKey', {})
    storage = await openSeatStorage({ mode: 'sandbox', key: Uint8Array.from(atob(key), (char) => char.charCodeAt(0)) })
  },
  import: (count, label) =>
    timed(async () => {
      const outcome = await opened().directory.importFrom(
        { kind: 'demo', seed: SEED, count, nowMs: Date.now(), brief: true, fullEvery: FULL_EVERY },
        { label },
      )
      if (outcome.kind !== 'imported') throw new Error(`The import ended as ${outcome.kind}`)
    }),
  importFile: async (count, policy) => {
    const { fileImports } = opened()
    const file = new File(csvOf(count), `clients-${String(count)}.csv`)
    return timed(async () => {
      const seen = await fileImports.look(file)
      if (seen.kind !== 'seen') throw new Error(`The file was refused: ${seen.why}`)
      const { shape, columns } = seen.look
      const outcome = await fileImports.run(file, { shape, columns, policy, language: 'ru', country: 'RU', words: 'ru' })
      if (outcome.kind !== 'done' || outcome.counts.refused > 0) throw new Error(`The import ended as ${JSON.stringify(outcome)}`)
    })
  },
  lookups: async (indexes) => {
    const samples: number[] = []
    for (const index of indexes) samples.push(await lookUp(index))
    return samples
  },
  openSearch: () => timed(() => opened().search.search('орлова', { limit: 10 })),
  searches: async (queries) => {
    const samples: number[] = []
    for (const query of queries) samples.push(await timed(() => opened().search.search(query, { limit: 20 })))
    return samples
  },
  memory: async () => {
    const measure = (performance as { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> }).measureUserAgentSpecificMemory
    return measure === undefined ? Number.NaN : (await measure.call(performance)).bytes
  },
  kept: async () => (await navigator.storage.estimate()).usage ?? Number.NaN,
  close: () => {
    storage?.close()
    storage = undefined
  },
}
