import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

const NOTE = 'Карта обещана к пятнице, курьер не приехал'

const answerAndNote = async (seat: Rehearsal, note: string): Promise<void> => {
  await seat.ring('metal-card')
  await seat.desk.keyboard.press('F2')
  await seat.phone.call('active')
  await seat.desk.keyboard.press('KeyN')
  await seat.desk.keyboard.type(note)
  await seat.desk
    .getByText(/сохранена \d\d:\d\d:\d\d/)
    .first()
    .waitFor()
}

describe('a database that does not open', () => {
  let profile: string
  let seat: Rehearsal

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'firstline-broken-'))
    seat = await startRehearsal({ profile })
  })
  afterAll(async () => {
    await seat.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  it('says what happened and what to press, and the call goes on with its note', async () => {
    await seat.desk.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('firstline-sandbox')
          opening.onerror = () => reject(new Error(String(opening.error)))
          opening.onsuccess = () => {
            const writing = opening.result.transaction('meta', 'readwrite')
            const check = writing.objectStore('meta').get('key-check')
            check.onsuccess = () => {
              const { box, ...row } = check.result as { box: Uint8Array }
              writing.objectStore('meta').put({ ...row, box: box.map((byte, at) => (at > 0 ? byte ^ 0xff : byte)) })
            }
            writing.oncomplete = () => resolve()
          }
        }),
    )
    await seat.seat.kill()
    seat = await startRehearsal({ profile })
    await seat.desk.getByText(/База этого компьютера зашифрована другим ключом/).waitFor()
    await seat.desk.getByRole('button', { name: /Попробовать ещё раз/ }).waitFor()
    await answerAndNote(seat, NOTE)
  })

  it('keeps the note through a restart, and brings it home when a new database begins', async () => {
    await seat.seat.kill()
    seat = await startRehearsal({ profile })
    await seat.desk.getByText(new RegExp(NOTE)).first().waitFor()
    await seat.desk.getByRole('button', { name: /Отложить базу и\s+начать новую/ }).click()
    await seat.desk.getByText(/сохранённы[йе]\s+отдельно/).waitFor()
    await seat.desk.getByText(new RegExp(NOTE)).first().waitFor()
    const names = await seat.desk.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(names).toContain('firstline-sandbox')
    expect(names).toContain('firstline-sandbox-2')
  })
})

describe('files of the database that the disk spoiled', () => {
  let profile: string
  let seat: Rehearsal

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'firstline-spoiled-'))
    seat = await startRehearsal({ profile })
  })
  afterAll(async () => {
    await seat.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  it('are told of at the next start, and the next call is answered and kept', async () => {
    await seat.seat.kill()
    const files = (await readdir(profile, { recursive: true })).filter((file) => /leveldb\/(MANIFEST|CURRENT|\d+\.(ldb|log))/.test(file))
    const own = files.filter((file) => file.includes('IndexedDB') && !file.includes('WebStorage'))
    expect(own.length).toBeGreaterThan(0)
    for (const file of own) await writeFile(join(profile, file), 'not what was written')
    seat = await startRehearsal({ profile })
    await seat.desk.getByText(/База этого компьютера/).waitFor()
    await answerAndNote(seat, NOTE)
    await seat.seat.kill()
    seat = await startRehearsal({ profile })
    await seat.desk.getByText(new RegExp(NOTE)).first().waitFor()
  })
})
