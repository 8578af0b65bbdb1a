import { act, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { createMemoryDrafts } from '../../../../renderer/desk/state/line-two-drafts.ts'
import { article } from '../../../support/article-builder.ts'
import { aKnowledgeWorld, type KnowledgeWorld } from '../../../support/knowledge-world.tsx'
import { olga } from '../../../support/team-members.ts'

const recording = article('recording', { title: 'Записи нет', text: 'Запись цела.', revision: 7, tags: ['CRM'] })
const quick = article('quick', { title: 'Срок', kind: 'quick-text', abbreviation: 'срок', text: 'Три дня' })

async function writing(over: Parameters<typeof aKnowledgeWorld>[0] = {}): Promise<KnowledgeWorld> {
  const world = await aKnowledgeWorld({ articles: [recording, quick], me: olga, ...over })
  world.showDesk()
  return world
}

const title = () => screen.findByRole<HTMLInputElement>('textbox', { name: /Заголовок/u })
const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Текст/u })
const save = () => screen.getByRole('button', { name: /^Сохранить\s\(/u })

async function opened(world: KnowledgeWorld): Promise<void> {
  await world.stroke('Slash')
  await world.stroke('Alt+KeyA')
  await title()
}

describe('writing an article', () => {
  it('is for those who answer for what is said: an operator has no way in', async () => {
    const world = await aKnowledgeWorld({ articles: [recording] })
    world.showDesk()
    await world.stroke('Slash')
    await world.stroke('Alt+KeyA')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('button', { name: /Новая\sстатья/u })).toBeNull()
  })

  it('a new one goes to the hub as one that must not be there yet', async () => {
    const world = await writing()
    await opened(world)
    await world.user.type(await title(), 'Возврат')
    await world.user.type(await text(), '1. Спросить номер')
    expect(screen.getByRole('region', { name: /Как\sувидит\sоператор/u }).textContent).toMatch(/Спросить номер/u)
    await world.user.click(save())
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.saved).toMatchObject([
      {
        organisation: 'alfa',
        after: 0,
        article: { title: 'Возврат', text: '1. Спросить номер', by: olga.name, owner: olga.name, kind: 'answer' },
      },
    ])
  })

  it('says what is missing, and keeps an abbreviation to one quick text', async () => {
    const world = await writing()
    await opened(world)
    await world.user.click(save())
    expect(await screen.findByText(/Нужен\sзаголовок/u)).toBeDefined()
    await world.user.type(await title(), 'Дни')
    await world.user.type(await text(), 'Пять дней')
    await world.user.selectOptions(screen.getByRole('combobox', { name: /Что\sэто/u }), 'quick-text')
    await world.user.type(screen.getByRole('textbox', { name: /Сокращение/u }), 'Срок')
    await world.user.click(save())
    expect(await screen.findByText(/уже\sзанято/u)).toBeDefined()
    expect(world.saved).toEqual([])
  })

  it('of one that is there is written after the revision that was read; a conflict loses nothing', async () => {
    const world = await writing()
    await world.stroke('Slash')
    await act(() => world.work.knowledge.read('recording'))
    await screen.findByRole('article')
    await world.stroke('Alt+KeyE')
    await world.user.type(await text(), ' И хранится 90 дней.')
    world.answers({ kind: 'conflict' })
    await world.user.click(save())
    expect(await screen.findByText(/изменил\sдругой\sчеловек/u)).toBeDefined()
    expect((await text()).value).toBe('Запись цела. И хранится 90 дней.')
    world.answers({ kind: 'done' })
    await world.user.click(screen.getByRole('button', { name: /Сохранить\sповерх/u }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.saved).toMatchObject([
      { after: 7, article: { tags: ['CRM'] } },
      { after: 7, article: { text: 'Запись цела. И хранится 90 дней.' } },
    ])
  })

  it('nothing typed is lost: neither by Escape, nor by a hub that is away, nor by a reload', async () => {
    const drafts = createMemoryDrafts()
    const world = await writing({ drafts })
    await opened(world)
    await world.user.type(await title(), 'Возврат')
    await world.passes(400)
    await world.user.type(await text(), 'Три дня')
    world.answers({ kind: 'unreachable' })
    await world.user.click(save())
    expect(await screen.findByText(/Нажмите\s«Сохранить»/u)).toBeDefined()
    await world.press('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    act(() => world.work.articleDesk.begin())
    expect([(await title()).value, (await text()).value]).toEqual(['Возврат', 'Три дня'])
    await world.passes(400)
    // Another life of the window, on the same disk.
    document.body.replaceChildren()
    const later = await writing({ drafts })
    act(() => later.work.articleDesk.begin())
    expect([(await title()).value, (await text()).value]).toEqual(['Возврат', 'Три дня'])
    await later.user.click(screen.getByRole('button', { name: /Отменить\sизменения/u }))
    await waitFor(async () => expect(await drafts.all()).toEqual([]))
  })

  it.each(['ru', 'en'] as const)('is readable for everyone, in %s', async (locale) => {
    const world = await writing({ locale })
    act(() => world.work.articleDesk.edit(recording))
    await screen.findByRole('dialog')
    await waitFor(() => expect(document.querySelector('form textarea')).not.toBeNull())
    const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'color-contrast': { enabled: false } } }
    const { violations } = await axe.run(document.body, rules)
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
    expect(world.saved).toEqual([])
  })
})
