import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { aCall } from '../../../support/call-builder.ts'
import { article } from '../../../support/article-builder.ts'
import { storedClient } from '../../../support/storage-clients.ts'
import { aKnowledgeWorld, type KnowledgeWorld } from '../../../support/knowledge-world.tsx'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'

const recording = article('recording', {
  title: 'Записи нет в карточке',
  text: '«Запись цела». **Повтор** каждые 10 минут.',
  owner: 'Вера Соколова',
  translations: { en: { title: 'The recording is missing', text: 'It is safe.' } },
})
const scheme = article('scheme', { title: 'Схема на выходные', text: '1. Номера\n2. Секунды', kind: 'scheme' })
const quick = article('quick', { title: 'Срок', kind: 'quick-text', abbreviation: 'срок', text: 'Запись хранится 90 дней.' })
const old = article('old', { title: 'Старый тариф', text: 'Тариф', validUntil: 1_000 })
const all = [recording, scheme, quick, old]

const field = () => screen.getByRole('combobox', { name: /Найти\sв\sбазе\sзнаний|Search\sthe\sknowledge\sbase/u })
const options = () =>
  waitFor(() => {
    const all = [...document.querySelectorAll('#knowledge-list [role=option]')]
    expect(all.length).toBeGreaterThan(0)
    return all
  })
const kinds = ({ used }: KnowledgeWorld) => used.map(({ use }) => use.kind)

async function inCall(over: Parameters<typeof aKnowledgeWorld>[0] = {}): Promise<KnowledgeWorld> {
  const world = await aKnowledgeWorld({ articles: all, phone: aPhoneWith(aCall.active()), ...over })
  world.showDesk()
  return world
}

async function found(world: KnowledgeWorld, query: string): Promise<void> {
  await world.stroke('Slash')
  await world.user.type(field(), query)
  await waitFor(() => expect(world.work.knowledge.store.getState().answered).toBe(query))
}

describe('the knowledge base', () => {
  it('opens with `/`, finds while one types with a typo, opens with Enter, and Escape goes back step by step', async () => {
    const world = await inCall()
    await found(world, 'запсии')
    const [first] = await options()
    expect(first?.textContent).toMatch(/^Записи\sнет\sв\sкарточке/u)
    expect(first && within(first as HTMLElement).getByText('Записи').tagName).toBe('MARK')
    await world.press('{Enter}')
    const shown = await screen.findByRole('article', { name: 'Записи нет в карточке' })
    expect(shown.textContent).toMatch(/Повтор\sкаждые\s10\sминут/u)
    expect(shown.textContent).toMatch(/Отвечает\sВера\sСоколова/u)
    expect(document.activeElement).toBe(shown)
    await world.press('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(field()))
    expect((field() as HTMLInputElement).value).toBe('запсии')
    await world.press('{Escape}')
    expect(document.querySelector('#knowledge-list')).toBeNull()
    expect([document.activeElement, (field() as HTMLInputElement).value]).toEqual([document.body, ''])
    await waitFor(() => expect(kinds(world)).toEqual(['opened']))
    expect(world.used[0]?.use).toMatchObject({ articleId: 'recording', query: 'запсии' })
  })

  it('puts the text into the note, and it is told', async () => {
    const world = await inCall()
    await world.user.type(screen.getByRole('textbox', { name: /Заметка/u }), 'Спросила срок')
    await world.press('{Escape}')
    await found(world, 'выходные')
    await world.press('{Enter}')
    await screen.findByRole('article')
    await world.stroke('Alt+KeyI')
    const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Заметка/u })
    await waitFor(() => expect(note.value).toBe('Спросила срок\n1. Номера\n2. Секунды'))
    expect(screen.queryByRole('article')).toBeNull()
    await waitFor(() => expect(kinds(world)).toEqual(['opened', 'inserted']))
  })

  it('asks whether it helped, and tells it once each', async () => {
    const world = await inCall()
    await found(world, 'схема')
    await world.press('{Enter}')
    await screen.findByRole('article')
    await world.stroke('Alt+Minus')
    await world.stroke('Alt+Minus')
    expect(screen.getByRole('button', { name: /Не\sпомогло/u }).getAttribute('aria-pressed')).toBe('true')
    expect(screen.getByText(/Супервизор\sувидит/u)).toBeDefined()
    await world.stroke('Alt+Equal')
    await waitFor(() => expect(kinds(world)).toEqual(['opened', 'did-not-help', 'helped']))
    expect(world.used[1]?.use).toMatchObject({ articleId: 'scheme', query: 'схема' })
  })

  it('what is looked for in vain is told once, without numbers, when the typing is over', async () => {
    const world = await inCall()
    await found(world, 'кенгуру 79123456789')
    expect(await screen.findByText(/статей\sнет/u)).toBeDefined()
    expect(world.used).toEqual([])
    await world.passes(2_000)
    await waitFor(() => expect(world.used.map(({ use }) => use)).toEqual([{ kind: 'nothing-found', query: 'кенгуру •••' }]))
    await world.press('{Escape}')
    await world.passes(5_000)
    expect(world.used).toHaveLength(1)
  })

  it('tells it later when the hub is away, once', async () => {
    const world = await inCall()
    await found(world, 'кенгуру')
    world.reach(false)
    await world.press('{Escape}')
    expect(world.used).toEqual([])
    world.reach(true)
    await world.passes(60_000)
    await waitFor(() => expect(kinds(world)).toEqual(['nothing-found']))
  })

  it('shows what is not in force last, with its day, and warns in it', async () => {
    const world = await inCall()
    await found(world, 'тариф')
    const [first] = await options()
    expect(first?.textContent).toMatch(/Действовала\sдо/u)
    await world.press('{Enter}')
    expect((await screen.findByRole('article')).textContent).toMatch(/Сейчас\sне\sдействует/u)
  })

  it('keeps the pane behind it and its keys at rest', async () => {
    const world = await inCall({ clients: [storedClient('1', ['+79120000067'])] })
    const pane = screen.getByText(/О\sзвонке/u)
    await found(world, 'схема')
    await world.press('{Enter}')
    await screen.findByRole('article')
    await world.press('1')
    const topic = () => Object.values(world.work.work.store.getState().drafts)[0]?.work.topicId
    expect([topic(), pane.closest('[inert]') === null]).toEqual([undefined, false])
    await world.press('{Escape}{Escape}')
    expect(pane.closest('[inert]')).toBeNull()
    await world.press('1')
    expect(topic()).toBeDefined()
  })

  it('makes way for a new call', async () => {
    const world = await inCall()
    await found(world, 'схема')
    await world.says(aPhoneWith(aCall.incoming({ id: 'other' })))
    await waitFor(() => expect(world.work.knowledge.store.getState().open).toBe(false))
  })

  it('opens an article through the door, and goes back to the desk', async () => {
    const world = await inCall()
    act(() => world.work.articleDoor.open('scheme', { kind: 'step', scriptId: 's', nodeId: 'n' }))
    expect(await screen.findByRole('article', { name: 'Схема на выходные' })).toBeDefined()
    await world.press('{Escape}')
    expect(world.work.knowledge.store.getState().open).toBe(false)
    act(() => world.work.articleDoor.open('nobody'))
    expect(await screen.findByText(/Этой\sстатьи\sздесь\sнет/u)).toBeDefined()
  })

  it('shows HTML and scripts as the text they are, and no link that opens', async () => {
    const text =
      '<img src=x onerror=alert(1)> <script>alert(2)</script>\n\n[Портал](https://a.example/x) [зло](javascript:alert(3)) ![вид](https://a.example/p.png)'
    const world = await inCall({ articles: [article('bad', { title: '<b>Опасная</b>', text })] })
    await found(world, 'опасная')
    await world.press('{Enter}')
    const shown = await screen.findByRole('article')
    expect(shown.querySelectorAll('img, script, a, b')).toHaveLength(0)
    expect(shown.textContent).toMatch(/<img\ssrc=x\sonerror=alert\(1\)>/u)
    expect(shown.textContent).toMatch(/Портал \(https:\/\/a\.example\/x\)/u)
    expect(shown.textContent).not.toMatch(/javascript/u)
  })

  it('opens an article of twenty thousand characters', async () => {
    const world = await inCall({ articles: [article('long', { title: 'Длинная', text: 'слово '.repeat(3_333) })] })
    await found(world, 'длинная')
    await world.press('{Enter}')
    expect((await screen.findByRole('article')).textContent.length).toBeGreaterThan(19_000)
  })

  it('shows what it has when the hub is away, and says so', async () => {
    const world = await aKnowledgeWorld({ articles: all, phone: aPhoneWith(aCall.active()) })
    world.reach(false)
    world.showDesk()
    await world.stroke('Slash')
    expect(await screen.findByText(/Нет\sсвязи\sс\sсервером\sкоманды/u)).toBeDefined()
    world.reach(true)
    await world.passes(10_000)
    await waitFor(() => expect(screen.queryByText(/Нет\sсвязи\sс\sсервером\sкоманды/u)).toBeNull())
    expect((await options()).length).toBeGreaterThan(0)
  })

  it('follows what changes at the hub', async () => {
    const world = await inCall()
    await found(world, 'дирижабль')
    expect(await screen.findByText(/статей\sнет/u)).toBeDefined()
    world.shelf.push(article('new', { title: 'Дирижабль' }))
    act(() => world.bridge.say('team.articlesChanged', {}))
    expect((await options())[0]?.textContent).toMatch(/Дирижабль/u)
  })

  it.each(['ru', 'en'] as const)('is readable for everyone: list, article, nothing found, in %s', async (locale) => {
    const world = await inCall({ locale })
    await found(world, locale === 'ru' ? 'запись' : 'recording')
    const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'color-contrast': { enabled: false } } }
    const violations = async () => (await axe.run(document.body, rules)).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)
    expect(await violations()).toEqual([])
    await world.press('{Enter}')
    await screen.findByRole('article')
    expect(await violations()).toEqual([])
  })
})

describe('quick texts', () => {
  const note = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Заметка/u })

  it('are written out with a space, and taken back with Backspace', async () => {
    const world = await inCall()
    await world.user.click(note())
    await waitFor(() => expect(world.work.knowledge.store.getState().quickTexts).toHaveLength(1))
    await world.press('Скажу ;срок ')
    expect(note().value).toBe('Скажу Запись хранится 90 дней. ')
    await waitFor(() => expect(kinds(world)).toEqual(['inserted']))
    await world.press('{Backspace}')
    expect(note().value).toBe('Скажу ;срок')
    await world.press('{Backspace}')
    expect(note().value).toBe('Скажу ;сро')
    const kept = () => Object.values(world.work.work.store.getState().drafts)[0]?.work.notes
    expect(kept()).toBe('Скажу ;сро')
  })

  it('stand in a list with their abbreviations', async () => {
    const world = await inCall()
    await world.stroke('Alt+KeyQ')
    const [first] = await options()
    expect(first?.textContent).toMatch(/;срокСрокЗапись\sхранится\s90\sдней/u)
  })
})
