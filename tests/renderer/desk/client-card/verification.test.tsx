import { notifications } from '@mantine/notifications'
import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, describe, expect, it } from 'vitest'
import { WhoPane } from '../../../../renderer/desk/features/client-card/who-pane.tsx'
import { SidePane } from '../../../../renderer/desk/features/wrap-up/side-pane.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'

const id = callId('call-1')
const people = [
  aClient({ id: 'a', name: { given: 'Анна', family: 'Первая' } }),
  aClient({ id: 'b', name: { given: 'Борис', family: 'Второй' } }),
]
const panes = (
  <>
    <WhoPane />
    <SidePane />
  </>
)
const inCall = async (world: CallWorkWorld): Promise<void> => {
  world.show(panes)
  await world.says(aPhoneWith(aCall.active()))
  await screen.findByText(/^(Личность\sне\sпроверена|Identity not verified)$/)
}
const kept = (world: CallWorkWorld) => world.journal.rows.get(id)?.work
const rows = [anInteraction({ stage: 'open' })]

afterEach(() => act(async () => notifications.clean()))

describe('who is on the line', () => {
  it('is verified with a key and a digit, and kept with the call at once', async () => {
    const world = await aCallWorkWorld({ clients: [aClient()], rows })
    await inCall(world)
    await world.user.keyboard('{Shift>}V{/Shift}')
    const ways = screen.getByRole('radiogroup', { name: /Как проверили личность/ })
    expect(within(ways).getAllByRole('radio')).toHaveLength(3)
    await world.user.keyboard('1')
    expect((await screen.findByText(/^Личность подтверждена$/)).textContent).toMatch(/^Личность подтверждена, кодовое слово, \d\d:\d\d$/)
    expect(screen.queryByRole('radiogroup', { name: /Как проверили личность/ })).toBeNull()
    await waitFor(() =>
      expect(kept(world)).toMatchObject({ clientId: aClient().id, verified: { how: 'code-word', at: world.clock.now() } }),
    )
    expect(kept(world)?.topicId).toBeUndefined()
  })

  it('is put back by the undo, and taken back by the fourth digit', async () => {
    const world = await aCallWorkWorld({ clients: [aClient()], rows })
    await inCall(world)
    await world.user.keyboard('{Shift>}V{/Shift}2')
    await world.user.click(await screen.findByRole('button', { name: /Отменить/ }))
    expect(await screen.findByText(/^Личность\sне\sпроверена$/)).toBeDefined()
    await world.user.keyboard('{Shift>}V{/Shift}3')
    await waitFor(() => expect(kept(world)?.verified?.how).toBe('call-back'))
    await world.user.keyboard('{Shift>}V{/Shift}4')
    await waitFor(() => expect(kept(world)?.verified).toBeUndefined())
    expect(kept(world)?.clientId).toBe(aClient().id)
  })

  it('comes back after a reload', async () => {
    const verified = { how: 'document', at: 1_750_000_000_000 } as const
    const world = await aCallWorkWorld({
      clients: [aClient()],
      rows: [anInteraction({ stage: 'open', work: { clientId: aClient().id, verified } })],
    })
    world.show(panes)
    await world.says(aPhoneWith(aCall.active()))
    expect((await screen.findByText(/^Личность подтверждена$/)).textContent).toMatch(/, документ, /)
    await world.passes(300)
    expect(kept(world)?.verified).toEqual(verified)
  })

  it('is not proved for another person chosen after it', async () => {
    const world = await aCallWorkWorld({ clients: people, rows })
    await inCall(world)
    await world.user.keyboard('{Shift>}V{/Shift}1')
    await waitFor(() => expect(kept(world)?.verified).toBeDefined())
    const other = kept(world)?.clientId === people[0]?.id ? 1 : 0
    await act(async () => {
      world.work.card.reconsider(id)
      world.work.card.choose(id, other === 0 ? 0 : 1)
    })
    await waitFor(() => expect(kept(world)).toMatchObject({ clientId: people[other]?.id }))
    expect(kept(world)?.verified).toBeUndefined()
    expect(screen.getByText(/^Личность\sне\sпроверена$/)).toBeDefined()
  })

  it('speaks English, and is readable for everyone', async () => {
    const world = await aCallWorkWorld({ clients: [aClient()], rows, locale: 'en' })
    await inCall(world)
    await world.user.keyboard('{Shift>}V{/Shift}')
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false }, region: { enabled: false } },
    })
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)).toEqual([])
    await world.user.keyboard('3')
    expect((await screen.findByText(/^Identity verified$/)).textContent).toMatch(/called back on the number/)
  })

  it('is not asked before the answer, nor after the call', async () => {
    const world = await aCallWorkWorld({ clients: [aClient()], rows })
    world.show(panes)
    await world.says(aPhoneWith(aCall.incoming()))
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByText(/Личность/)).toBeNull()
    await world.says(aPhoneWith(aCall.ended({ answeredAt: 1 })))
    expect(screen.queryByText(/Личность/)).toBeNull()
  })
})
