import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../core/domain/client/client.ts'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { WhoPane } from '../../../../renderer/desk/features/client-card/who-pane.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { FakeClientDirectory } from '../../../support/fake-client-directory.ts'
import { FakeJournal } from '../../../support/fake-journal.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneState, aPhoneWith, viewOf } from '../../../support/phone-state-builder.ts'

const NOW = 1_750_000_000_000
const maria = aClient({
  id: 'maria',
  company: 'ООО «Северный ветер»',
  roles: [
    { id: 'lead', kind: 'employee', title: 'Руководитель отдела продаж', lineIds: ['support-b2b'] },
    { id: 'private', kind: 'private', lineIds: [] },
  ],
  alerts: ['Третий звонок', 'Просила руководителя', 'Долг'].map((text) => ({ kind: 'note', text })),
  promise: { text: 'Запись появится', dueAt: NOW + 3_600_000, by: 'Руслан К.', madeAt: NOW - 60_000 },
  told: { text: '«Второй день нет записи»', channel: 'chat', at: NOW - 86_400_000 },
  requests: [
    {
      number: '48-2107',
      title: 'Записи нет в карточке',
      stages: [{ title: 'Записан' }, { title: 'Передаётся' }, { title: 'Видна' }],
      currentStage: 1,
      dueAt: NOW + 3_600_000,
      openedAt: NOW - 1,
    },
    { number: '48-1990', title: 'Отчёт', stages: [{ title: 'Заявка' }], currentStage: 0, openedAt: NOW - 1 },
  ],
  history: [
    { id: 'p1', channel: 'chat', at: NOW - 2_000_000, title: 'Нет записи разговора', outcome: 'Оценка: плохо' },
    { id: 'p2', channel: 'letter', at: NOW - 9_000_000_000, title: 'Счёт за квартал' },
  ],
})
const incoming = aCall.incoming({ context: { lineId: 'support-b2b', headers: {} } })
const card = (
  <>
    <WhoPane />
    <NowPane />
  </>
)
const ring = (world: CallWorkWorld, number = '+79120000067'): Promise<void> =>
  world.says(
    aPhoneState({
      presence: { kind: 'ringing', since: NOW },
      calls: [viewOf({ ...incoming, remote: { number } }, { inviteReceivedAt: NOW - 10 })],
    }),
  )
const withPhone = (id: string, given: string, family: string): Client => aClient({ id, name: { given, family } })

describe('the card of a known client', () => {
  it('is complete while the phone rings', async () => {
    const world = await aCallWorkWorld({ clients: [maria] })
    world.show(card)
    await ring(world)
    expect(await screen.findByRole('heading', { name: 'Мария Орлова' })).toBeDefined()
    expect(screen.getByText('Почему этот клиент')).toBeDefined()
    expect(screen.getByText(/осталось 1.ч/)).toBeDefined()
    expect(screen.getByText(/48-2107/, { selector: '[class*="number"]' })).toBeDefined()
    expect(screen.getByText('Передаётся').closest('li')?.getAttribute('aria-current')).toBe('step')
    expect(screen.getByText('«Второй день нет записи»', { exact: false })).toBeDefined()
    expect(screen.getByText('Нет записи разговора')).toBeDefined()
    expect(screen.getByText('+7 912 ••• •• 67')).toBeDefined()
    expect(screen.queryByText('Долг')).toBeNull()
  })

  it('names the caller for the call bar and measures its own paint once', async () => {
    const world = await aCallWorkWorld({ clients: [maria] })
    world.show(card)
    await ring(world)
    await screen.findByRole('heading', { name: 'Мария Орлова' })
    expect(world.desk.stores.callers.getState().names[callId('call-1')]?.title).toBe('Мария Орлова')
    expect(world.published).toHaveLength(1)
    expect(world.published[0]?.inviteToPaint).toBeGreaterThanOrEqual(10)
    await world.says(aPhoneWith(aCall.active()))
    expect(world.published).toHaveLength(1)
  })

  it('lets the role be chosen by its digit while it rings, and keeps the choice in the journal', async () => {
    const world = await aCallWorkWorld({ clients: [maria], rows: [anInteraction({ stage: 'open' })] })
    world.show(card)
    await ring(world)
    const roles = await screen.findByRole('radiogroup', { name: /^В.какой роли звонит$/ })
    await world.user.keyboard('2')
    expect(
      within(roles)
        .getByRole('radio', { name: /Частный клиент/ })
        .getAttribute('aria-checked'),
    ).toBe('true')
    await world.passes(300)
    await waitFor(() => expect(world.journal.rows.get(callId('call-1'))?.work).toMatchObject({ clientId: 'maria', roleId: 'private' }))
  })

  it('keeps the history in sight below many open requests: the others come with a press', async () => {
    const [request] = maria.requests
    const many = Array.from({ length: 50 }, (_, at) => ({
      ...request,
      stages: [{ title: 'Принято' }],
      currentStage: 0,
      openedAt: NOW,
      number: `48-${String(at)}`,
      title: `Акт ${String(at)}`,
    }))
    const world = await aCallWorkWorld({ clients: [{ ...maria, requests: many.map(({ roleId: _any, ...one }) => one) }] })
    world.show(card)
    await ring(world)
    await screen.findByRole('heading', { name: 'Мария Орлова' })
    expect(screen.getAllByText(/^Акт \d+$/)).toHaveLength(6)
    await world.user.click(screen.getByRole('button', { name: /^Ещё\s44\sобращения$/ }))
    expect(screen.getAllByText(/^Акт \d+$/)).toHaveLength(50)
    await world.user.click(screen.getByRole('button', { name: 'Показать меньше' }))
    expect(screen.getAllByText(/^Акт \d+$/)).toHaveLength(6)
  })

  it('filters the history by channel', async () => {
    const world = await aCallWorkWorld({ clients: [maria] })
    world.show(card)
    await ring(world)
    await world.user.click(await screen.findByRole('button', { name: /Письма/ }))
    expect(screen.queryByText('Нет записи разговора')).toBeNull()
    expect(screen.getByText('Счёт за квартал')).toBeDefined()
  })

  it('shows calls of this seat in the same history', async () => {
    const facts = { startedAt: NOW - 7_200_000, answeredAt: NOW - 7_190_000, endedAt: NOW - 7_000_000 }
    const before = anInteraction({
      id: 'old',
      stage: 'done',
      facts,
      work: { clientId: maria.id, topicId: 'recording', resultId: 'solved' },
    })
    const world = await aCallWorkWorld({ clients: [maria], rows: [before] })
    world.show(card)
    await ring(world)
    expect(await screen.findByText('Запись разговора: нет в CRM')).toBeDefined()
    expect(screen.getByText('Решено на линии 1')).toBeDefined()
  })

  it('comes back after a reload in a call with the person that was chosen', async () => {
    const others = [withPhone('a', 'Анна', 'Первая'), withPhone('b', 'Борис', 'Второй')]
    const row = anInteraction({ stage: 'open', work: { clientId: others[1]?.id ?? maria.id, roleId: 'private' } })
    const world = await aCallWorkWorld({ clients: others, rows: [row] })
    world.show(card)
    await world.says(aPhoneWith(aCall.active()))
    expect(await screen.findByRole('heading', { name: 'Борис Второй' })).toBeDefined()
  })

  it('comes back after a reload in a call with nobody, when all who were found were ruled out', async () => {
    const others = [withPhone('a', 'Анна', 'Первая'), withPhone('b', 'Борис', 'Второй')]
    const identified = others.map(({ id }) => ({ clientId: id, verdict: 'refused', at: NOW }) as const)
    const row = anInteraction({ stage: 'open', work: { identified } })
    const world = await aCallWorkWorld({ clients: others, rows: [row] })
    world.show(card)
    await world.says(aPhoneWith(aCall.active()))
    expect(await screen.findByLabelText('Имя и фамилия')).toBeDefined()
    await world.passes(1_000)
    expect(world.journal.rows.get(row.id)?.work.clientId).toBeUndefined()
  })

  it.each([
    ['of several', [withPhone('a', 'Анна', 'Первая'), withPhone('b', 'Борис', 'Второй')]],
    ['of nobody the number has', [withPhone('a', 'Анна', 'Первая'), { ...withPhone('b', 'Борис', 'Второй'), phones: [] }]],
  ])('keeps the person that was chosen, %s, however slowly the journal is read after a reload', async (_who, clients) => {
    const row = anInteraction({ stage: 'open', work: { clientId: clients[1]?.id ?? maria.id, roleId: 'private' } })
    const journal = new FakeJournal([row])
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const find = journal.find.bind(journal)
    journal.find = (id) => gate.then(() => find(id))
    const world = await aCallWorkWorld({ clients, journal })
    const said: unknown[] = []
    const stop = world.work.work.store.subscribe(({ drafts }) => said.push(drafts[row.id]?.work.clientId))
    world.show(card)
    await world.says(aPhoneWith(aCall.active()))
    await screen.findByRole('heading', { name: /Первая|Второй/ })
    await world.passes(1_000)
    open()
    expect(await screen.findByRole('heading', { name: 'Борис Второй' })).toBeDefined()
    await world.passes(1_000)
    expect(journal.rows.get(row.id)?.work.clientId).toBe('b')
    expect(said.filter((id) => id === 'a')).toEqual([])
    stop()
  })

  it('leaves the person in the call that was chosen before a reload, when the directory no longer has the record', async () => {
    const row = anInteraction({ stage: 'open', work: { clientId: maria.id } })
    const world = await aCallWorkWorld({ clients: [withPhone('a', 'Анна', 'Первая')], rows: [row] })
    world.show(card)
    await world.says(aPhoneWith(aCall.active()))
    await screen.findByRole('heading', { name: 'Анна Первая' })
    await world.passes(1_000)
    expect(world.journal.rows.get(row.id)?.work.clientId).toBe(maria.id)
  })

  it('speaks English', async () => {
    const world = await aCallWorkWorld({ clients: [maria], locale: 'en' })
    world.show(card)
    await ring(world)
    expect(await screen.findByText('Open requests')).toBeDefined()
    expect(screen.getByText(/1.h left/)).toBeDefined()
  })
})

describe('several people with one number', () => {
  const people = [withPhone('a', 'Анна', 'Первая'), withPhone('b', 'Борис', 'Второй')]

  it('are chosen by digits, with reasons', async () => {
    const world = await aCallWorkWorld({ clients: people })
    world.show(card)
    await ring(world)
    expect(await screen.findByRole('heading', { name: 'Кто звонит?' })).toBeDefined()
    await world.user.keyboard('2')
    expect(await screen.findByRole('heading', { name: /Второй|Первая/ })).toBeDefined()
    expect(screen.queryByRole('heading', { name: 'Кто звонит?' })).toBeNull()
  })

  it('nine of them stand in low rows with two reasons each, and the way out is below them', async () => {
    const nine = Array.from({ length: 9 }, (_, at) => withPhone(`p${String(at)}`, 'Анна', `Девятая${'и'.repeat(at)}`))
    const world = await aCallWorkWorld({ clients: nine })
    world.show(card)
    await ring(world)
    await screen.findByRole('heading', { name: 'Кто звонит?' })
    const rows = screen.getAllByRole('button', { name: /Девятая/ })
    expect(rows).toHaveLength(9)
    for (const row of rows) expect(within(row).getAllByRole('listitem').length).toBeLessThanOrEqual(2)
    expect(screen.getByRole('button', { name: /Никто из/ })).toBeDefined()
    await world.user.keyboard('9')
    expect(screen.queryByRole('heading', { name: 'Кто звонит?' })).toBeNull()
  })

  it('open the likeliest one on answer; O brings the choice back', async () => {
    const world = await aCallWorkWorld({ clients: people })
    world.show(card)
    await ring(world)
    await screen.findByRole('heading', { name: 'Кто звонит?' })
    await world.says(aPhoneWith(aCall.active()))
    expect(screen.getByText(/С.этого номера звонят ещё 1/)).toBeDefined()
    await world.user.keyboard('o')
    expect(await screen.findByRole('heading', { name: 'Кто звонит?' })).toBeDefined()
  })

  it('or none of them: 0 opens the form with the number', async () => {
    const world = await aCallWorkWorld({ clients: people })
    world.show(card)
    await ring(world)
    await screen.findByRole('heading', { name: 'Кто звонит?' })
    await world.user.keyboard('0')
    expect(await screen.findByLabelText('Имя и фамилия')).toBeDefined()
    // Numbers are masked: his own is kept unless another one is typed.
    const phone = screen.getByLabelText<HTMLInputElement>('Телефон')
    expect([phone.value, phone.placeholder.replaceAll(/\s/g, ' ')]).toEqual(['', '+7 912 ••• •• 67'])
    await world.user.type(screen.getByLabelText('Имя и фамилия'), 'Пётр Новый{Control>}{Enter}{/Control}')
    expect(await screen.findByRole('heading', { name: 'Пётр Новый' })).toBeDefined()
    expect((await world.directory.byPhone('+79120000067')).some(({ name }) => name.family === 'Новый')).toBe(true)
  })
})

describe('nobody knows the number', () => {
  it('asks in a short form, whose errors say how to mend them, and keeps the client', async () => {
    const world = await aCallWorkWorld()
    world.show(card)
    await ring(world, '+79120000099')
    await screen.findByLabelText('Имя и фамилия')
    await world.user.keyboard('3')
    await world.user.click(screen.getByRole('button', { name: /Сохранить клиента/ }))
    expect(screen.getByText(/Нет имени/)).toBeDefined()
    expect(screen.getByText(/Нет компании/)).toBeDefined()
    await world.user.type(screen.getByLabelText('Имя и фамилия'), 'Пётр Новый')
    await world.user.type(screen.getByLabelText('Компания'), 'ООО «Дом»')
    const phone = screen.getByLabelText('Телефон')
    await world.user.clear(phone)
    await world.user.type(phone, '+7 912 34{Control>}{Enter}{/Control}')
    expect(screen.getByText(/Не.хватает 5.цифр/)).toBeDefined()
    await world.user.type(phone, '00099{Control>}{Enter}{/Control}')
    expect(await screen.findByRole('heading', { name: 'Пётр Новый' })).toBeDefined()
    expect(await world.directory.byPhone('+79123400099')).toHaveLength(1)
    expect(screen.getByText('С этим клиентом ещё не говорили')).toBeDefined()
  })

  it('says that a number is withheld', async () => {
    const world = await aCallWorkWorld()
    world.show(card)
    await ring(world, '')
    expect(await screen.findByText('Номер скрыт')).toBeDefined()
  })

  it('says that the directory failed and looks again on A', async () => {
    const directory = new FakeClientDirectory([maria])
    let broken = true
    const byPhone = directory.byPhone.bind(directory)
    directory.byPhone = (number) => (broken ? Promise.reject(new Error('unavailable')) : byPhone(number))
    const world = await aCallWorkWorld({ directory })
    world.show(card)
    await ring(world)
    expect(await screen.findByText('Не удалось прочитать справочник')).toBeDefined()
    broken = false
    await world.user.keyboard('a')
    expect(await screen.findByRole('heading', { name: 'Мария Орлова' })).toBeDefined()
  })
})
