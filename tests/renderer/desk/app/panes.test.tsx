import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Panes } from '../../../../renderer/desk/app/panes.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

const slots = { Who: () => <p>who</p>, Now: () => <p>now</p>, Side: () => <p>side</p> }
const front = () => screen.getByRole('tab', { selected: true }).textContent

/** The panes in a window below 1280 CSS px. */
const narrow = async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.assign(new EventTarget(), {
      matches: query.includes('max-width'),
      media: query,
      onchange: null,
      addListener() {},
      removeListener() {},
    }),
  )
  const world = await aCallWorkWorld({ phone: aPhoneState() })
  world.show(<Panes slots={slots} />)
  return world
}

describe('the panes as tabs', () => {
  afterEach(() => vi.restoreAllMocks())

  test('bring what the wrap-up asks for to the front when it begins, only then, and go back after it', async () => {
    const world = await narrow()
    expect(front()).toBe('Сейчас')
    await world.says(aPhoneWith(aCall.active()))
    expect(front()).toBe('Сейчас')
    await world.says(aPhoneWith(aCall.ended({ answeredAt: aCall.active().startedAt })))
    await waitFor(() => expect(front()).toBe('Что делать'))
    await world.says(aPhoneState())
    await waitFor(() => expect(front()).toBe('Сейчас'))
  })

  test('bring the proof of the identity, and the steps, to the front when their keys ask for them', async () => {
    const world = await narrow()
    await world.says(aPhoneWith(aCall.active()))
    await act(async () => world.work.identity.toggle(callId('call-1')))
    expect(front()).toBe('Клиент')
    await act(async () => world.work.steps.ask())
    expect(front()).toBe('Что делать')
  })

  test('stay where the operator went during the wrap-up', async () => {
    const world = await narrow()
    await world.says(aPhoneWith(aCall.ended({ answeredAt: aCall.active().startedAt })))
    await waitFor(() => expect(front()).toBe('Что делать'))
    await world.user.click(screen.getByRole('tab', { name: 'Клиент' }))
    await world.says(aPhoneState())
    expect(front()).toBe('Клиент')
  })

  test('are walked with the arrows, Home and End, and are one stop for Tab', async () => {
    const world = await narrow()
    await world.user.tab()
    expect(document.activeElement?.textContent).toBe('Сейчас')
    await world.user.keyboard('{ArrowRight}')
    expect(front()).toBe('Что делать')
    expect(document.activeElement?.textContent).toBe('Что делать')
    await world.user.keyboard('{ArrowRight}')
    expect(front()).toBe('Клиент')
    await world.user.keyboard('{End}{Home}{ArrowLeft}')
    expect(front()).toBe('Что делать')
  })
})
