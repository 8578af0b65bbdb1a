import { afterEach, describe, expect, it } from 'vitest'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'
import { aFile, orderFor, toWindows1251 } from '../../support/client-file.ts'

const key = new Uint8Array(32).fill(5)
const opened: SeatStorage[] = []

afterEach(() => {
  const names = new Set(opened.map((storage) => storage.name))
  for (const storage of opened.splice(0)) storage.close()
  for (const name of names) indexedDB.deleteDatabase(name)
})

async function open(name: string): Promise<SeatStorage> {
  const storage = await openSeatStorage({ mode: 'sandbox', key, name })
  opened.push(storage)
  return storage
}

const numberOf = (index: number): string => `+7912${String(1_000_000 + index)}`
/** Every hundredth row has lost a digit. */
const table = (count: number): string =>
  `ID;ФИО;Телефон;Компания;Город\r\n${Array.from({ length: count }, (_, index) => {
    const number = index % 100 === 7 ? numberOf(index).slice(0, -1) : numberOf(index)
    return `${index};Орлова Мария Сергеевна;${number};ООО «Ромашка ${index}»;Пермь`
  }).join('\r\n')}`

describe('a file of clients in a real browser', () => {
  it('comes in through the worker: twenty thousand rows in windows-1251, faulty ones by row, found by phone', async () => {
    const storage = await open('file-import')
    const file = aFile(toWindows1251(table(20_000)), 'клиенты.csv')
    const order = await orderFor(storage.fileImports, file, 'replace')
    expect(order.shape).toMatchObject({ encoding: 'windows-1251', delimiter: ';', header: true })
    const outcome = await storage.fileImports.run(file, order)
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    expect(outcome.counts).toMatchObject({ rows: 20_000, added: 19_800, refused: 200 })
    expect(outcome.refused.first[0]).toMatchObject({ line: 9, faults: [{ kind: 'phone-short', digits: 1 }] })
    expect((await outcome.refused.file?.text())?.trim().split('\r\n')).toHaveLength(201)
    expect(await storage.directory.byPhone(numberOf(19_999))).toMatchObject([{ id: '19999', company: 'ООО «Ромашка 19999»' }])
    expect(await storage.directory.count()).toBe(19_800)
  })

  it('cancelled half-way changes nothing', async () => {
    const storage = await open('file-cancel')
    await storage.fileImports.run(aFile(table(50)), await orderFor(storage.fileImports, aFile(table(50)), 'replace'))
    const before = await storage.directory.imported()
    const file = aFile(table(20_000))
    const cancel = new AbortController()
    const outcome = await storage.fileImports.run(file, await orderFor(storage.fileImports, file, 'replace'), {
      signal: cancel.signal,
      onProgress: ({ counts }) => counts.rows > 0 && cancel.abort(),
    })
    expect(outcome.kind).toBe('cancelled')
    expect(await storage.directory.imported()).toEqual(before)
    expect(await storage.directory.byPhone(numberOf(15_000))).toEqual([])
    await storage.fileImports.forget()
    expect(await storage.directory.resumable()).toBeUndefined()
    expect(await storage.fileImports.left()).toBeUndefined()
  })

  it('goes on after its worker was killed', async () => {
    const storage = await open('file-kill')
    const file = aFile(table(20_000))
    const order = await orderFor(storage.fileImports, file, 'replace')
    const killed = await killWhen(
      () => storage.directory.resumable().then((left) => (left?.done ?? 0) > 2_000),
      () => storage.fileImports.run(file, order),
    )
    expect(killed).toBe(true)
    expect(await storage.fileImports.left()).toMatchObject({ name: 'clients.csv', size: file.size })
    const done = (await storage.directory.resumable())?.done ?? 0
    expect(done).toBeGreaterThan(2_000)
    expect(await storage.fileImports.run(file, order)).toMatchObject({ kind: 'done', counts: { added: 19_800, refused: 200 } })
    expect(await storage.directory.count()).toBe(19_800)
  })
})

/** Starts work, and kills every worker it made as soon as the condition holds. */
async function killWhen(holds: () => Promise<boolean>, work: () => Promise<unknown>): Promise<boolean> {
  const RealWorker = window.Worker
  const made: Worker[] = []
  window.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      made.push(this)
    }
  }
  try {
    // It never answers once its worker is gone.
    void work().catch(() => undefined)
    await expect.poll(holds, { timeout: 20_000, interval: 10 }).toBe(true)
  } finally {
    window.Worker = RealWorker
  }
  for (const worker of made) worker.terminate()
  return made.length > 0
}
