import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { QueuePane } from '../../../../renderer/desk/features/line-two/queue-pane.tsx'
import { PacketPane } from '../../../../renderer/desk/features/line-two/packet-pane.tsx'
import { aRecord } from '../../../support/escalation-builder.ts'
import { aLineTwoWorld } from '../../../support/line-two-world.tsx'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, igor, TEAM_NOW, vera } from '../../../support/team-members.ts'

const MINUTE = 60_000
const packet = (no: number, name: string, acceptInMs: number, changes: Parameters<typeof aPacket>[0] = {}) =>
  aPacket({
    id: `packet-${String(no)}-0000`,
    wanted: { kind: 'take-over' },
    client: { name },
    deadlines: { acceptBy: TEAM_NOW + acceptInMs, answerBy: TEAM_NOW + acceptInMs + MINUTE, resolveBy: TEAM_NOW + 3_600_000 },
    ...changes,
  })

const names = (): readonly string[] =>
  within(screen.getByRole('list', { name: 'Очередь' }))
    .getAllByRole('button')
    .map((row) => /(Виктор|Светлана|Ольга)/u.exec(row.textContent)?.[0] ?? row.textContent)

describe('the queue', () => {
  afterEach(() => vi.restoreAllMocks())

  it('stands by what runs out first, says in words what is overdue, and counts down', async () => {
    const records = [packet(1, 'Ольга', 20 * MINUTE), packet(2, 'Светлана', 2 * MINUTE), packet(3, 'Виктор', -65_000)]
    const world = await aLineTwoWorld({ records: records.map((one) => aRecord([], one)) })
    world.show(<QueuePane />)
    expect(names()).toEqual(['Виктор', 'Светлана', 'Ольга'])
    const [late, soon] = screen.getAllByRole('listitem')
    expect(late?.textContent).toMatch(/просрочено 01:05/u)
    expect(soon?.textContent).toMatch(/02:00.*срок скоро/u)
    await world.passes(3000)
    expect(soon?.textContent).toMatch(/01:57/u)
    expect(late?.textContent).toMatch(/просрочено 01:08/u)
  })

  it('counts what nobody has seen, and filters what this specialist holds', async () => {
    const mine = aRecord(
      [
        [vera, { kind: 'seen' }],
        [vera, { kind: 'accepted' }],
      ],
      packet(1, 'Виктор', MINUTE),
    )
    const others = aRecord([[igor, { kind: 'accepted' }]], packet(2, 'Светлана', MINUTE))
    const world = await aLineTwoWorld({ records: [mine, others, aRecord([], packet(3, 'Ольга', MINUTE))] })
    world.show(<QueuePane />)
    expect(screen.getByText(/^1\sновая$/u)).toBeDefined()
    expect(screen.getByText(/у коллеги: Игорь/u)).toBeDefined()
    await world.user.click(screen.getByRole('button', { name: /Мои/u }))
    expect(names()).toEqual(['Виктор'])
  })

  it('is walked with the arrows and opened with Enter; seeing it is told once', async () => {
    const world = await aLineTwoWorld({
      records: [aRecord([], packet(1, 'Виктор', MINUTE)), aRecord([], packet(2, 'Светлана', 2 * MINUTE))],
    })
    world.show(
      <>
        <QueuePane />
        <PacketPane />
      </>,
    )
    await world.user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(await screen.findByRole('article')).toBeDefined()
    expect(screen.getByRole('article').getAttribute('data-packet-shown')).toBe('packet-2-0000')
    await waitFor(() => expect(world.changes.map(({ what }) => what.kind)).toEqual(['seen']))
    await world.user.keyboard('{ArrowUp}{Enter}')
    await waitFor(() => expect(world.changes).toHaveLength(2))
    await world.user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(screen.getByRole('article').getAttribute('data-packet-shown')).toBe('packet-2-0000'))
    expect(world.changes).toHaveLength(2)
  })

  it('draws only the rows on the screen of a thousand', async () => {
    // The simulated page has no layout of its own.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(288)
    const records = Array.from({ length: 1000 }, (_, no) => aRecord([], packet(no, `Клиент ${String(no)}`, (no + 1) * MINUTE)))
    const world = await aLineTwoWorld({ records })
    world.show(<QueuePane />)
    expect(screen.getByRole('button', { name: /Все 1000/u })).toBeDefined()
    expect(screen.getAllByRole('listitem').length).toBeLessThan(30)
    expect(screen.getAllByRole('listitem')[0]?.getAttribute('aria-setsize')).toBe('1000')
  })

  it('says that it is empty, that the hub is gone, and what could not be read', async () => {
    const world = await aLineTwoWorld()
    world.show(<QueuePane />)
    expect(screen.getByText('Очередь пуста')).toBeDefined()
    world.reach(false)
    expect(await screen.findByText(/Хаб недоступен/u)).toBeDefined()
    world.bridge.say('team.unreadable', { count: 2 })
    expect(await screen.findByText(/2\sзаписи не прочитаны/u)).toBeDefined()
  })

  it('follows what comes over the hub', async () => {
    const world = await aLineTwoWorld()
    world.show(<QueuePane />)
    world.hears(aRecord([], packet(1, 'Виктор', MINUTE, { author: anna })))
    expect(await screen.findByText('Виктор')).toBeDefined()
  })
})
