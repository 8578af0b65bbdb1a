import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { isTemporaryNumber } from '../../../../core/domain/client/change/temporary-number.ts'
import type { Client } from '../../../../core/domain/client/client.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { BannerSlot } from '../../../../renderer/desk/app/banner-slot.tsx'
import { CardWatch } from '../../../../renderer/desk/features/client-card/work/due-watch.tsx'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { WhoPane } from '../../../../renderer/desk/features/client-card/who-pane.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient, clientId } from '../../../support/client-builder.ts'
import { FakeClientChanges } from '../../../support/fake-client-changes.ts'
import { FakeClientDirectory } from '../../../support/fake-client-directory.ts'
import { aPhoneState, viewOf } from '../../../support/phone-state-builder.ts'

const NOW = 1_750_000_000_000
const maria = aClient({
  city: 'Пермь',
  emails: ['orlova@sever.example'],
  roles: [{ id: 'lead', kind: 'employee', title: 'Руководитель отдела продаж', company: 'Север', lineIds: [] }],
})
/** Colours and sizes need a browser. */
const rules = { 'color-contrast': { enabled: false }, 'target-size': { enabled: false }, region: { enabled: false } }

const start = async (clients: readonly Client[] = [maria], seat = {}) => {
  const directory = new FakeClientDirectory(clients)
  const changes = new FakeClientChanges(directory, () => NOW)
  const world = await aCallWorkWorld({ directory, storage: { clientChanges: changes }, seat })
  const { container } = world.show(
    <>
      <WhoPane />
      <NowPane />
      <BannerSlot />
      <CardWatch />
    </>,
  )
  const inCall = async (): Promise<void> => {
    await world.says(
      aPhoneState({
        presence: { kind: 'on-call', since: NOW },
        calls: [viewOf({ ...aCall.active(), id: callId('call-1'), remote: { number: '+79120000067' } })],
      }),
    )
    await screen.findByRole('heading', { name: 'Задачи' })
  }
  const alt = (letter: string): Promise<void> => world.user.keyboard(`{Alt>}${letter}{/Alt}`)
  const send = (): Promise<void> => world.user.keyboard('{Control>}{Enter}{/Control}')
  /** At once: a key at a time is the browser's matter. */
  const fill = async (field: HTMLElement, text: string): Promise<void> => {
    await world.user.clear(field)
    await world.user.click(field)
    await world.user.paste(text)
  }
  const record = () => directory.byId(maria.id)
  const accessible = async (): Promise<string[]> => {
    const { violations } = await axe.run(container, { rules })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  }
  return { fill, world, changes, directory, inCall, alt, send, record, accessible }
}

/** axe reads four hundred time zones in it. */
describe('editing the card', { timeout: 20_000 }, () => {
  it('one key opens, wrong fields say what mends them, Ctrl+Enter keeps, and it shows where the change stands', async () => {
    const { fill, inCall, alt, send, record, accessible } = await start()
    await inCall()
    await alt('c')
    const city = await screen.findByRole('textbox', { name: 'Город' })
    await fill(city, 'Казань')
    await fill(screen.getByRole('textbox', { name: /^День рождения/ }), '32.01')
    await fill(screen.getByRole('textbox', { name: /^Компания: Руководитель/ }), 'Северный ветер')
    await send()
    expect(await screen.findByText(/^Напишите день и.месяц: 21.03/)).toBeDefined()
    expect(await accessible()).toEqual([])
    const birthday = screen.getByRole('textbox', { name: /^День рождения/ })
    await fill(birthday, '21.03')
    await send()
    await waitFor(async () =>
      expect(await record()).toMatchObject({ city: 'Казань', birthday: { month: 3, day: 21 }, roles: [{ company: 'Северный ветер' }] }),
    )
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Город' })).toBeNull())
    const section = (await screen.findByRole('heading', { name: 'Изменения' })).closest('section')
    expect(section).not.toBeNull()
    if (section !== null) {
      expect(await within(section).findByText(/^Изменено: город, день рождения$/)).toBeDefined()
      expect(within(section).getAllByText(/^хранится на.этом компьютере$/).length).toBeGreaterThan(0)
    }
  })

  it('Escape closes and forgets nothing', async () => {
    const { world, fill, inCall, alt } = await start()
    await inCall()
    await alt('c')
    const city = await screen.findByRole('textbox', { name: 'Город' })
    await fill(city, 'Каз')
    await world.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Город' })).toBeNull())
    await alt('c')
    expect(await screen.findByDisplayValue('Каз')).toBeDefined()
  })

  it('what a colleague changed meanwhile is shown, and only a second save writes over it', async () => {
    const { world, fill, inCall, alt, send, record, changes } = await start()
    await inCall()
    await alt('c')
    const city = await screen.findByRole('textbox', { name: 'Город' })
    await fill(city, 'Казань')
    await act(() => changes.applyRemote({ upserts: [{ ...maria, city: 'Тверь' }], gone: [] }))
    await waitFor(() =>
      expect(world.work.card.store.getState().cards[callId('call-1')]).toMatchObject({ candidate: { client: { city: 'Тверь' } } }),
    )
    await send()
    expect(await screen.findByText(/стало другое.+Тверь/)).toBeDefined()
    expect((await record())?.city).toBe('Тверь')
    await send()
    await waitFor(async () => expect((await record())?.city).toBe('Казань'))
  })

  it('a full disk says so and keeps the typed', async () => {
    const { fill, inCall, alt, send, changes } = await start()
    await inCall()
    changes.full = true
    await alt('n')
    await fill(await screen.findByRole('textbox', { name: /^Заметка о.клиенте$/ }), 'Просит письмо')
    await send()
    expect(await screen.findByText(/^Не.записалось на.диск/)).toBeDefined()
    expect(screen.getByDisplayValue('Просит письмо')).toBeDefined()
  })
})

describe('lists of the card', { timeout: 20_000 }, () => {
  it('takes a tag, a note that calls a colleague, a phone with its extension; each can be undone', async () => {
    const { world, fill, inCall, alt, send, record, accessible, changes } = await start()
    world.desk.team.store.setState({
      team: {
        hub: 'local',
        member: { id: 'anna', name: 'Анна', role: 'operator' },
        organisations: ['local'],
        rules: standardRules,
        tracker: null,
        attachmentLimitBytes: 1,
      },
    })
    world.desk.chat.store.setState({ members: [{ id: 'vera', name: 'Вера Соколова', role: 'specialist' }] })
    await inCall()
    await alt('g')
    await fill(await screen.findByRole('textbox', { name: 'Метка' }), 'пилот')
    await send()
    await waitFor(async () => expect((await record())?.tags).toEqual(['пилот']))
    await alt('n')
    await world.user.type(await screen.findByRole('textbox', { name: /^Заметка о.клиенте$/ }), 'Спросить @вер')
    expect(await screen.findByRole('option', { name: 'Вера Соколова' })).toBeDefined()
    expect(await accessible()).toEqual([])
    await world.user.keyboard('{Enter}')
    await send()
    await waitFor(async () => expect((await record())?.notes).toMatchObject([{ text: 'Спросить @Вера Соколова', mentions: ['vera'] }]))
    expect(changes.told).toMatchObject([{ organisation: 'local', message: { mentions: ['vera'], what: { kind: 'notice' } } }])
    await alt('p')
    await fill(await screen.findByRole('textbox', { name: 'Телефон' }), '8 343 555-01-02')
    await fill(screen.getByRole('textbox', { name: 'Добавочный' }), '104')
    await send()
    await waitFor(async () => expect((await record())?.phones[1]).toEqual({ number: '+73435550102', kind: 'mobile', extension: '104' }))
    await alt('z')
    await waitFor(async () => expect((await record())?.phones).toHaveLength(1))
  })

  it('a task is due when it was said, reminds without a call, and is done with a key', async () => {
    const { world, fill, inCall, alt, send, record, accessible } = await start()
    await inCall()
    await alt('t')
    await fill(await screen.findByRole('textbox', { name: /^Что.сделать$/ }), 'Перезвонить о ставке')
    expect(await accessible()).toEqual([])
    await send()
    await waitFor(async () => expect((await record())?.tasks).toHaveLength(1))
    const [task] = (await record())?.tasks ?? []
    expect(task?.dueAt).toBe(Math.floor((world.clock.now() + 3_600_000) / 60_000) * 60_000)
    await world.says(aPhoneState())
    await world.work.changes.refresh()
    await world.passes(3_700_000)
    expect(await screen.findByText(/^Задача: Перезвонить о.ставке\. Мария/)).toBeDefined()
    await alt('j')
    await screen.findByRole('heading', { name: 'Мария Орлова' })
    await screen.findByRole('button', { name: /^Готово\s*Перезвонить/ })
    await alt('k')
    await waitFor(async () => expect((await record())?.tasks?.[0]?.done).toBeDefined())
    await waitFor(() => expect(screen.queryByText(/^Задача: Перезвонить о.ставке\. /)).toBeNull())
  })

  it('a request is on the card at once, and says that its number will come', async () => {
    const { fill, inCall, alt, send, record, accessible } = await start([maria], { mode: 'sandbox' })
    await inCall()
    await alt('r')
    await fill(await screen.findByRole('textbox', { name: 'Суть' }), 'Нет записи разговора')
    expect(await accessible()).toEqual([])
    await send()
    expect(await screen.findByText(/номер присвоит CRM/)).toBeDefined()
    const [request] = (await record())?.requests ?? []
    expect(isTemporaryNumber(request?.number ?? '')).toBe(true)
    expect(request).toMatchObject({ title: 'Нет записи разговора', roleId: 'lead', currentStage: 0 })
  })
})

describe('delivery', () => {
  it('a refused change says why and is sent again with a key', async () => {
    const { world, fill, inCall, alt, send, changes } = await start([maria], { mode: 'sandbox' })
    await inCall()
    await alt('g')
    await fill(await screen.findByRole('textbox', { name: 'Метка' }), 'пилот')
    await send()
    expect(await screen.findByText(/^ждёт отправки$/)).toBeDefined()
    act(() => changes.tellState({ kind: 'rejected', at: NOW, why: 'поле закрыто' }))
    expect(await screen.findByText(/^CRM не.приняла: поле закрыто$/)).toBeDefined()
    await alt('s')
    expect(changes.sentAgain).toHaveLength(1)
    act(() => changes.tellState({ kind: 'sent', at: world.clock.now() }))
    expect(await screen.findByText(/^отправлено \d\d:\d\d/)).toBeDefined()
  })

  it('a conflict stands side by side and is decided by digits, or written anew', async () => {
    const { world, fill, inCall, alt, send, changes, accessible } = await start()
    await inCall()
    act(() =>
      changes.tellConflicts([
        {
          clientId: maria.id,
          changeIds: ['change-1'],
          at: NOW,
          points: [
            { kind: 'field', field: 'city', before: 'Пермь', mine: 'Казань', theirs: 'Тверь' },
            { kind: 'field', field: 'status', before: 'активный', mine: 'ждёт счёт', theirs: 'на паузе' },
          ],
          mine: { ...maria, city: 'Казань' },
          theirs: { ...maria, city: 'Тверь' },
        },
      ]),
    )
    expect(await screen.findByText(/^В.CRM другое, 2.поля$/)).toBeDefined()
    await alt('x')
    const panel = await screen.findByRole('form', { name: /^У.вас и.в.CRM$/ })
    expect(panel.textContent).toContain('как было: Пермь')
    expect(await accessible()).toEqual([])
    await world.user.keyboard('2')
    await world.user.keyboard('3')
    const status = await screen.findByRole('textbox', { name: 'Статус' })
    await fill(status, 'ждёт счёт и акт')
    await send()
    await waitFor(() =>
      expect(changes.resolved).toEqual([{ 'field:city': { kind: 'theirs' }, 'field:status': { kind: 'anew', value: 'ждёт счёт и акт' } }]),
    )
    expect(await screen.findByText('Решение записано')).toBeDefined()
  })
})

describe('two records of one person', () => {
  const twin = aClient({
    id: 'twin',
    city: 'Тверь',
    phones: [
      { number: '+79120000067', kind: 'mobile' },
      { number: '+73435550102', kind: 'work' },
    ],
  })

  it('are found, compared, merged with what was chosen, and parted again', async () => {
    const { world, inCall, alt, send, record, directory, accessible } = await start([maria, twin])
    await inCall()
    if (screen.queryByText(/^Похоже, это.один.человек/) === null) await world.passes(2_000)
    expect(await screen.findByText(/^Похоже, это.один.человек/)).toBeDefined()
    await alt('m')
    const panel = await screen.findByRole('form', { name: 'Две карточки одного человека' })
    expect(await accessible()).toEqual([])
    await world.user.click(within(panel).getByRole('radio', { name: /Тверь/ }))
    await send()
    await waitFor(async () => expect((await record())?.phones).toHaveLength(2))
    expect((await record())?.city).toBe('Тверь')
    await alt('z')
    await waitFor(async () => expect(await record()).toMatchObject({ city: 'Пермь', phones: [{ number: '+79120000067' }] }))
    expect(await directory.byId(clientId('twin'))).toBeDefined()
  })
})
