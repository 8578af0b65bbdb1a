import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallerKey } from '../../../../core/domain/client/caller-key.ts'
import { NOTHING_LEARNED } from '../../../../core/domain/client/caller-knowledge.ts'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { WhoPane } from '../../../../renderer/desk/features/client-card/who-pane.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { FakeCallerMemory } from '../../../support/fake-caller-memory.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneState, viewOf } from '../../../support/phone-state-builder.ts'

const NOW = 1_750_000_000_000
const OFFICE = '+78125550102'
const key = (text: string): CallerKey => text as CallerKey
const officeKey = key(`tel:${OFFICE};ext=200`)
const clerk = aClient({ id: 'clerk', phones: [{ number: OFFICE, kind: 'office', extension: '104' }] })
const withHead = aClient({ id: 'head', name: { given: 'Игорь', family: 'Кравец' }, phones: [{ number: OFFICE, kind: 'office' }] })
const card = (
  <>
    <WhoPane />
    <NowPane />
  </>
)

interface Caller {
  readonly number: string
  readonly headers?: Record<string, string>
  readonly id?: string
}

const ring = (world: CallWorkWorld, { number, headers = {}, id = 'call-1' }: Caller): Promise<void> =>
  world.says(
    aPhoneState({
      presence: { kind: 'ringing', since: NOW },
      calls: [viewOf({ ...aCall.incoming({ context: { headers } }), id: callId(id), remote: { number } })],
    }),
  )

const start = async (options: Parameters<typeof aCallWorkWorld>[0] = {}) => {
  const callers = new FakeCallerMemory()
  const world = await aCallWorkWorld({ ...options, storage: { callers }, rows: [anInteraction({ stage: 'open' })] })
  world.show(card)
  return { world, callers }
}
const workOf = (world: CallWorkWorld) => world.journal.rows.get(callId('call-1'))?.work

describe('a match that is not taken for granted', () => {
  it('says why, and writes nobody into the call until it is confirmed; then it is remembered', async () => {
    const { world, callers } = await start({ clients: [clerk] })
    await ring(world, { number: `${OFFICE};ext=200` })
    expect(await screen.findByText(/^Похоже, это.Мария Орлова$/)).toBeDefined()
    expect(screen.getByText(/добавочный.200, а.в.карточке.104/, { selector: '[class*="doubt"]' })).toBeDefined()
    expect(screen.queryByText(/точное совпадение/)).toBeNull()
    await world.passes(400)
    expect(workOf(world)?.clientId).toBeUndefined()
    await world.user.keyboard('{Shift>}Y{/Shift}')
    await waitFor(() => expect(screen.queryByText(/^Похоже/)).toBeNull())
    await world.passes(400)
    await waitFor(() =>
      expect(workOf(world)).toMatchObject({ clientId: 'clerk', identified: [{ clientId: 'clerk', verdict: 'confirmed' }] }),
    )
    expect(callers.rows.get(officeKey)?.verdicts).toMatchObject([{ clientId: 'clerk', verdict: 'confirmed' }])
    await ring(world, { number: `${OFFICE};ext=200`, id: 'call-2' })
    expect(await screen.findByText(/подтверждена оператором/)).toBeDefined()
    expect(screen.queryByText(/^Похоже/)).toBeNull()
  })

  it('is refused with one key: the next call of this number shows nobody, and the refusal can be taken back', async () => {
    const { world, callers } = await start({ clients: [clerk] })
    await ring(world, { number: `${OFFICE};ext=200` })
    await screen.findByText(/^Похоже/)
    await world.user.keyboard('{Shift>}X{/Shift}')
    expect(await screen.findByText('Незнакомый номер')).toBeDefined()
    expect(callers.rows.get(officeKey)?.verdicts).toMatchObject([{ clientId: 'clerk', verdict: 'refused' }])
    await world.user.click(await screen.findByRole('button', { name: /^Отменить/ }))
    expect(await screen.findByText(/^Похоже/)).toBeDefined()
    expect(callers.rows.get(officeKey)?.verdicts).toEqual([])
    await world.user.keyboard('{Shift>}X{/Shift}')
    await ring(world, { number: `${OFFICE};ext=200`, id: 'call-2' })
    expect(await screen.findByText(/По.отметке оператора это не.Мария Орлова/)).toBeDefined()
    await world.user.keyboard('o')
    expect(await screen.findByRole('heading', { name: 'Мария Орлова' })).toBeDefined()
  })

  it('is confirmed by the proof of identity', async () => {
    const { world } = await start({ clients: [clerk] })
    await ring(world, { number: `${OFFICE};ext=200` })
    await screen.findByText(/^Похоже/)
    world.work.identity.confirm(callId('call-1'), 'document')
    await waitFor(() => expect(screen.queryByText(/^Похоже/)).toBeNull())
    await world.passes(400)
    await waitFor(() => expect(workOf(world)).toMatchObject({ clientId: 'clerk', verified: { how: 'document' } }))
  })
})

describe('the chooser', () => {
  it('shows the roles, and a choice opens at once the next time', async () => {
    const roles = [
      { id: 'director', kind: 'director', lineIds: [] },
      { id: 'private', kind: 'private', lineIds: [] },
    ] as const
    const { world, callers } = await start({ clients: [clerk, { ...withHead, roles }] })
    await ring(world, { number: OFFICE })
    expect(await screen.findByText('Кто звонит?')).toBeDefined()
    expect(screen.getByText(/^Ещё роли:/)).toBeDefined()
    expect(screen.getByText('Выбор запомнится для этого номера')).toBeDefined()
    await world.user.keyboard('2')
    expect(await screen.findByRole('heading', { name: 'Мария Орлова' })).toBeDefined()
    await world.user.keyboard('o1')
    expect(await screen.findByRole('heading', { name: 'Игорь Кравец' })).toBeDefined()
    expect(callers.rows.get(key(`tel:${OFFICE}`))?.verdicts).toMatchObject([{ clientId: 'head', verdict: 'confirmed' }])
    await ring(world, { number: OFFICE, id: 'call-2' })
    expect(await screen.findByText(/подтверждена оператором/)).toBeDefined()
    expect(screen.getByText(/С.этого номера звонят ещё.1/)).toBeDefined()
  })

  it('nobody of them takes the person out of the call', async () => {
    const { world, callers } = await start({ clients: [clerk, withHead] })
    await ring(world, { number: OFFICE })
    await screen.findByText('Кто звонит?')
    await world.user.keyboard('1')
    await world.passes(400)
    await waitFor(() => expect(workOf(world)?.clientId).toBeDefined())
    await world.user.keyboard('o')
    await screen.findByText('Кто звонит?')
    await world.user.keyboard('0')
    await world.passes(400)
    await waitFor(() => expect(workOf(world)?.clientId).toBeUndefined())
    expect(await screen.findByText('Новый человек')).toBeDefined()
    // Of this call only: what the number says of them holds for the next one.
    await waitFor(() => expect(workOf(world)?.identified?.map(({ verdict }) => verdict)).toEqual(['refused', 'refused']))
    expect(callers.rows.get(key(`tel:${OFFICE}`))?.verdicts ?? []).toEqual([])
  })
})

describe('a call answered before it was said who it is', () => {
  const answer = (world: CallWorkWorld): Promise<void> =>
    world.says(
      aPhoneState({
        presence: { kind: 'on-call', since: NOW },
        calls: [viewOf({ ...aCall.active(), id: callId('call-1'), remote: { number: OFFICE } })],
      }),
    )

  it.each([
    ['after the chooser was seen', true],
    ['with the card not yet there', false],
  ])('shows the likeliest in doubt and writes him into the call when he is confirmed, %s', async (_when, rings) => {
    const { world, callers } = await start({ clients: [clerk, withHead] })
    if (rings) {
      await ring(world, { number: OFFICE })
      await screen.findByText('Кто звонит?')
    }
    await answer(world)
    expect(await screen.findByText(/^Похоже, это/)).toBeDefined()
    expect(screen.getByText(/^Номер есть ещё у.1.человека/)).toBeDefined()
    await world.passes(1_000)
    expect(workOf(world)?.clientId).toBeUndefined()
    expect(callers.rows.get(key(`tel:${OFFICE}`))?.verdicts ?? []).toEqual([])
    await world.user.keyboard('{Shift>}Y{/Shift}')
    await waitFor(() => expect(screen.queryByText(/^Похоже/)).toBeNull())
    await world.passes(400)
    await waitFor(() => expect(workOf(world)?.clientId).toBeDefined())
    expect(callers.rows.get(key(`tel:${OFFICE}`))?.verdicts).toMatchObject([{ verdict: 'confirmed' }])
  })
})

describe('callers who are no clients', () => {
  it('a colleague has a name and a post, and no form', async () => {
    const { world } = await start({
      seat: { numbers: { internalDigits: [3, 4], colleagues: [{ number: '204', name: 'Вера Соколова', post: 'Линия 2' }], nuisance: [] } },
    })
    await ring(world, { number: '204' })
    expect(await screen.findByRole('heading', { name: 'Вера Соколова' })).toBeDefined()
    expect(screen.getByText(/^Линия.2$/)).toBeDefined()
    expect(screen.queryByText('Новый человек')).toBeNull()
    expect(world.desk.stores.callers.getState().names[callId('call-1')]?.title).toBe('Вера Соколова')
  })

  it('a number of the house and a hidden one say so', async () => {
    const { world } = await start()
    await ring(world, { number: '205' })
    expect(await screen.findByText(/^Внутренний номер.205$/)).toBeDefined()
    await ring(world, { number: 'anonymous', id: 'call-2' })
    expect(await screen.findByText('Номер скрыт')).toBeDefined()
  })

  it('a nuisance is marked with one key, counted, given a note, and unmarked', async () => {
    const { world, callers } = await start()
    const number = '+79990000001'
    await ring(world, { number })
    await screen.findByText('Незнакомый номер')
    await world.user.keyboard('{Shift>}Z{/Shift}')
    expect(await screen.findByText('Назойливый номер')).toBeDefined()
    await world.user.type(screen.getByLabelText('Заметка о номере'), 'Молчит в трубку')
    await world.user.tab()
    await waitFor(() => expect(callers.rows.get(key(`tel:${number}`))?.nuisance?.note).toBe('Молчит в трубку'))
    await ring(world, { number, id: 'call-2' })
    await ring(world, { number, id: 'call-3' })
    expect(await screen.findByText(/^Раньше.1.звонок$/)).toBeDefined()
    expect(screen.getByDisplayValue('Молчит в трубку')).toBeDefined()
    await world.user.keyboard('{Shift>}Z{/Shift}')
    expect(await screen.findByText('Незнакомый номер')).toBeDefined()
    expect(callers.rows.get(key(`tel:${number}`))?.nuisance).toBeUndefined()
  })
})

/** The roles name a request of theirs, too. */
const inRequests = { selector: ':not([class*="roleNote"])' } as const

describe('roles', () => {
  const many = aClient({
    roles: [
      { id: 'private', kind: 'private', lineIds: [] },
      { id: 'director', kind: 'director', lineIds: [] },
    ],
    requests: [
      { number: '1-1', title: 'Ипотека', roleId: 'private', stages: [{ title: 'Принята' }], currentStage: 0, openedAt: 2 },
      { number: '2-2', title: 'Счёт', roleId: 'director', stages: [{ title: 'Принята' }], currentStage: 0, openedAt: 1 },
    ],
  })

  it('decide which requests show; those of others are counted, and one key shows them', async () => {
    const { world } = await start({ clients: [many] })
    await ring(world, { number: '+79120000067' })
    expect(await screen.findByText('Ипотека', { selector: 'h3' })).toBeDefined()
    expect(screen.queryByText('Счёт', inRequests)).toBeNull()
    expect(screen.getByText(/^В.других ролях.1.запись$/)).toBeDefined()
    await world.user.keyboard('{Shift>}R{/Shift}')
    expect(await screen.findByText('Счёт', inRequests)).toBeDefined()
    await world.user.keyboard('{Shift>}R{/Shift}')
    await waitFor(() => expect(screen.queryByText('Счёт', inRequests)).toBeNull())
  })

  it('of two the key takes the other in the call', async () => {
    const { world } = await start({ clients: [many] })
    await world.says(
      aPhoneState({
        presence: { kind: 'on-call', since: NOW },
        calls: [viewOf({ ...aCall.active(), remote: { number: '+79120000067' } })],
      }),
    )
    expect(await screen.findByRole('button', { name: /^Роль: Частный клиент/ })).toBeDefined()
    await world.user.keyboard('r')
    expect(await screen.findByRole('button', { name: /^Роль: Директор/ })).toBeDefined()
    expect(await screen.findByText('Счёт', { selector: 'h3' })).toBeDefined()
  })
})

describe('a call that came to nothing', () => {
  it('is a reason when the caller rings again', async () => {
    const { world, callers } = await start({ clients: [aClient()] })
    const missed = {
      ...aCall.incoming(),
      phase: 'ended',
      endedAt: world.clock.now(),
      reason: { kind: 'missed', why: 'caller-gave-up' },
      remote: { number: '+79120000067' },
    } as const
    await world.says(aPhoneState({ calls: [viewOf(missed)] }))
    await waitFor(() => expect(callers.rows.get(key('tel:+79120000067'))?.unanswered).toMatchObject({ direction: 'incoming' }))
    expect(callers.rows.get(key('tel:+79120000067'))).toMatchObject({ ...NOTHING_LEARNED })
    await ring(world, { number: '+79120000067', id: 'call-2' })
    expect(await screen.findByText(/^Звонок с.этого номера.+пропущен$/)).toBeDefined()
  })
})
