import { notifications } from '@mantine/notifications'
import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, describe, expect, it } from 'vitest'
import { SidePane } from '../../../../renderer/desk/features/wrap-up/side-pane.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

const id = callId('call-1')
const kept = (world: CallWorkWorld) => world.journal.rows.get(id)?.work.tried
const start = async (work = {}, locale: 'ru' | 'en' = 'ru'): Promise<CallWorkWorld> => {
  const world = await aCallWorkWorld({ rows: [anInteraction({ stage: 'open', work })], locale })
  world.show(<SidePane />)
  await world.says(aPhoneWith(aCall.active()))
  return world
}
const shown = (): (string | null)[] =>
  within(screen.getByRole('list', { name: /Что уже сделали|tried/ }))
    .getAllByRole('listitem')
    .map((row) => row.textContent)

afterEach(() => act(async () => notifications.clean()))

describe('what was done in the call', () => {
  it('is noted with the keyboard alone: Enter done, Shift+Enter failed, each with its time', async () => {
    const world = await start()
    await world.user.keyboard('{Shift>}S{/Shift}')
    await world.user.keyboard('Перезапустили{Enter}')
    await world.user.keyboard('Сменили номер{Shift>}{Enter}{/Shift}')
    await waitFor(() =>
      expect(kept(world)).toEqual([
        { what: 'Перезапустили', at: world.clock.now(), outcome: 'done' },
        { what: 'Сменили номер', at: world.clock.now(), outcome: 'failed' },
      ]),
    )
    expect(shown()).toEqual([
      expect.stringMatching(/^Сделано: Перезапустили\d\d:\d\d$/),
      expect.stringMatching(/^Не\sвышло: Сменили номер\d\d:\d\d$/),
    ])
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Шаг' }).value).toBe('')
  })

  it('Delete takes the last one away, and it can be had back', async () => {
    const world = await start({
      tried: [
        { what: 'Первый', at: 1, outcome: 'done' },
        { what: 'Второй', at: 9_000, outcome: 'failed' },
      ],
    })
    await screen.findByText('Второй')
    await world.user.keyboard('{Delete}')
    await waitFor(() => expect(kept(world)).toHaveLength(1))
    await world.user.click(await screen.findByRole('button', { name: /Вернуть/ }))
    await waitFor(() => expect(kept(world)?.at(-1)).toEqual({ what: 'Второй', at: 9_000, outcome: 'failed' }))
    await world.user.keyboard('{Shift>}S{/Shift}а{Delete}{Backspace}{Delete}')
    await waitFor(() => expect(kept(world)?.map(({ what }) => what)).toEqual(['Первый']))
  })

  it('a colleague who was not reached, and a talk with line 2, are noted by themselves, once', async () => {
    const world = await start()
    const consult = { id: 'c', consultFor: id, remote: { number: '2001' } } as const
    const client = aCall.active({ hold: 'local' })
    await world.says(aPhoneWith(client, aCall.alerting(consult)))
    const gone = aCall.ended({ ...consult, direction: 'outgoing', reason: { kind: 'failed', why: 'no-answer' } })
    await world.says(aPhoneWith(client, gone))
    await world.says(aPhoneWith(aCall.active(), gone))
    await waitFor(() =>
      expect(kept(world)).toMatchObject([
        { what: expect.stringMatching(/^Звонили: .+, нет ответа$/), outcome: 'failed', at: gone.endedAt },
      ]),
    )
    expect(shown()).toHaveLength(1)
  })

  it('the proof of the identity is a step as well', async () => {
    await start({ verified: { how: 'document', at: 5 }, tried: [{ what: 'Позже', at: 9, outcome: 'done' }] })
    await screen.findByText('Позже')
    expect(shown()).toEqual([expect.stringContaining('Проверили личность: документ'), expect.stringContaining('Позже')])
  })

  it('is not there without a call, nor while it rings', async () => {
    const world = await start()
    await world.says(aPhoneWith(aCall.incoming()))
    expect(screen.queryByRole('textbox', { name: 'Шаг' })).toBeNull()
    await world.says(aPhoneState())
    expect(screen.queryByRole('textbox', { name: 'Шаг' })).toBeNull()
  })

  it('speaks English, and is readable for everyone', async () => {
    await start({ tried: [{ what: 'Restarted', at: 1, outcome: 'failed' }] }, 'en')
    await screen.findByText('Restarted')
    expect(shown()).toEqual([expect.stringMatching(/^Failed: Restarted/)])
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false }, region: { enabled: false } },
    })
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  })
})
