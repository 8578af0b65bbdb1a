import { describe, expect, it } from 'vitest'
import type { ImportPolicy } from '../../core/domain/directory/file/column-target.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { aFile, orderFor, toUtf16, toWindows1251 } from '../support/client-file.ts'
import { openTestStorage } from '../support/seat-storage.ts'

const HEADER = 'ID;ФИО;Телефон;Компания;Сегмент'
const TABLE = [
  HEADER,
  '1;Орлова Мария Сергеевна;+7 912 345-67-01;ООО «Ромашка»;A',
  '2;Пётр Волков;8 (912) 345-67-02, 8 912 345 67 03;;b',
  '3;Без Телефона;;;',
  '4;Короткий Номер;+7 912 345;;C',
  '5;;;;',
  '1;Повтор Строки;+79123456799;;',
].join('\r\n')

const bring = async (storage: SeatStorage, content: string | Uint8Array<ArrayBuffer>, policy: ImportPolicy, name?: string) => {
  const file = aFile(content, name)
  return storage.fileImports.run(file, await orderFor(storage.fileImports, file, policy))
}
const textOf = async (blob: Blob | undefined): Promise<string> =>
  blob === undefined ? '' : new TextDecoder().decode(await blob.arrayBuffer())

describe('a file of clients', () => {
  it('becomes the whole directory, but for the rows that are wrong, which come back with the reason', async () => {
    const storage = await openTestStorage()
    await storage.directory.applyDelta({ upserts: [], gone: [] })
    const outcome = await bring(storage, TABLE, 'replace')
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    expect(outcome.counts).toMatchObject({ rows: 6, added: 3, refused: 3 })
    expect(outcome.refused.first.map(({ line, faults }) => [line, faults[0]?.kind])).toEqual([
      [5, 'phone-short'],
      [6, 'nobody'],
      [7, 'twice'],
    ])
    const [maria] = await storage.directory.byPhone('+79123456701')
    expect(maria).toMatchObject({ id: '1', name: { given: 'Мария', family: 'Орлова', patronymic: 'Сергеевна' }, segment: 'A' })
    expect(await storage.directory.byPhone('+79123456703')).toHaveLength(1)
    expect(await storage.directory.count()).toBe(3)
    const csv = await textOf(outcome.refused.file)
    expect(csv.split('\r\n')[1]).toBe('4;Короткий Номер;+7 912 345;;C;5;Телефон: не хватает 4 цифр: после +7 нужно 10 («+7 912 345»)')
    expect(await storage.fileImports.left()).toBeUndefined()
  })

  it.each([
    ['windows-1251', toWindows1251(TABLE)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${TABLE}`)],
    ['utf-16le', toUtf16(`\uFEFF${TABLE}`, 'le')],
    ['utf-16be', toUtf16(TABLE, 'be')],
  ])('is known by its bytes: %s', async (encoding, bytes) => {
    const storage = await openTestStorage()
    const seen = await storage.fileImports.look(aFile(new Uint8Array(bytes)))
    expect(seen).toMatchObject({ kind: 'seen', look: { shape: { kind: 'csv', encoding, delimiter: ';', header: true } } })
    await bring(storage, new Uint8Array(bytes), 'replace')
    expect(await storage.directory.byPhone('+79123456701')).toMatchObject([{ company: 'ООО «Ромашка»' }])
  })

  it('adds the new ones and leaves those who are there alone', async () => {
    const storage = await openTestStorage()
    await bring(storage, `${HEADER}\n1;Мария Орлова;+79123456701;Старая;B`, 'add')
    const outcome = await bring(storage, TABLE, 'add')
    expect(outcome).toMatchObject({ kind: 'done', counts: { added: 2, present: 1, updated: 0, refused: 3 } })
    expect(await storage.directory.byPhone('+79123456701')).toMatchObject([{ company: 'Старая', segment: 'B' }])
  })

  it('updates those it finds by number, when the name is not another one', async () => {
    const storage = await openTestStorage()
    await bring(storage, 'ФИО;Телефон\nМария Орлова;+79123456701\nПётр Волков;+79123456701', 'add')
    const outcome = await bring(storage, 'ФИО;Телефон;Город\nМария Орлова;89123456701;Пермь\nОльга Лисова;+79123456701;Омск', 'update')
    expect(outcome).toMatchObject({ kind: 'done', counts: { added: 0, updated: 1, missing: 1 } })
    const owners = await storage.directory.byPhone('+79123456701')
    expect(owners.map(({ name, city }) => [name.given, city]).sort()).toEqual([
      ['Мария', 'Пермь'],
      ['Пётр', undefined],
    ])
  })

  it('never empties the directory with a file that has no good row', async () => {
    const storage = await openTestStorage()
    await bring(storage, TABLE, 'replace')
    const outcome = await bring(storage, 'ФИО;Телефон\nКто-то;12\n', 'replace', 'bad.csv')
    expect(outcome).toMatchObject({ kind: 'done', counts: { added: 0, refused: 1 } })
    expect(await storage.directory.count()).toBe(3)
  })

  it('names a row whose quotes do not close and goes on', async () => {
    const storage = await openTestStorage()
    const outcome = await bring(
      storage,
      'ФИО,Телефон\n"Орлова, Мария",+79123456701\n"Волков; Пётр,+79123456702\nЛиса Алиса,+79123456703\n"Кот ""Базилио""",+79123456704\n',
      'replace',
    )
    expect(outcome).toMatchObject({
      counts: { added: 3, refused: 1 },
      refused: { first: [{ line: 3, faults: [{ kind: 'broken-quotes' }] }] },
    })
    expect(await storage.directory.byPhone('+79123456703')).toHaveLength(1)
  })

  it('is vCards', async () => {
    const storage = await openTestStorage()
    const cards =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Мария Орлова\r\nTEL;TYPE=cell:+79123456701\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Без конца\r\n'
    const outcome = await bring(storage, cards, 'both', 'people.vcf')
    expect(outcome).toMatchObject({ kind: 'done', counts: { added: 1, refused: 1 } })
    expect(await storage.directory.byPhone('+79123456701')).toHaveLength(1)
  })

  it('cancelled changes nothing when it replaces, and goes on with the same file', async () => {
    const storage = await openTestStorage()
    await bring(storage, TABLE, 'replace')
    const rows = Array.from({ length: 6_000 }, (_, index) => `${index};Клиент Номер;+7912${String(1_000_000 + index)}`)
    const file = aFile(`ID;ФИО;Телефон\n${rows.join('\n')}`, 'many.csv')
    const order = await orderFor(storage.fileImports, file, 'replace')
    const cancel = new AbortController()
    const outcome = await storage.fileImports.run(file, order, {
      signal: cancel.signal,
      onProgress: ({ counts }) => counts.rows > 3_000 && cancel.abort(),
    })
    expect(outcome.kind).toBe('cancelled')
    expect(await storage.directory.count()).toBe(3)
    expect(await storage.fileImports.left()).toMatchObject({ name: 'many.csv', order: { policy: 'replace' } })
    expect(await storage.fileImports.run(file, order)).toMatchObject({ kind: 'done', counts: { added: 6_000 } })
    expect(await storage.directory.count()).toBe(6_000)
    expect(await storage.fileImports.left()).toBeUndefined()
  })

  it('cancelled says honestly what was added, and goes on behind it', async () => {
    const storage = await openTestStorage()
    const rows = Array.from({ length: 900 }, (_, index) => `${index};Клиент Номер;+7912${String(1_000_000 + index)}`)
    const file = aFile(`ID;ФИО;Телефон\n${rows.join('\n')}`, 'many.csv')
    const order = await orderFor(storage.fileImports, file, 'add')
    const cancel = new AbortController()
    const outcome = await storage.fileImports.run(file, order, { signal: cancel.signal, onProgress: () => cancel.abort() })
    if (outcome.kind !== 'cancelled') throw new Error(outcome.kind)
    expect(outcome.counts.added).toBe(250)
    expect(await storage.directory.count()).toBe(250)
    expect(await storage.fileImports.run(file, order)).toMatchObject({ kind: 'done', counts: { rows: 900, added: 900, present: 0 } })
    expect(await storage.directory.count()).toBe(900)
  })

  it('that is nothing of the kind is refused with a reason', async () => {
    const { fileImports } = await openTestStorage()
    expect(await fileImports.look(aFile(''))).toEqual({ kind: 'refused', why: 'empty' })
    expect(await fileImports.look(aFile(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2]), 'a.png'))).toEqual({
      kind: 'refused',
      why: 'unknown',
    })
    expect(await fileImports.look(aFile('PK\u0003\u0004garbage', 'a.xlsx'))).toEqual({ kind: 'refused', why: 'damaged' })
  })
})
