import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { TeamArticle } from '../../../../renderer/desk/state/line-two-articles.ts'
import { createMemoryDrafts } from '../../../../renderer/desk/state/line-two-drafts.ts'
import { aDuty } from '../../../support/duty-builder.ts'
import { aRecord, anIssue } from '../../../support/escalation-builder.ts'
import { PacketDesk, pressCode } from '../../../support/line-two-desk.tsx'
import { aLineTwoWorld } from '../../../support/line-two-world.tsx'
import { A_PACKET_ID, aPacket } from '../../../support/packet-builder.ts'
import { anna, igor, TEAM_NOW, vera } from '../../../support/team-members.ts'

const held = aRecord([[vera, { kind: 'accepted' }]])
const article: TeamArticle = {
  organisation: 'alfa',
  id: 'article-1',
  title: 'Обход без ответственных',
  text: 'Поставьте временный номер.',
  topicId: 'forwarding',
  by: 'Игорь',
  at: TEAM_NOW,
}
type World = Awaited<ReturnType<typeof aLineTwoWorld>>
const opened = async (options: Parameters<typeof aLineTwoWorld>[0]): Promise<World> => {
  const world = await aLineTwoWorld(options)
  world.lineTwo.open(A_PACKET_ID)
  world.show(<PacketDesk />)
  await screen.findByRole('article')
  return world
}
const said = (world: World, kind: string): unknown[] => world.changes.flatMap(({ what }) => (what.kind === kind ? [what] : []))
const field = (): HTMLElement => screen.getByRole('textbox', { name: /^Ответ/u })

describe('the packet', () => {
  it('says what is known, and honestly what is not', async () => {
    await opened({
      records: [
        aRecord([], aPacket({ problem: { words: '', from: 'none' }, tried: [], facts: [], client: { verification: { kind: 'unknown' } } })),
      ],
    })
    expect(screen.getByText('Слов клиента нет')).toBeDefined()
    expect(screen.getByText('Личность неизвестна')).toBeDefined()
    expect(screen.getByText('Линия 1 ничего не отметила.')).toBeDefined()
    expect(screen.getByText('Фактов в карточке нет.')).toBeDefined()
    expect(screen.queryByText('Открытые обращения')).toBeNull()
    expect(screen.queryByText('Вложения')).toBeNull()
  })

  it('marks with one key a fact that had to be asked again, and takes the mark back', async () => {
    const world = await opened({ records: [held] })
    await world.user.keyboard('2')
    await waitFor(() => expect(said(world, 'asked-again')).toEqual([{ kind: 'asked-again', factId: 'record-1', asked: true }]))
    const mark = screen.getByRole('button', { name: 'Переспросили: Договор' })
    await waitFor(() => expect(mark.getAttribute('aria-pressed')).toBe('true'))
    await world.user.click(mark)
    await waitFor(() => expect(said(world, 'asked-again').at(-1)).toEqual({ kind: 'asked-again', factId: 'record-1', asked: false }))
  })

  it('holds names and words without a break inside', async () => {
    const long = 'Ж'.repeat(500)
    await opened({
      records: [aRecord([], aPacket({ client: { name: long, company: long }, facts: [{ id: 'f', label: long, value: long }] }))],
    })
    expect(screen.getAllByText(long).length).toBeGreaterThan(1)
  })

  it('writes every change with who and when', async () => {
    await opened({
      records: [
        aRecord([
          [vera, { kind: 'accepted' }],
          [vera, { kind: 'noted', text: 'Звоню клиенту' }],
        ]),
      ],
    })
    const course = screen.getByRole('heading', { name: 'Ход эскалации' }).closest('section')
    expect(course?.textContent).toMatch(/Вера\sС\., заметка: Звоню клиенту/u)
    expect(course?.textContent).toMatch(/Анна\sЛ\., предложено: всей линии 2/u)
  })
})

describe('the answer', () => {
  it('asks for words first, then goes to line 1 with F7 from within the field', async () => {
    const drafts = createMemoryDrafts()
    const world = await opened({ records: [held], drafts })
    pressCode('F7')
    expect(await screen.findByText(/Напишите, что ответить/u)).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(field()))
    await world.user.keyboard('Поставьте временный номер')
    await world.passes(400)
    expect(await drafts.all()).toEqual([{ escalationId: A_PACKET_ID, text: 'Поставьте временный номер' }])
    pressCode('F7')
    await waitFor(() => expect(said(world, 'returned')).toEqual([{ kind: 'returned', answer: 'Поставьте временный номер' }]))
    await world.passes(400)
    expect(await drafts.all()).toEqual([])
  })

  it('finds its draft again', async () => {
    const drafts = createMemoryDrafts()
    await drafts.keep({ escalationId: A_PACKET_ID, text: 'Недописано' })
    await opened({ records: [held], drafts })
    await waitFor(() => expect(field()).toHaveProperty('value', 'Недописано'))
  })

  it('takes an article in by a slash and names it', async () => {
    const world = await opened({ records: [held], articles: [article] })
    await world.user.click(field())
    await world.user.keyboard('Так: /')
    const find = await screen.findByRole('combobox', { name: 'Шаблон или статья' })
    await screen.findByRole('option', { name: /Обход без ответственных/u })
    await world.user.type(find, 'обход{Enter}')
    await waitFor(() => expect(field()).toHaveProperty('value', 'Так: Поставьте временный номер.'))
    pressCode('F7')
    await waitFor(() =>
      expect(said(world, 'returned')).toEqual([{ kind: 'returned', answer: 'Так: Поставьте временный номер.', articleId: 'article-1' }]),
    )
  })

  it('is kept for later when the hub is gone, said so, and sent once when it is back', async () => {
    const world = await opened({ records: [held] })
    world.reach(false)
    await world.user.click(field())
    await world.user.keyboard('Скажите клиенту')
    pressCode('F7')
    expect(await screen.findByText(/Записано на этом компьютере/u)).toBeDefined()
    world.reach(true)
    await waitFor(() => expect(said(world, 'returned')).toHaveLength(1))
    await waitFor(() => expect(screen.queryByText(/Записано на этом компьютере/u)).toBeNull())
  })

  it('that the hub does not take after all is not lost: it goes back into the field', async () => {
    const world = await opened({ records: [held] })
    world.reach(false)
    await world.user.click(field())
    await world.user.keyboard('Скажите клиенту')
    pressCode('F7')
    await screen.findByText(/Записано на этом компьютере/u)
    world.hears(
      aRecord([
        [vera, { kind: 'accepted' }],
        [anna, { kind: 'withdrawn', why: 'client-left' }],
      ]),
    )
    world.reach(true)
    expect(await screen.findByText(/не\sпринял то, что ждало отправки: Скажите клиенту/u)).toBeDefined()
    await world.user.click(screen.getByRole('button', { name: /^Вернуть\sв\sполе$/u }))
    await waitFor(() => expect(field()).toHaveProperty('value', 'Скажите клиенту'))
    await waitFor(() => expect(screen.queryByText(/что ждало отправки/u)).toBeNull())
  })

  it('is asked of whoever advises: the packet is taken, line 1 is told, the field has the focus', async () => {
    const world = await opened({ records: [aRecord()] })
    pressCode('F6')
    await waitFor(() => expect(world.changes.map(({ what }) => what.kind)).toEqual(expect.arrayContaining(['accepted', 'advising'])))
    expect(world.phone.commands.some(({ kind }) => kind === 'expect-call')).toBe(false)
    await waitFor(() => expect(document.activeElement).toBe(field()))
  })
})

describe('where it goes on', () => {
  it('to the colleague who is free longest, or back to the queue', async () => {
    const world = await opened({ records: [held], duties: [aDuty(vera), aDuty(igor)] })
    await world.user.click(screen.getByRole('button', { name: /^Передать: Игорь/u }))
    await world.user.click(await screen.findByRole('menuitem', { name: /Игорь Маслов, свободно/u }))
    await waitFor(() => expect(said(world, 'handed-over')).toMatchObject([{ to: igor }]))
  })

  it('to line 3, with title and description out of the packet; a failure keeps the text and is no second issue', async () => {
    const ids: unknown[] = []
    let answers = 0
    const world = await opened({
      records: [held],
      tracker: 'jira',
      answers: {
        'team.toLineThree': ({ changeId, title }) => {
          ids.push(changeId)
          expect(title).toBe('Переадресация на выходные')
          answers += 1
          if (answers === 1) return { kind: 'failed', why: 'unreachable', words: '' }
          return {
            kind: 'sent',
            record: aRecord([
              [vera, { kind: 'accepted' }],
              [vera, { kind: 'sent-to-line-three', issue: anIssue }],
            ]),
          }
        },
      },
    })
    await world.user.click(screen.getByRole('button', { name: /^На\sлинию\s3/u }))
    const form = await screen.findByRole('dialog', { name: /На\sлинию\s3/u })
    expect(within(form).getByRole('textbox', { name: 'Описание' })).toHaveProperty('value', expect.stringContaining('№ 0871-В'))
    await world.user.click(within(form).getByRole('button', { name: 'Создать задачу' }))
    expect((await within(form).findByRole('alert')).textContent).toMatch(/Трекер\sне\sотвечает/u)
    await world.user.click(within(form).getByRole('button', { name: 'Создать задачу' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(new Set(ids).size).toBe(1)
  })

  it('shows how line 3 stands', async () => {
    const issue = { ...anIssue, state: 'in-progress' as const, assignee: 'Пётр', lastWord: 'Воспроизвели' }
    await opened({
      records: [
        aRecord([
          [vera, { kind: 'accepted' }],
          [vera, { kind: 'sent-to-line-three', issue }],
        ]),
      ],
    })
    expect(screen.getByText(/SUP-418, в работе/u)).toBeDefined()
    expect(screen.getByText(/Воспроизвели/u)).toBeDefined()
  })

  it('into an article of the answer', async () => {
    const saved: unknown[] = []
    const world = await opened({
      records: [held],
      answers: {
        'team.saveArticle': (input) => {
          saved.push(input)
          return { kind: 'done' }
        },
      },
    })
    await world.user.type(field(), 'Временный номер')
    await world.user.click(screen.getByRole('button', { name: 'Ещё' }))
    await world.user.click(await screen.findByRole('menuitem', { name: 'Сделать статью' }))
    await world.user.click(await screen.findByRole('button', { name: 'Сохранить статью' }))
    await waitFor(() =>
      expect(saved).toMatchObject([
        { organisation: 'alfa', article: { title: 'Переадресация на выходные', text: 'Временный номер', fromEscalation: A_PACKET_ID } },
      ]),
    )
  })
})
