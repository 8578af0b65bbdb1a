import { act, fireEvent, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ScriptVersion } from '../../../../core/domain/script/script.ts'
import type { TeamRole } from '../../../../core/domain/team/member.ts'
import { ScriptEditorSheet } from '../../../../renderer/desk/features/script-editor/script-editor-sheet.tsx'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aScript, ends, say, words } from '../../../support/script-graphs.ts'
import { ScriptHub } from '../../../support/script-hub.ts'

/** Colours and sizes need a browser; names, roles and structure are checked here. */
const rules = { 'color-contrast': { enabled: false }, 'target-size': { enabled: false }, region: { enabled: false } }

/** Loaded once, so that no test waits for the graph's library. */
beforeAll(async () => {
  await import('../../../../renderer/desk/features/script-editor/editor-part.tsx')
})

const SCRIPT = aScript(
  [
    {
      id: 'fork',
      kind: 'choose',
      ...words('Что случилось'),
      options: [
        { id: 'a', title: { ru: 'Пропала сама' }, next: 'say' },
        { id: 'b', title: { ru: 'Отключали сами' } },
      ],
    },
    say('say', 'end'),
    ends('end'),
  ],
  { id: 'recording', title: { ru: 'Записи нет в карточке' }, variables: [] },
)
const version = (over: Partial<ScriptVersion> = {}): ScriptVersion => ({
  ...{ script: SCRIPT, version: 1, state: 'draft', by: 'Ольга Зимина', at: 1_000 },
  ...over,
})

async function anEditor(hub: ScriptHub): Promise<CallWorkWorld> {
  const world = await aCallWorkWorld({ bridge: hub.bridge })
  await world.desk.team.start()
  await world.work.scripts.refresh()
  world.show(<ScriptEditorSheet />)
  await world.user.keyboard('{Alt>}b{/Alt}')
  return world
}

const open = async (world: CallWorkWorld): Promise<void> => {
  await world.user.click(await screen.findByRole('button', { name: 'Записи нет в карточке' }))
  await screen.findByRole('application', { name: /Схема\sскрипта/ })
}

describe('the list of scripts', () => {
  it.each<readonly [TeamRole, boolean]>([
    ['supervisor', true],
    ['specialist', true],
    ['operator', false],
  ])('shows what there is; a %s may draw: %s', async (role, may) => {
    await anEditor(new ScriptHub([version({ state: 'published' })], role))
    const row = await screen.findByRole('row', { name: /Записи нет в карточке/ })
    expect(within(row).getByText('Опубликована')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Новый\sскрипт/ }) !== null).toBe(may)
    expect((await axe.run(document.body, { rules })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  })

  it('says what to do when there is nothing', async () => {
    await anEditor(new ScriptHub())
    expect(await screen.findByText('Скриптов пока нет')).toBeTruthy()
  })
})

describe('the drawing board', () => {
  it('names a dead end at its answer and below, and mends it in one press', async () => {
    const world = await anEditor(new ScriptHub([version()]))
    await open(world)
    const pane = screen.getByRole('region', { name: 'Проверка' })
    const row = await within(pane).findByRole('button', { name: /Тупик: ответ «Отключали\sсами» никуда не\sведёт/ })
    await world.user.click(row)
    expect(screen.getByText(/^шаг\s1\sиз\s3$/)).toBeTruthy()
    const [mend] = screen.getAllByRole('button', { name: /Добавить\sитог/ })
    if (mend === undefined) throw new Error('Nothing mends it')
    await world.user.click(mend)
    await world.passes(500)
    expect(within(pane).queryByText(/Тупик/)).toBeNull()
    expect(within(pane).getByText(/Ошибок\sнет/)).toBeTruthy()
  })

  it('says what is wrong with a condition while it is typed', async () => {
    const world = await anEditor(new ScriptHub([version()]))
    await open(world)
    act(() => world.work.scriptEditor.select(['say']))
    fireEvent.change(await screen.findByRole('textbox', { name: /Показывать, если/ }), { target: { value: 'client.segmnt == "A"' } })
    await world.passes(500)
    const [told] = await screen.findAllByText(/неизвестное имя client\.segmnt/)
    expect(told).toBeTruthy()
    expect(screen.getByRole('textbox', { name: /Показывать, если/ }).getAttribute('aria-invalid')).toBe('true')
  })

  it('offers both versions of a conflict', async () => {
    const hub = new ScriptHub([version()])
    const world = await anEditor(hub)
    await open(world)
    await act(() => Promise.resolve(world.work.scriptEditor.edit({ kind: 'retitle', title: { ru: 'Моё' } })))
    hub.write(version({ by: 'Вера', script: { ...SCRIPT, title: { ru: 'Чужое' } } }))
    await world.user.click(screen.getByRole('button', { name: 'Сохранить' }))
    const alert = await screen.findByRole('alert')
    expect(within(alert).getByText(/сохранил другой человек: Вера/)).toBeTruthy()
    await world.user.click(within(alert).getByRole('button', { name: /Взять\sчужое/ }))
    expect(screen.getByRole('heading', { name: 'Чужое' })).toBeTruthy()
  })

  it('shows HTML in texts as text', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>'
    const script = { ...SCRIPT, title: { ru: evil }, nodes: [say('say', 'end'), { ...ends('end'), title: { ru: evil } }], start: 'say' }
    const world = await anEditor(new ScriptHub([version({ script })]))
    await world.user.click(await screen.findByRole('button', { name: evil }))
    expect(await screen.findByRole('heading', { name: evil })).toBeTruthy()
    expect(document.querySelector('img, script')).toBeNull()
  })
})
