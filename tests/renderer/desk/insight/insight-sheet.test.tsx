import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aFinished, anEnded, figuresOfEvents } from '../../../support/insight-builder.ts'
import { anInsightWorld } from '../../../support/insight-world.tsx'
import { TEAM_NOW } from '../../../support/team-members.ts'

const calls = Array.from({ length: 25 }, (_, n) => aFinished({ id: `call-${String(n)}`, escalated: n < 2 }))
const figures = figuresOfEvents([...calls, anEnded({ askedAgain: ['phone', 'Договор'] })])
const MIDNIGHT = Date.UTC(2024, 6, 17, 21)
const DAY = 24 * 3_600_000

describe('the figures of the two lines', () => {
  it('open with the key, for today by the clocks of the house, and close with Escape', async () => {
    const { user, asked } = await anInsightWorld({ answer: () => figures })
    await user.keyboard('{Shift>}I{/Shift}')
    const sheet = await screen.findByRole('dialog', { name: 'Показатели' })
    expect(asked).toMatchObject([{ from: MIDNIGHT, to: TEAM_NOW + 1 }])
    expect(within(sheet).getByText(/^из\s+25\s+звонков$/)).toBeTruthy()
    expect(within(sheet).getAllByText(/^92\s%$/).length).toBeGreaterThan(0)
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('say for readers in tables what the charts show', async () => {
    const { openSheet } = await anInsightWorld({ answer: () => figures })
    await openSheet()
    const again = screen.getByRole('table', { name: 'Что переспрашивали' })
    expect(
      within(again)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual(['СведениеРаз', 'Телефон1', 'Договор1'])
    const hours = screen.getByRole('table', { name: /^Решено на\s+линии\s+1\s+по\s+часам$/ })
    expect(within(hours).getByRole('row', { name: /^16:00 92\s%$/ })).toBeTruthy()
    expect(within(hours).getByRole('row', { name: '03:00 нет' })).toBeTruthy()
  })

  it('show the table to everybody when its button is pressed', async () => {
    const { openSheet, user } = await anInsightWorld({ answer: () => figures })
    await openSheet()
    const button = screen.getByRole('button', { name: /^Таблицей: Тематики эскалаций$/ })
    await user.click(button)
    expect(button.getAttribute('aria-pressed')).toBe('true')
    expect(screen.getByRole('table', { name: 'Тематики эскалаций' }).className).not.toContain('fl-hidden')
  })

  it('tell minutes with their seconds while these say something', async () => {
    const after = (seconds: number) => anEnded({ acceptedAt: TEAM_NOW + seconds * 1000 })
    const { openSheet } = await anInsightWorld({ answer: () => figuresOfEvents([after(75)]) })
    await openSheet()
    const sites = within(screen.getByRole('region', { name: 'Площадки' }))
    expect(sites.getByRole('cell', { name: /^1\s+мин\s+15\s+с$/ })).toBeTruthy()
  })

  it('tell how often the foretold questions were asked, by topic too', async () => {
    const calls = [2, 0, 1, 1].map((asked, n) => aFinished({ id: String(n), predicted: { shown: 3, asked, other: false } }))
    const { openSheet } = await anInsightWorld({ answer: () => figuresOfEvents(calls) })
    await openSheet()
    expect(screen.getByText(/^из\s+4\s+звонков с\s+подсказкой$/)).toBeTruthy()
    const topics = within(screen.getByRole('region', { name: /^Угадано вопросов по\s+тематикам$/ }))
    expect(topics.getByRole('row', { name: /75\s%$/ })).toBeTruthy()
  })

  it('stand by site and firm', async () => {
    const { openSheet } = await anInsightWorld({ answer: () => figures })
    await openSheet()
    const sites = within(screen.getByRole('region', { name: 'Площадки' }))
    expect(sites.getByRole('row', { name: /^Тверь 25 1 92\s% 20\s+с 100\s% 2,0 нет$/ })).toBeTruthy()
  })

  it('are asked anew for another period and organisation', async () => {
    const { openSheet, asked, user } = await anInsightWorld({ answer: () => figures, organisations: ['alfa', 'beta'] })
    await openSheet()
    await user.click(screen.getByRole('button', { name: /^7\s+дней$/ }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Организация' }), 'beta')
    expect(asked.slice(1)).toMatchObject([{ from: MIDNIGHT - 6 * DAY }, { from: MIDNIGHT - 6 * DAY, organisation: 'beta' }])
    expect(screen.getByRole('table', { name: /^Решено на\s+линии\s+1\s+по\s+дням$/ })).toBeTruthy()
  })

  it('do not let a late answer overwrite the newer one', async () => {
    const late: ((value: typeof figures) => void)[] = []
    const { openSheet, work } = await anInsightWorld({ answer: () => new Promise((resolve) => late.push(resolve)) })
    await openSheet()
    await act(async () => work.insight.choosePeriod('30-days'))
    await act(async () => late[1]?.(figures))
    await act(async () => late[0]?.(figuresOfEvents([])))
    expect(work.insight.store.getState().figures).toEqual(figures)
  })

  it('say that there is nothing to count from', async () => {
    const { openSheet } = await anInsightWorld({ answer: () => figuresOfEvents([]) })
    await openSheet()
    expect(screen.getByText(/Пока не\s+из\s+чего считать/)).toBeTruthy()
  })

  it('say that they could not be counted, and are asked again by a button', async () => {
    let fails = true
    const { openSheet, user } = await anInsightWorld({ answer: () => (fails ? Promise.reject(new Error('gone')) : figures) })
    await openSheet()
    expect(screen.getByRole('alert').textContent).toMatch(/Показатели не\s+посчитаны/)
    fails = false
    await user.click(screen.getByRole('button', { name: /Посчитать ещё раз/ }))
    expect(await screen.findByRole('region', { name: 'Площадки' })).toBeTruthy()
  })

  it('are asked soon again while the log is still being read, and say so', async () => {
    let isComplete = false
    const { openSheet, passes, asked } = await anInsightWorld({ answer: () => ({ ...figures, isComplete }) })
    await openSheet()
    expect(screen.getByRole('status').textContent).toMatch(/ещё читается/)
    isComplete = true
    await passes(2_000)
    expect(asked).toHaveLength(2)
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('say since when the hub is lost', async () => {
    const { openSheet, bridge } = await anInsightWorld({ answer: () => figures })
    await openSheet()
    await act(async () => bridge.say('team.linkChanged', { link: { kind: 'lost', since: TEAM_NOW }, offsetMs: 0 }))
    expect(screen.getByRole('status').textContent).toMatch(/Связи с\s+командой нет/)
  })

  it('speak English', async () => {
    const { openSheet } = await anInsightWorld({ answer: () => figures, locale: 'en' })
    await openSheet()
    expect(screen.getByRole('dialog', { name: 'Figures' })).toBeTruthy()
    expect(screen.getByText(/^of 25\scalls$/)).toBeTruthy()
    expect(screen.getByRole('region', { name: 'Sites' })).toBeTruthy()
  })
})

describe('the share on the strip of line 1', () => {
  it('is asked for after the start, and then now and then', async () => {
    const { passes, asked } = await anInsightWorld({ answer: () => figures })
    expect(asked).toEqual([])
    await passes(20_000)
    expect(screen.getByText(/Решено на\s+линии\s+1: 92\s%/)).toBeTruthy()
    await passes(300_000)
    expect(asked).toHaveLength(2)
  })

  it('is not there where there is nothing to count from', async () => {
    const { passes } = await anInsightWorld({ answer: () => figuresOfEvents([]) })
    await passes(20_000)
    expect(screen.queryByText(/Решено на/)).toBeNull()
  })
})
