import { describe, expect, it } from 'vitest'
import { fromFileWorkerSchema } from '../../renderer/storage/import-file/import-file-protocol.ts'
import { aFile, orderFor } from '../support/client-file.ts'
import { openTestStorage } from '../support/seat-storage.ts'

const TABLE = [
  'ID;ФИО;Телефон;Компания;Сегмент',
  '1;Орлова Мария Сергеевна;+7 912 345-67-01;ООО «Ромашка»;A',
  '2;Короткий Номер;+7 912 345;;C',
  '3;Округлён;7,91235E+10;;Z',
  '5;;;;',
  '1;Повтор Строки;+79123456799;;',
].join('\r\n')

describe('what the worker of files says', () => {
  it('is understood whole: a look, and an end with every refused row', async () => {
    const { fileImports } = await openTestStorage()
    const file = aFile(TABLE)
    const look = await fileImports.look(file)
    const outcome = await fileImports.run(file, await orderFor(fileImports, file, 'replace'))
    expect(outcome).toMatchObject({ kind: 'done', counts: { added: 1, refused: 4 } })
    for (const said of [
      { kind: 'looked', look },
      { kind: 'ended', outcome },
    ]) {
      expect(fromFileWorkerSchema.parse(said)).toEqual(said)
    }
  })

  it.each([
    { kind: 'looked', look: { kind: 'seen' } },
    { kind: 'looked', look: { kind: 'refused', why: 'weather' } },
    { kind: 'ended', outcome: { kind: 'done', counts: {} } },
    { kind: 'ended', outcome: { kind: 'else' } },
  ])('is nothing else: %j', (said) => {
    expect(fromFileWorkerSchema.safeParse(said).success).toBe(false)
  })
})
