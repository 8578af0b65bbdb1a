import 'fake-indexeddb/auto'
import { act, screen } from '@testing-library/react'
import axe from 'axe-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { FileImportSheet } from '../../../../renderer/desk/features/file-import/file-import-sheet.tsx'
import { FromFile } from '../../../../renderer/desk/features/settings/from-file.tsx'
import type { FileImports, FileOutcome } from '../../../../renderer/storage/import-file/file-imports.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aFile, toWindows1251 } from '../../../support/client-file.ts'
import { FakeFileImports } from '../../../support/fake-file-imports.ts'
import { giveLocks } from '../../../support/one-window-locks.ts'
import { openTestStorage } from '../../../support/seat-storage.ts'

const TABLE = toWindows1251('ФИО;Телефон;Уровень\nОрлова Мария;+7 912 345-67-01;A\nВолков Пётр;+7 912 345;B\n')

const open = async (fileImports: FileImports, locale: 'ru' | 'en' = 'ru') => {
  const world = await aCallWorkWorld({ locale, storage: { fileImports } })
  world.show(<FileImportSheet />)
  await world.user.keyboard('{Control>}[KeyI]{/Control}')
  await screen.findByRole('button', { name: locale === 'ru' ? 'Выбрать файл' : 'Choose a file' })
  return world
}
const choose = async (world: Awaited<ReturnType<typeof open>>, content: string | Uint8Array<ArrayBuffer>, name = 'clients.csv') => {
  await act(() => world.work.fileImport.choose(aFile(content, name)))
}
const isClean = async (): Promise<void> => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

beforeAll(giveLocks)

describe('the import of a file', { timeout: 30_000 }, () => {
  it('goes from the file to the found client, with a real store', async () => {
    const storage = await openTestStorage()
    const world = await open(storage.fileImports)
    await isClean()
    await choose(world, TABLE)
    const segment = await screen.findByRole<HTMLSelectElement>('combobox', { name: /Столбец «Уровень»/ })
    expect(segment.value).toBe('fact')
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Кодировка' }).value).toBe('windows-1251')
    expect(screen.getByText(/1\sстрока с\sошибкой из\sпервых\s2/)).toBeDefined()
    expect(screen.getAllByText(/не\sхватает 4\sцифр/).length).toBeGreaterThan(0)
    await isClean()
    await world.user.selectOptions(segment, 'segment')
    await world.user.click(screen.getByRole('button', { name: 'Импортировать' }))
    expect(await screen.findByText('Импорт закончен')).toBeDefined()
    expect(screen.getByText('Добавлено').nextSibling?.textContent).toBe('1')
    expect(screen.getByRole('button', { name: /Сохранить строки/ })).toBeDefined()
    await isClean()
    expect(await storage.directory.byPhone('+79123456701')).toMatchObject([{ name: { given: 'Мария', family: 'Орлова' }, segment: 'A' }])
  })

  it("is not offered to an outsourcer's people, and the settings say why", async () => {
    const team = { hub: { kind: 'local' }, role: 'specialist', organisations: ['sever'], outsourcer: 'Контакт-Центр' } as const
    const world = await aCallWorkWorld({
      storage: { fileImports: (await openTestStorage()).fileImports },
      seat: { team: { ...team, organisations: ['sever'] } },
    })
    world.show(
      <>
        <FileImportSheet />
        <FromFile />
      </>,
    )
    await world.user.keyboard('{Control>}[KeyI]{/Control}')
    expect(screen.getByText(/загружают сотрудники компании/)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('asks for a name or a phone before it begins', async () => {
    const storage = await openTestStorage()
    const world = await open(storage.fileImports, 'en')
    await choose(world, 'Name,Phone\nAnn Smith,+14155552671\n')
    await world.user.selectOptions(await screen.findByRole('combobox', { name: /Column “Name”/ }), 'skip')
    await world.user.selectOptions(screen.getByRole('combobox', { name: /Column “Phone”/ }), 'fact')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true)
    expect(screen.getByText(/Say which column is a name or a phone/)).toBeDefined()
  })

  it('shows how far it is, goes on while the sheet is closed, and can be stopped', async () => {
    const imports = new FakeFileImports()
    const world = await open(imports)
    await choose(world, TABLE)
    await world.user.click(await screen.findByRole('radio', { name: /Заменить весь справочник/ }))
    await world.user.click(screen.getByRole('button', { name: 'Заменить справочник' }))
    expect(imports.started).toBe(0)
    await isClean()
    await world.user.keyboard('да{Enter}')
    expect(screen.getByText(/другое слово: нужно ЗАМЕНИТЬ/)).toBeDefined()
    await world.user.click(screen.getByRole('button', { name: 'Не\u00a0заменять' }))
    await world.user.click(screen.getByRole('button', { name: 'Заменить справочник' }))
    await world.user.keyboard('заменить{Enter}')
    expect(imports.started).toBe(1)
    await world.passes(2_000)
    act(() => imports.progress({ counts: { rows: 4_000, added: 3_990, updated: 0, present: 0, missing: 0, refused: 10 }, share: 0.4 }))
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('40')
    expect(screen.getByText(/2\s000 строк в\sсекунду.*осталось/)).toBeDefined()
    await isClean()
    act(() => world.work.fileImport.setOpen(false))
    act(() => world.work.fileImport.setOpen(true))
    await world.user.click(await screen.findByRole('button', { name: 'Остановить' }))
    expect(imports.cancelled).toBe(true)
    const outcome: FileOutcome = { kind: 'cancelled', counts: { rows: 4_000, added: 0, updated: 0, present: 0, missing: 0, refused: 10 } }
    await act(async () => imports.end(outcome))
    expect(await screen.findByText(/Справочник не\sизменён/)).toBeDefined()
    await isClean()
  })

  it('offers what was left and knows the same file again', async () => {
    const storage = await openTestStorage()
    const rows = Array.from({ length: 600 }, (_, index) => `${index};Клиент Номер;+7912${String(1_000_000 + index)}`)
    const content = `ID;ФИО;Телефон\n${rows.join('\n')}`
    const seen = await storage.fileImports.look(aFile(content))
    if (seen.kind === 'refused') throw new Error(seen.why)
    const { shape, columns } = seen.look
    const cancel = new AbortController()
    const order = { shape, columns, policy: 'add' as const, language: 'ru' as const, country: 'RU', words: 'ru' as const }
    await storage.fileImports.run(aFile(content), order, { signal: cancel.signal, onProgress: () => cancel.abort() })
    const world = await open(storage.fileImports)
    expect(await screen.findByText(/Импорт файла «clients.csv» не\sзакончен/)).toBeDefined()
    await choose(world, content)
    await world.user.click(await screen.findByRole('button', { name: 'Продолжить импорт' }))
    const added = await screen.findByText('Добавлено', {}, { timeout: 15_000 })
    expect(added.nextSibling?.textContent).toBe('600')
    expect(await storage.directory.count()).toBe(600)
  })

  it('says what is wrong with a file, and what to do', async () => {
    const storage = await openTestStorage()
    const world = await open(storage.fileImports)
    await choose(world, '', 'empty.csv')
    expect(await screen.findByText(/В\sфайле ничего нет/)).toBeDefined()
    await choose(world, 'PK\u0003\u0004', 'broken.xlsx')
    expect(await screen.findByText('Файл повреждён')).toBeDefined()
    await isClean()
  })
})
