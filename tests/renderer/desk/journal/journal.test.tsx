import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { DayFacts } from '../../../../renderer/desk/features/journal/day-facts.tsx'
import { JournalSheet } from '../../../../renderer/desk/features/journal/journal-sheet.tsx'
import { Today } from '../../../../renderer/desk/features/journal/today.tsx'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeJournal } from '../../../support/fake-journal.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'

const NOW = 1_750_000_000_000
const answered = anInteraction({
  id: 'a',
  stage: 'done',
  facts: {
    startedAt: NOW - 600_000,
    answeredAt: NOW - 595_000,
    endedAt: NOW - 535_000,
    reason: { kind: 'hung-up', by: 'remote' },
    quality: { mos: 4.2, delayMs: 80, jitterMs: 4, loss: 0 },
  },
  work: { clientName: 'Мария Орлова', notes: 'Запись ищем', topicId: 'recording', resultId: 'solved' },
})
const missed = anInteraction({
  id: 'm',
  stage: 'not-required',
  facts: { number: '+74950000008', startedAt: NOW - 300_000, endedAt: NOW - 290_000, reason: { kind: 'missed', why: 'caller-gave-up' } },
})
const cut = anInteraction({
  id: 'c',
  facts: { startedAt: NOW - 200_000, answeredAt: NOW - 190_000, endedAt: NOW - 100_000, reason: { kind: 'interrupted', why: 'seat-died' } },
  work: { clientName: 'Павел Громов' },
})
const yesterday = anInteraction({ id: 'y', stage: 'done', facts: { startedAt: NOW - 90_000_000 }, work: { clientName: 'Вчерашний' } })
const desk = (
  <>
    <DayFacts />
    <Today />
    <JournalSheet />
  </>
)

describe('the day without a call', () => {
  it('lists the calls of today; a missed one says why', async () => {
    const world = await aCallWorkWorld({ rows: [answered, missed, yesterday] })
    world.show(desk)
    const row = (await screen.findByText('+7 495 ••• •• 08')).closest('button')
    expect(row?.textContent).toMatch(/Клиент не.дождался/)
    expect(screen.getByText('принято 1, пропущено 1')).toBeDefined()
    expect(screen.queryByText('Вчерашний')).toBeNull()
    expect(screen.getByText('01:00')).toBeDefined()
  })

  it('is not an empty void on the first day', async () => {
    const world = await aCallWorkWorld({ locale: 'en' })
    world.show(desk)
    expect(await screen.findByText('No calls yet today')).toBeDefined()
  })

  it('says that the journal failed and reads it again on A', async () => {
    const journal = new FakeJournal([answered])
    const recent = journal.recent.bind(journal)
    let broken = true
    journal.recent = (limit) => (broken ? Promise.reject(new Error('unavailable')) : recent(limit))
    const world = await aCallWorkWorld({ journal })
    world.show(desk)
    expect(await screen.findByText('Журнал не прочитан')).toBeDefined()
    broken = false
    await world.user.keyboard('a')
    expect(await screen.findByText('Мария Орлова')).toBeDefined()
  })
})

describe('the whole journal', () => {
  it('opens on J, shows a record, filters what was missed, closes on Escape', async () => {
    const world = await aCallWorkWorld({ rows: [answered, missed, yesterday] })
    world.show(desk)
    await screen.findByText('Мария Орлова')
    await world.user.keyboard('j')
    const sheet = await screen.findByRole('dialog', { name: 'Журнал звонков' })
    await world.user.click(within(sheet).getByText('Мария Орлова'))
    expect(within(sheet).getByText('Запись ищем', { selector: 'p' })).toBeDefined()
    expect(within(sheet).getAllByText('Клиент положил трубку').length).toBeGreaterThan(0)
    await world.user.click(within(sheet).getByRole('button', { name: /Пропущенные/ }))
    expect(within(sheet).queryByText('Вчерашний')).toBeNull()
    await world.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('opens with the newest call, and the focus on it', async () => {
    const world = await aCallWorkWorld({ rows: [answered, cut, yesterday] })
    world.show(desk)
    await screen.findByText('Мария Орлова')
    await world.user.keyboard('j')
    const sheet = await screen.findByRole('dialog', { name: 'Журнал звонков' })
    expect(within(sheet).getByRole('heading', { name: 'Павел Громов' })).toBeDefined()
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Павел Громов'))
    await world.user.click(within(sheet).getByText('Мария Орлова'))
    expect(within(sheet).getByRole('heading', { name: 'Мария Орлова' })).toBeDefined()
    await world.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await world.user.keyboard('j')
    expect(await screen.findByRole('heading', { name: 'Павел Громов' })).toBeDefined()
  })

  it('takes an unfinished call up again on F', async () => {
    const world = await aCallWorkWorld({ rows: [cut] })
    world.show(desk)
    await world.user.click(await screen.findByText('Павел Громов'))
    await screen.findByRole('button', { name: /Закончить/ })
    await world.user.keyboard('f')
    expect(world.work.work.store.getState().resumed?.id).toBe('c')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('shows at once what another window wrote', async () => {
    const world = await aCallWorkWorld()
    world.show(desk)
    await screen.findByText('Сегодня звонков ещё не было')
    world.journal.rows.set(answered.id, answered)
    await world.work.journal.refresh()
    expect(await screen.findByText('Мария Орлова')).toBeDefined()
  })
})
