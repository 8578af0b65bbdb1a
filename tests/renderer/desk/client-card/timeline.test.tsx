import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import type { PastContact } from '../../../../core/domain/interaction/interaction.ts'
import { BridgeError } from '../../../../core/contract/bridge-error.ts'
import { privacySectionSchema } from '../../../../core/contract/directory/directory-section.ts'
import type { Seat } from '../../../../core/contract/seat.ts'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'

const NOW = 1_750_000_000_000
const HOUR = 3_600_000
const past = (id: string, hoursAgo: number, changes: Partial<PastContact> = {}): PastContact => ({
  id,
  channel: 'call-in',
  at: NOW - hoursAgo * HOUR,
  title: `Контакт ${id}`,
  ...changes,
})
const ignat = aClient({
  id: 'ignat',
  roles: [
    { id: 'private', kind: 'private', lineIds: [] },
    { id: 'lead', kind: 'employee', lineIds: [] },
  ],
  told: { text: 'Карту обещали к отпуску и не привезли', channel: 'call', at: NOW - 20 * HOUR },
  history: [
    past('third', 20, { by: 'Кирилл З.', requestNumber: '57-3302', rating: { value: 1, of: 5, comment: 'Долго' }, words: 'Где карта' }),
    past('chat', 45, {
      channel: 'chat',
      requestNumber: '57-3302',
      transcript: [
        { who: 'client', text: 'Курьера нет весь день' },
        { who: 'operator', text: 'Ищем посылку' },
      ],
    }),
    past('call', 60, { recording: 'https://records.example/1.ogg', mos: 4.1, durationMs: 65_000 }),
    past('lead', 70, { roleId: 'lead', title: 'О другой роли' }),
  ],
  requests: [{ number: '57-3302', title: 'Доставка', stages: [{ title: 'У курьера' }], currentStage: 0, openedAt: NOW - 90 * HOUR }],
})
const older = Array.from({ length: 60 }, (_, index) => past(`old-${index}`, 100 + index))

const crm = (pages: readonly PastContact[] = older): FakeBridge =>
  new FakeBridge({
    'crm.history': ({ before, limit }) => {
      const left = pages.filter(({ at }) => at < before)
      return { kind: 'contacts', contacts: left.slice(0, limit), more: left.length > limit }
    },
  })
const open = async (bridge = crm(), seat: Partial<Seat> = { mode: 'sandbox' }): Promise<CallWorkWorld> => {
  const world = await aCallWorkWorld({ clients: [ignat], bridge, seat })
  world.show(<NowPane />)
  await world.says(aPhoneWith(aCall.active()))
  await screen.findByText('Контакт third')
  return world
}

describe('the timeline', () => {
  it('says what was told already, how often, and how the client rated it', async () => {
    const world = await open()
    expect(screen.getByText(/Уже рассказано.2.раза/)).toBeDefined()
    await world.user.keyboard('{Shift>}u{/Shift}')
    const told = screen.getByRole('region', { name: /Что уже известно/ })
    expect(within(told).getByText(/1.из.5/)).toBeDefined()
    expect(within(told).getAllByText(/Кирилл З\./).length).toBeGreaterThan(0)
  })

  it('shows a rating in words in its row, and hides what belongs to another role', async () => {
    await open()
    expect(screen.getByText(/оценка.1.из.5/)).toBeDefined()
    expect(screen.getByLabelText('плохая оценка')).toBeDefined()
    expect(screen.queryByText('О другой роли')).toBeNull()
  })

  it('opens a conversation by keyboard, and goes over the rows with arrows', async () => {
    const world = await open(crm([]))
    await world.user.keyboard('{Shift>}g{/Shift}')
    expect(document.activeElement?.textContent).toContain('Контакт third')
    await world.user.keyboard('{ArrowDown}{Enter}')
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByRole('list', { name: 'Переписка' }).textContent).toContain('Курьера нет весь день')
    await world.user.keyboard('{ArrowLeft}')
    expect(screen.queryByRole('list', { name: 'Переписка' })).toBeNull()
    await world.user.keyboard('{End}')
    expect(document.activeElement?.textContent).toContain('Контакт call')
    await world.user.keyboard('{Home}')
    expect(document.activeElement?.textContent).toContain('Контакт third')
  })

  it('gives the address of a recording, and nothing opens by itself', async () => {
    const world = await open()
    await world.user.click(screen.getByRole('button', { name: /Контакт call/ }))
    await world.user.keyboard('{Shift>}p{/Shift}')
    expect(await navigator.clipboard.readText()).toBe('https://records.example/1.ogg')
  })

  it('keeps the address of a recording where nothing may be copied', async () => {
    const privacy = privacySectionSchema.parse({ copy: 'blocked' })
    const world = await open(crm([]), { mode: 'sandbox', privacy })
    await world.user.click(screen.getByRole('button', { name: /Контакт call/ }))
    expect(await screen.findByText('Запись')).toBeDefined()
    expect(screen.queryByRole('button', { name: /^Слушать/ })).toBeNull()
  })

  it('filters by the request that stands open', async () => {
    const world = await open()
    await world.user.click(screen.getByRole('button', { name: /№.57-3302/ }))
    expect(screen.getAllByRole('button', { name: /Контакт/ })).toHaveLength(2)
  })

  it('searches in conversations too, counts what it found and goes from one to the next', async () => {
    const world = await open()
    await world.user.keyboard('{Control>}f{/Control}')
    await world.user.keyboard('курьера НЕТ')
    expect(await screen.findByText(/^1.из.1$/)).toBeDefined()
    expect(screen.getByText(/^внутри:/)).toBeDefined()
    await world.user.keyboard('{Enter}')
    expect(await screen.findByText('Курьера нет', { selector: 'mark' })).toBeDefined()
    expect(screen.queryByText('Контакт third')).toBeNull()
  })

  it('asks the CRM for older contacts at a key, page by page, until the end', async () => {
    const bridge = crm()
    const world = await open(bridge)
    expect(bridge.asked.some(({ name }) => name === 'crm.history')).toBe(false)
    await world.user.keyboard('{Shift>}l{/Shift}')
    await waitFor(() => expect(screen.getByRole('button', { name: /^Все/ }).textContent).toContain('53'))
    await world.user.keyboard('{Shift>}l{/Shift}')
    expect(await screen.findByText('Это вся история')).toBeDefined()
    expect(screen.getByRole('button', { name: /^Все/ }).textContent).toContain('63')
    // Only some of the rows are drawn.
    expect(screen.getAllByRole('listitem').length).toBeLessThan(63)
  })

  it('searches on in older contacts until it finds something', async () => {
    const world = await open(crm([...older, past('rare', 900, { title: 'Двойное списание' })]))
    await world.user.keyboard('{Control>}f{/Control}')
    await world.user.keyboard('двойное')
    expect(await screen.findByText(/В.том, что загружено, этого нет/)).toBeDefined()
    await world.user.click(screen.getByRole('button', { name: /Искать дальше/ }))
    expect(await screen.findByText('Двойное', { selector: 'mark' })).toBeDefined()
  })

  it('says that the CRM does not answer, keeps what is here, and asks again', async () => {
    let answers = false
    const bridge = new FakeBridge({
      'crm.history': () => {
        if (!answers) throw BridgeError.of('timeout', 'late')
        return { kind: 'contacts', contacts: older.slice(0, 3), more: false }
      },
    })
    const world = await open(bridge)
    await world.user.keyboard('{Shift>}l{/Shift}')
    expect(await screen.findByText(/CRM не.отвечает, показано то, что есть на.этом компьютере/)).toBeDefined()
    expect(screen.getByText('Контакт third')).toBeDefined()
    answers = true
    await world.user.click(screen.getByRole('button', { name: /Спросить ещё раз/ }))
    expect(await screen.findByText('Контакт old-2')).toBeDefined()
  })

  it('does not let calls of this seat slip in among older contacts that are not there yet', async () => {
    const rows = [anInteraction({ id: 'own', stage: 'done', facts: { startedAt: NOW - 120.5 * HOUR }, work: { clientId: ignat.id } })]
    const world = await aCallWorkWorld({ clients: [ignat], rows, bridge: crm(older.slice(18, 27)), seat: { mode: 'sandbox' } })
    world.show(<NowPane />)
    await world.says(aPhoneWith(aCall.active()))
    await screen.findByText('Контакт third')
    expect(screen.queryByText('Входящий звонок')).toBeNull()
    await world.passes(500)
    expect(await screen.findByText('Входящий звонок')).toBeDefined()
  })

  it('is readable for everyone, in English too', async () => {
    const world = await aCallWorkWorld({ clients: [ignat], bridge: crm(), seat: { mode: 'sandbox' }, locale: 'en' })
    world.show(<NowPane />)
    await world.says(aPhoneWith(aCall.active()))
    await screen.findByText(/Told us.2.times already/)
    await world.user.click(screen.getByRole('button', { name: /Контакт chat/ }))
    expect(screen.getByText('rated 1 of 5', { exact: false })).toBeDefined()
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
