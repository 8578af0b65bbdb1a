import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ChatTool } from '../../../../renderer/desk/features/team-chat/chat-tool.tsx'
import { TeamChatPane } from '../../../../renderer/desk/features/team-chat/team-chat-pane.tsx'
import { TeamChatSheet } from '../../../../renderer/desk/features/team-chat/team-chat-sheet.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aNotice, aQuestion, aReply } from '../../../support/chat-builder.ts'
import { aChatRoomWorld, type ChatRoomWorld } from '../../../support/chat-room-world.tsx'
import { aDuty } from '../../../support/duty-builder.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'
import { storedClient } from '../../../support/storage-clients.ts'
import { denis, igor, vera } from '../../../support/team-members.ts'

// happy-dom lays nothing out: a thread is 120 px high, the pane 600.
beforeEach(() => {
  for (const size of ['offsetHeight', 'clientHeight'] as const)
    vi.spyOn(HTMLElement.prototype, size, 'get').mockImplementation(function (this: HTMLElement) {
      return this.tagName === 'LI' ? 120 : 600
    })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')

async function atLineTwo(options: Partial<Parameters<typeof aChatRoomWorld>[0]> = {}): Promise<ChatRoomWorld> {
  const world = await aChatRoomWorld({ me: vera, holder: vera, duties: [aDuty(vera), aDuty(igor)], ...options })
  world.show(<TeamChatPane onOpenEscalation={() => undefined} />)
  return world
}

async function atLineOne(options: Partial<Parameters<typeof aChatRoomWorld>[0]> = {}): Promise<ChatRoomWorld> {
  const world = await aChatRoomWorld({ me: denis, holder: vera, duties: [aDuty(vera)], ...options })
  world.show(
    <>
      <ChatTool className="" />
      <TeamChatSheet />
    </>,
  )
  return world
}

describe('on the desk of line 2', () => {
  test('says who sits, and hands the seat on', async () => {
    const world = await atLineTwo({ duties: [aDuty(vera, { dutyUntil: Date.UTC(2024, 6, 18, 15) }), aDuty(igor)] })
    expect(screen.getByText(/дежурство ваше, до/)).toBeTruthy()
    await world.user.click(screen.getByRole('button', { name: /^Передать/ }))
    await world.user.click(await screen.findByRole('menuitem', { name: /По\s+очереди: Игорь Маслов/ }))
    await world.settle()
    expect(world.handed).toEqual([{ organisation: 'alfa', to: 'igor' }])
  })

  test('answers the one who waits longest, with Enter; Shift+Enter begins a line', async () => {
    const world = await atLineTwo({ said: [aQuestion('Скан подойдёт?', { id: 'q' })] })
    expect(screen.getByText(/Ждёт/)).toBeTruthy()
    await world.user.type(field(), 'Подойдёт,{Shift>}{Enter}{/Shift}оригинал позже{Enter}')
    await world.settle()
    expect(world.log.at(-1)).toMatchObject({ threadId: 'q', by: vera, what: { kind: 'reply', text: 'Подойдёт,\nоригинал позже' } })
    expect(field().value).toBe('')
    expect(screen.getByText(/1\s+ответ/)).toBeTruthy()
  })

  test('the hand stays in its thread while another comes to the front', async () => {
    const world = await atLineTwo({ said: [aQuestion('Первый?', { id: 'q', at: 2000 })] })
    await world.user.type(field(), 'Пишу')
    await world.hears(aQuestion('Ждёт дольше?', { id: 'older', at: 1000 }))
    expect(screen.getAllByRole('article')[0]?.textContent).toContain('Ждёт дольше?')
    expect(field().value).toBe('Пишу')
    expect(document.activeElement).toBe(field())
    await world.user.keyboard(' вам{Enter}')
    await world.settle()
    expect(world.log.at(-1)).toMatchObject({ threadId: 'q', what: { text: 'Пишу вам' } })
  })

  test('/ offers templates, @ colleagues; the called one is named in the message', async () => {
    const world = await atLineTwo({ said: [aQuestion('Скан подойдёт?', { id: 'q' })] })
    await world.user.type(field(), '/знаем')
    expect(screen.getByRole('option', { name: /Знаем, чиним/ }).getAttribute('aria-selected')).toBe('true')
    await world.user.keyboard('{Enter}')
    expect(field().value).toMatch(/^Знаем, чиним\./)
    await world.user.type(field(), ' @ден')
    await world.user.keyboard('{Enter}{Enter}')
    await world.settle()
    expect(world.log.at(-1)?.mentions).toEqual(['denis'])
  })

  test('Escape closes the list and keeps the text', async () => {
    const world = await atLineTwo({ said: [aQuestion('?', { id: 'q' })] })
    await world.user.type(field(), '/зна{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(field().value).toBe('/зна')
  })

  test('of 300 threads only those in sight are drawn, and the arrows walk', async () => {
    const said = Array.from({ length: 300 }, (_none, index) => aQuestion(`Вопрос ${index}?`, { id: `q${index}`, at: 1000 + index }))
    const world = await atLineTwo({ said })
    expect(screen.getAllByRole('article').length).toBeLessThan(30)
    expect(screen.getAllByRole('listitem')[0]?.getAttribute('aria-setsize')).toBe('300')
    const titles = screen.getAllByRole('button', { name: /^Вопрос/ })
    titles[0]?.focus()
    await world.user.keyboard('{ArrowDown}')
    expect(document.activeElement?.textContent).toBe('Вопрос 1?')
  })

  test('solved, and taken back', async () => {
    const world = await atLineTwo({ said: [aQuestion('?', { id: 'q' })] })
    await world.user.keyboard('[Semicolon]')
    await world.settle()
    expect(world.log.at(-1)?.what).toEqual({ kind: 'solved', solved: true })
    await world.user.click(screen.getByRole('button', { name: /^Не\s+решено/ }))
    await world.settle()
    expect(world.log.at(-1)?.what).toEqual({ kind: 'solved', solved: false })
  })

  test('an escalation of a thread carries it, is offered to herself, and marks the thread once', async () => {
    const world = await atLineTwo({ said: [aQuestion('Что сказать?', { id: 'q' }), aReply('q', vera, 'Смотрю')] })
    await world.user.click(screen.getByRole('button', { name: /^Сделать эскалацией/ }))
    await world.settle()
    const submitted = world.bridge.asked.filter(({ name }) => name === 'team.submit')
    expect(submitted).toHaveLength(1)
    expect(submitted[0]?.input).toMatchObject({
      packet: {
        wanted: { kind: 'take-over' },
        problem: { words: 'Что сказать?' },
        thread: {
          id: 'q',
          messages: [
            { by: denis.name, text: 'Что сказать?' },
            { by: vera.name, text: 'Смотрю' },
          ],
        },
      },
      change: { what: { kind: 'offered', to: { id: 'vera' } } },
    })
    expect(world.bridge.asked.some(({ name, input }) => name === 'team.change' && JSON.stringify(input).includes('"accepted"'))).toBe(true)
    expect(world.log.at(-1)?.what.kind).toBe('escalated')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Сделать эскалацией/ }).disabled).toBe(true)
  })
})

describe('on the desk of line 1', () => {
  test('the strip says what is new and who sits; the panel asks in one step', async () => {
    const world = await atLineOne({ said: [aQuestion('Мой?', { id: 'q' }), aReply('q', vera, 'Да, @Денис', { mentions: ['denis'] })] })
    const tool = screen.getByRole('button', { name: /Чат\s+линии\s+1, 1\s+новое, 1\s+к\s+вам, дежурство: Вера Соколова/ })
    expect(within(tool).getByText('@1')).toBeTruthy()
    await world.user.keyboard('{Shift>}C{/Shift}')
    await world.user.keyboard('Что сказать?{Enter}')
    await world.settle()
    expect(world.log.at(-1)).toMatchObject({ by: denis, what: { kind: 'question', text: 'Что сказать?' } })
    expect(document.activeElement).toBe(field())
    await world.user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  test('while the hub is away words wait with a clock, and are sent once when it is back', async () => {
    const world = await atLineOne()
    await world.user.click(screen.getByRole('button', { name: /^Чат\s+линии\s+1/ }))
    world.answers('unreachable')
    await world.links('lost')
    await world.user.type(field(), 'Дойдёт?{Enter}')
    await world.settle()
    expect(screen.getByText(/отправим, когда хаб вернётся/)).toBeTruthy()
    expect(screen.getByText(/Хаб недоступен\. Пишите/)).toBeTruthy()
    expect(world.log).toEqual([])
    world.answers('done')
    await world.links('connected')
    await world.settle()
    expect(world.log).toHaveLength(1)
    expect(screen.queryByText(/отправим, когда/)).toBeNull()
  })

  test('what the hub does not take stays, can be sent again or let go', async () => {
    const world = await atLineOne()
    await world.user.click(screen.getByRole('button', { name: /^Чат\s+линии\s+1/ }))
    world.answers('too-large')
    await world.user.type(field(), 'Слишком длинно?{Enter}')
    await world.settle()
    expect(screen.getByText(/Слова сохранены на\s+этом компьютере/)).toBeTruthy()
    world.answers('done')
    await world.user.click(screen.getByRole('button', { name: 'Отправить ещё раз' }))
    await world.settle()
    expect(world.log).toHaveLength(1)
    world.answers('too-large')
    await world.user.type(field(), 'Лишнее{Enter}')
    await world.settle()
    await world.user.click(screen.getByRole('button', { name: 'Убрать' }))
    await world.settle()
    expect(screen.queryByText('Лишнее')).toBeNull()
    expect(world.log).toHaveLength(1)
  })

  test('an answer to an own question is said once while the panel is closed', async () => {
    const world = await atLineOne({ said: [aQuestion('Мой вопрос?', { id: 'q' })] })
    await world.hears(aReply('q', vera, 'Так и говорите'))
    expect(await screen.findByText('Так и говорите')).toBeTruthy()
    await world.user.click(screen.getByRole('button', { name: 'Открыть чат' }))
    expect(screen.getByRole('complementary', { name: /^Чат\s+линии\s+1$/ })).toBeTruthy()
  })

  test('from a call the question takes its topic with one press, and nothing of the client', async () => {
    const world = await atLineOne()
    const call = aCall.active()
    await world.says(aPhoneWith(call))
    await act(async () => {
      await world.work.work.open(call.id)
      world.work.work.change(call.id, { topicId: 'recording', notes: 'Личное' })
    })
    await world.user.click(screen.getByRole('button', { name: /^Чат\s+линии\s+1/ }))
    await world.user.click(screen.getByRole('button', { name: /^Добавить тему звонка: Запись разговора/ }))
    await world.user.type(field(), 'Где запись?{Enter}')
    await world.settle()
    expect(world.log.at(-1)?.what).toEqual({ kind: 'question', text: 'Где запись?', title: 'Запись разговора: нет в CRM' })
  })

  test('nobody on duty: said so, and a question can be asked all the same', async () => {
    const world = await atLineOne({ duties: [aDuty(vera, { state: { kind: 'away' } })], locale: 'en' })
    await world.user.click(screen.getByRole('button', { name: /^Line-1\schat, nobody is on\s+duty now/ }))
    await world.user.type(field(), 'Anybody?{Enter}')
    await world.settle()
    expect(world.log).toHaveLength(1)
  })
})

describe('a note on a client that calls a colleague', () => {
  const client = { id: storedClient('c-1', []).id, name: 'Мария Орлова' }

  test('is told once, with the note and the client; while the hub is away it waits', async () => {
    const world = await atLineOne()
    world.answers('unreachable')
    const note = { id: 'n-1', text: '@Вера, договор у клиента' }
    await act(async () => {
      for (const notice of [world.desk.chat.noticeToKeep(note, client), world.desk.chat.noticeToKeep(note, client)])
        if (notice !== undefined) expect(await world.desk.team.post(notice.organisation, notice.message)).toBe(true)
    })
    expect(world.log).toEqual([])
    world.answers('done')
    await world.links('lost')
    await world.links('connected')
    await vi.waitFor(() => expect(world.log).toHaveLength(1))
    expect(world.log[0]).toMatchObject({ id: 'note-n-1', by: denis, mentions: ['vera'], what: { kind: 'notice', text: note.text, client } })
  })

  test('that calls nobody, or its author, is told to nobody', async () => {
    const world = await atLineOne({ said: [aQuestion('?', { id: 'q' })] })
    expect(world.desk.chat.noticeToKeep({ id: 'a', text: 'договор у клиента' }, client)).toBeUndefined()
    expect(world.desk.chat.noticeToKeep({ id: 'b', text: 'это @Денис сам' }, client)).toBeUndefined()
  })

  test('stands before the called one, marked as unread, with a way to the card', async () => {
    const world = await atLineTwo({ said: [aNotice('@Вера, договор у клиента', [vera], { by: denis })] })
    expect(screen.getByText('Заметка')).toBeTruthy()
    await world.user.click(screen.getByRole('button', { name: /^Открыть карточку: Мария Орлова/ }))
    expect(await screen.findAllByText(/больше\s+нет/)).toBeTruthy()
  })

  test('is not there for others', async () => {
    await atLineTwo({ said: [aNotice('@Игорь, договор у клиента', [igor], { by: denis })] })
    expect(screen.queryByText('Мария Орлова')).toBeNull()
  })

  test('is counted on the tool as a word to me', async () => {
    await atLineOne({ said: [aNotice('@Денис, договор у клиента', [denis], { by: vera })] })
    expect(screen.getByText('@1')).toBeTruthy()
  })
})
