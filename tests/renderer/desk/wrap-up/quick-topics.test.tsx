import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { SidePane } from '../../../../renderer/desk/features/wrap-up/side-pane.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'

const panes = (
  <>
    <NowPane />
    <SidePane />
  </>
)
const topics = (): HTMLElement[] => [...screen.getByRole('radiogroup', { name: 'Тематика' }).querySelectorAll('button')]
const chosen = (): (string | null)[] => topics().map((topic) => topic.getAttribute('aria-checked'))

describe('topics in a call', () => {
  it('are chosen by digits, and the open request of the client points at one', async () => {
    const request = { number: '1', title: 'Записи разговора нет', stages: [{ title: 'Ищем' }], currentStage: 0, openedAt: 1 }
    const world = await aCallWorkWorld({ clients: [aClient({ requests: [request] })], rows: [anInteraction({ stage: 'open' })] })
    world.show(panes)
    await world.says(aPhoneWith(aCall.active()))
    expect((await screen.findByText('по обращению')).closest('button')).toBe(topics()[0])
    await world.user.keyboard('1')
    await waitFor(() => expect(chosen()[0]).toBe('true'))
  })

  it('leave the digits to the form that asks who it is; the pointer still chooses', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction({ stage: 'open' })] })
    world.show(panes)
    await world.says(aPhoneWith(aCall.active()))
    await screen.findByLabelText('Имя и фамилия')
    await world.user.keyboard('2')
    expect(screen.getByRole('radio', { name: 'Сотрудник' }).getAttribute('aria-checked')).toBe('true')
    expect(chosen()).not.toContain('true')
    const [first] = topics()
    if (first !== undefined) await world.user.click(first)
    expect(chosen()[0]).toBe('true')
  })
})
