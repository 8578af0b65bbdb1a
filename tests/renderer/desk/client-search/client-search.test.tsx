import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { NowSlot } from '../../../../renderer/desk/app/now-slot.tsx'
import { WhoSlot } from '../../../../renderer/desk/app/who-slot.tsx'
import { ClientSearchSheet } from '../../../../renderer/desk/features/client-search/client-search-sheet.tsx'
import { VIEWED } from '../../../../renderer/desk/state/call-card.ts'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'
import { FakeClientSearch } from '../../../support/fake-client-search.ts'
import { smallIndex } from '../../../support/small-index.ts'
import { storedClient } from '../../../support/storage-clients.ts'

const clients = [
  storedClient('1', ['+79123456767'], { name: { given: 'Мария', family: 'Орлова' }, company: 'ООО «Вектор»', vip: true }),
  storedClient('2', ['+79120000002'], { name: { given: 'Мария', family: 'Орловская' } }),
  storedClient('3', ['+79120000003'], {
    name: { given: 'Пётр', family: 'Жуков' },
    requests: [{ number: '48-2107', title: 'Счёт', stages: [{ title: 'Принято' }], currentStage: 0, openedAt: 1 }],
  }),
]

async function opened(search = new FakeClientSearch(smallIndex(clients)), locale: 'ru' | 'en' = 'ru'): Promise<CallWorkWorld> {
  const world = await aCallWorkWorld({ clients, storage: { search }, locale })
  world.show(
    <>
      <WhoSlot />
      <NowSlot />
      <ClientSearchSheet />
    </>,
  )
  await world.user.keyboard('{Control>}k{/Control}')
  return world
}

const field = () => screen.findByRole('combobox')

describe('the search for a client', () => {
  it('opens with Ctrl+K, finds while one types, and marks what was typed', async () => {
    const { user } = await opened()
    await user.type(await field(), 'орл')
    const options = await screen.findAllByRole('option')
    expect(options).toHaveLength(2)
    const [first] = options
    expect(first && within(first).getAllByText('Орл')).toHaveLength(1)
    expect(first?.textContent).toMatch(/VIP/)
    expect(first?.textContent).toMatch(/912\s•••\s••\s67/)
    expect(first?.textContent).not.toMatch(/3456/)
    expect(screen.getByText('Найдено 2 клиента')).toBeDefined()
  })

  it('opens a card without a call with Enter; Escape closes it', async () => {
    const { user, work } = await opened()
    await user.type(await field(), 'мария{ArrowDown}{Enter}')
    await waitFor(() => expect(work.card.store.getState().cards[VIEWED]).toBeDefined())
    expect(await screen.findByRole('heading', { name: /Мария Орловская/ })).toBeDefined()
    expect(screen.queryByRole('combobox')).toBeNull()
    expect(screen.getByText('Без звонка')).toBeDefined()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(work.card.store.getState().cards[VIEWED]).toBeUndefined())
  })

  it('in a call Enter puts the client on its card, and the call keeps him', async () => {
    const { user, work, says } = await opened()
    const call = aCall.active()
    await says(aPhoneWith(call))
    await user.type(await field(), '48-2107{Enter}')
    await waitFor(() => expect(work.card.store.getState().cards[call.id]).toMatchObject({ kind: 'known', chosen: true }))
    expect(work.card.store.getState().cards[VIEWED]).toBeUndefined()
    expect(await screen.findByRole('heading', { name: /Пётр.*Жуков/ })).toBeDefined()
  })

  it('shows the request or the digits that matched', async () => {
    const { user } = await opened()
    await user.type(await field(), '482107')
    expect((await screen.findByRole('option')).textContent).toMatch(/Обращение 48-2107/)
    await user.clear(await field())
    await user.type(await field(), '3456')
    expect((await screen.findByRole('option')).textContent).toMatch(/в\sномере есть 3456/)
  })

  it('says what it tried when nobody is found', async () => {
    const { user } = await opened()
    await user.type(await field(), 'wwwwwwww')
    expect(await screen.findByText(/По запросу «wwwwwwww» никого нет/)).toBeDefined()
    expect(screen.getByText(/Искали и по «цццццццц»/)).toBeDefined()
  })

  it('shows how far the index is, and answers when it is there', async () => {
    const search = new FakeClientSearch(() => undefined, { kind: 'loading', done: 20_000, total: 1_000_000 })
    const { user } = await opened(search)
    await user.type(await field(), 'жук')
    expect(screen.getByRole('status').textContent).toMatch(/20\s000\sиз\s1\s000\s000/)
    await act(async () => {
      search.say({ kind: 'ready', clients: 3 })
      search.settle({ kind: 'answered', answer: smallIndex(clients)('жук') })
      await Promise.resolve()
    })
    expect((await screen.findByRole('option')).textContent).toMatch(/Жуков/)
  })

  it('says that the list could not be read, and reads it again', async () => {
    const search = new FakeClientSearch(smallIndex(clients), { kind: 'failed', why: 'storage' })
    const { user } = await opened(search, 'en')
    const before = search.prepared
    await user.click(await screen.findByRole('button', { name: 'Read again' }))
    expect(search.prepared).toBe(before + 1)
  })

  it('says when the record is gone', async () => {
    const search = new FakeClientSearch(smallIndex([...clients, storedClient('9', [], { name: { given: 'Анна', family: 'Ушедшая' } })]))
    const { user } = await opened(search)
    await user.type(await field(), 'ушед{Enter}')
    expect(await screen.findByText(/Этой записи больше нет/)).toBeDefined()
  })

  it('forgets what was typed when it is closed', async () => {
    const { user, work } = await opened()
    await user.type(await field(), 'орл')
    await user.keyboard('{Control>}k{/Control}')
    expect(work.clientSearch.store.getState()).toMatchObject({ open: false, query: '', answer: undefined })
  })
})
