import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { CallerKey } from '../../core/domain/client/caller-key.ts'
import { toHex } from '../../renderer/storage/bytes.ts'
import { deriveSeatKeys } from '../../renderer/storage/crypto/seat-keys.ts'
import { unseal } from '../../renderer/storage/crypto/seal.ts'
import { openDatabase } from '../../renderer/storage/db.ts'
import { openSeatStorage } from '../../renderer/storage/open-seat-storage.ts'
import { runReseal } from '../../renderer/storage/privacy/run-reseal.ts'
import { readLeft, writeLeft } from '../../renderer/storage/import-file/left-import.ts'
import { PLAIN_TABLES, SEALED_COLUMNS, sealedTables } from '../../renderer/storage/privacy/sealed-columns.ts'
import { callId } from '../support/call-builder.ts'
import { DATA_KEY, freshDatabaseName } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const NEW_KEY = DATA_KEY.map((byte) => byte ^ 0xff)
const MARIA = storedClient('maria', ['+79120000067'])

/** The digest key that main keeps when the data key is changed the first time. */
const digest = async (): Promise<Uint8Array> => (await deriveSeatKeys('sandbox', DATA_KEY)).digestSecret

async function aFullSeat(name: string): Promise<void> {
  const storage = await openSeatStorage({ mode: 'sandbox', key: DATA_KEY, name })
  const crowd = Array.from({ length: 150 }, (_, index) => storedClient(`c${String(index)}`, [`+7913000${String(1000 + index)}`]))
  await storage.directory.bulkImport([MARIA, ...crowd])
  await storage.directory.save({ ...MARIA, status: 'VIP' })
  await storage.journal.close({ callId: callId('call-1'), direction: 'incoming', number: '+79120000067', startedAt: 1 }, 'wrap-up')
  await storage.journal.finish(callId('call-1'), { clientId: MARIA.id, notes: 'Просила перезвонить' })
  await storage.callers.learn('tel:+79120000067' as CallerKey, { clientId: MARIA.id, verdict: 'confirmed', at: 5 })
  await storage.answerDrafts.keep({ escalationId: 'e-1', text: 'Ответ' })
  storage.close()
}

/** Boxes that this key alone opens, and those it does not. */
async function boxes(name: string, key: Uint8Array): Promise<{ readonly opened: number; readonly closed: number }> {
  const keys = await deriveSeatKeys('sandbox', key)
  const db = await openDatabase(name, () => undefined)
  let [opened, closed] = [0, 0]
  for (const { table, columns } of sealedTables(db)) {
    for (const row of (await table.toArray()) as Record<string, unknown>[]) {
      for (const { column, store, place, of } of columns) {
        const box = row[column]
        if (!(box instanceof Uint8Array) || of?.(row) === false) continue
        if ((await unseal(keys, store, place(row), new Uint8Array(box))).ok) opened += 1
        else closed += 1
      }
    }
  }
  db.close()
  return { opened, closed }
}

async function check(options: Parameters<typeof openSeatStorage>[0]): Promise<void> {
  const storage = await openSeatStorage(options)
  expect((await storage.directory.byPhone('+79120000067')).map(({ status }) => status)).toEqual(['VIP'])
  expect(await storage.directory.count()).toBe(151)
  expect((await storage.journal.ofClient(MARIA.id, 5)).map(({ work }) => work.notes)).toEqual(['Просила перезвонить'])
  expect((await storage.callers.recall('tel:+79120000067' as CallerKey)).verdicts).toHaveLength(1)
  expect(await storage.answerDrafts.all()).toHaveLength(1)
  expect(await storage.quarantine.count()).toBe(0)
  storage.close()
}

describe('a change of the data key', () => {
  it('knows every table of the seat', async () => {
    const db = await openDatabase(freshDatabaseName(), () => undefined)
    const known = new Set([...SEALED_COLUMNS.map(({ table }) => table), ...PLAIN_TABLES])
    expect(db.tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
    db.close()
  })

  it('reads what the former key sealed, seals all of it anew, and needs the former key no more', async () => {
    const name = freshDatabaseName()
    await aFullSeat(name)
    const before = await boxes(name, DATA_KEY)
    expect(before.closed).toBe(0)
    const former = { previous: DATA_KEY, digest: await digest() }
    await check({ mode: 'sandbox', key: NEW_KEY, former, name })
    const db = await openDatabase(name, () => undefined)
    const seen: number[] = []
    const keys = await deriveSeatKeys('sandbox', NEW_KEY, former)
    expect(await runReseal({ db, keys, onProgress: ({ rows }) => seen.push(rows) })).toBe(true)
    expect(seen.length).toBeGreaterThan(0)
    db.close()
    expect((await boxes(name, DATA_KEY)).opened).toBe(0)
    expect((await boxes(name, NEW_KEY)).closed).toBe(0)
    await check({ mode: 'sandbox', key: NEW_KEY, former: { digest: await digest() }, name })
    await expect(openSeatStorage({ mode: 'sandbox', key: DATA_KEY, name })).rejects.toMatchObject({ kind: 'wrong-key' })
  })

  it('leaves the import of a file that is under way to be gone on with', async () => {
    const name = freshDatabaseName()
    await aFullSeat(name)
    const left: Parameters<typeof writeLeft>[2] = {
      print: 'ab',
      name: 'clients.csv',
      size: 10,
      order: {
        shape: { kind: 'csv', encoding: 'utf-8', delimiter: ',', header: true },
        columns: [],
        policy: 'update',
        language: 'ru',
        country: 'RU',
        words: 'ru',
      },
      counts: { rows: 1, added: 1, updated: 0, present: 0, missing: 0, refused: 0 },
      at: 5,
    }
    const db = await openDatabase(name, () => undefined)
    await writeLeft(db, await deriveSeatKeys('sandbox', DATA_KEY), left)
    await runReseal({ db, keys: await deriveSeatKeys('sandbox', NEW_KEY, { previous: DATA_KEY, digest: await digest() }) })
    expect(await readLeft(db, await deriveSeatKeys('sandbox', NEW_KEY))).toEqual(left)
    db.close()
  })

  it('may be stopped at every step: everything reads meanwhile, and it goes on', async () => {
    const name = freshDatabaseName()
    await aFullSeat(name)
    const former = { previous: DATA_KEY, digest: await digest() }
    const keys = await deriveSeatKeys('sandbox', NEW_KEY, former)
    for (let steps = 1; ; steps += 1) {
      let left = steps
      const db = await openDatabase(name, () => undefined)
      const whole = await runReseal({ db, keys, isCancelled: () => (left -= 1) < 0 })
      db.close()
      if (whole) break
      await check({ mode: 'sandbox', key: NEW_KEY, former, name })
    }
    expect((await boxes(name, NEW_KEY)).closed).toBe(0)
  })

  it('never undoes what is written meanwhile', async () => {
    const name = freshDatabaseName()
    await aFullSeat(name)
    const former = { previous: DATA_KEY, digest: await digest() }
    const storage = await openSeatStorage({ mode: 'sandbox', key: NEW_KEY, former, name })
    const db = await openDatabase(name, () => undefined)
    const keys = await deriveSeatKeys('sandbox', NEW_KEY, former)
    const resealing = runReseal({ db, keys, rest: () => new Promise((resolve) => setTimeout(resolve, 0)) })
    for (let turn = 0; turn < 20; turn += 1) {
      await storage.journal.recordWork(callId('call-1'), { clientId: MARIA.id, notes: `Правка ${String(turn)}`, savedAt: turn + 10 })
      await storage.directory.save({ ...MARIA, status: `статус ${String(turn)}` })
    }
    await resealing
    expect((await storage.journal.find(callId('call-1')))?.work.notes).toBe('Правка 19')
    expect((await storage.directory.byId(MARIA.id))?.status).toBe('статус 19')
    storage.close()
    db.close()
    expect((await boxes(name, NEW_KEY)).closed).toBe(0)
    expect(toHex(new Uint8Array(await digest()))).toHaveLength(64)
  })
})
