import { cleanup } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { PastContact } from '../../../../core/domain/interaction/interaction.ts'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'

const NOW = 1_750_000_000_000
const HOUR = 3_600_000
const contact = (index: number): PastContact => ({
  id: `p${index}`,
  channel: index % 3 === 0 ? 'chat' : 'call-in',
  at: NOW - index * HOUR,
  title: `Контакт ${index}`,
  notes: `Заметка ${index}`,
})
const ROWS = 5_000
const PANE_PX = 600

/** A pane of a fixed height, as the desk's middle one. */
async function open(record: number, older: number) {
  const client = aClient({ id: 'long', history: Array.from({ length: record }, (_, index) => contact(index)) })
  const beyond = Array.from({ length: older }, (_, index) => contact(record + index))
  const bridge = new FakeBridge({
    'crm.history': ({ before, limit }) => {
      const left = beyond.filter(({ at }) => at < before)
      return { kind: 'contacts', contacts: left.slice(0, limit), more: left.length > limit }
    },
  })
  const world = await aCallWorkWorld({ clients: [client], bridge, seat: { mode: 'sandbox' } })
  const style = { height: PANE_PX, width: 640, overflow: 'auto' }
  world.show(createElement('div', { style, 'data-testid': 'pane' }, createElement(NowPane)))
  await world.says(aPhoneWith(aCall.active()))
  const pane = document.querySelector<HTMLElement>('[data-testid="pane"]')
  if (pane === null) throw new Error('The pane is drawn')
  return { world, pane }
}

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('li[aria-posinset] > button')]
const topOf = (title: string): number | undefined =>
  rows()
    .find((row) => row.textContent.includes(title))
    ?.getBoundingClientRect().top
const inSight = (pane: HTMLElement): string[] =>
  rows()
    .filter((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      const { top: from, bottom: to } = pane.getBoundingClientRect()
      return bottom > from && top < to
    })
    .map((row) => /Контакт \d+/.exec(row.textContent)?.[0] ?? '')

describe('a history of thousands in a real browser', () => {
  afterEach(cleanup)

  it('draws only what is in sight, wherever it is scrolled to', async () => {
    const { pane } = await open(ROWS, 0)
    await expect.poll(() => rows().length).toBeGreaterThan(5)
    for (const share of [0.25, 0.5, 0.99, 0.1]) {
      pane.scrollTop = pane.scrollHeight * share
      await expect.poll(() => inSight(pane).length).toBeGreaterThan(5)
      expect(rows().length).toBeLessThan(60)
    }
  })

  it('goes to the last row by keyboard, and opens it there', async () => {
    const { world, pane } = await open(ROWS, 0)
    await world.user.keyboard('{Shift>}g{/Shift}')
    await world.user.keyboard('{End}')
    await expect.poll(() => document.activeElement?.textContent).toContain(`Контакт ${ROWS - 1}`)
    await expect.poll(() => inSight(pane)).toContain(`Контакт ${ROWS - 1}`)
    await world.user.keyboard('{Enter}')
    await expect.poll(() => document.body.textContent).toContain(`Заметка ${ROWS - 1}`)
    await world.user.keyboard('{Home}')
    await expect.poll(() => document.activeElement?.textContent).toContain('Контакт 0')
  })

  it('brings older ones below what is being read, and nothing jumps', async () => {
    const { pane } = await open(45, 300)
    await expect.poll(() => rows().length).toBeGreaterThan(5)
    pane.scrollTop = pane.scrollHeight
    await expect.poll(() => inSight(pane)).toContain('Контакт 44')
    const before = topOf('Контакт 44')
    await expect.poll(() => pane.scrollHeight).toBeGreaterThan(90 * 40)
    expect(Math.abs((topOf('Контакт 44') ?? 0) - (before ?? 0))).toBeLessThan(PANE_PX)
    expect(inSight(pane).length).toBeGreaterThan(5)
  })
})
