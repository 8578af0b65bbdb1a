import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { askHost, wearSettings } from '../support/page-bridge.ts'
import { until } from '../support/until.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'

const SMALL = { width: 1280, height: 720 }
const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: /^(Чат линии 1|Line-1 chat)$/ })
const noSidewaysScroll = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [...document.querySelectorAll('aside, aside *')].every(
      (one) => one.scrollWidth <= one.clientWidth + 1 || getComputedStyle(one).overflowX !== 'auto',
    ),
  )

describe('the line-1 room, from line 1', () => {
  let seat: Workstation
  let desk: Page

  beforeAll(async () => {
    seat = await startWorkstation({ size: SMALL })
    desk = seat.desk
    await desk.getByText('Звонков нет').waitFor()
  })
  afterAll(() => seat.close())

  it('a question is asked with the keyboard alone, and says how long it waits', async () => {
    await desk.keyboard.press('Shift+KeyC')
    await panelOf(desk)
      .getByText(/дежурство: \S+/)
      .waitFor()
    await desk.keyboard.type('Клиент видит два списания. Что сказать? @Ве')
    await desk.getByRole('option', { name: /Вера/ }).waitFor()
    await desk.keyboard.press('Enter')
    await desk.keyboard.press('Enter')
    await panelOf(desk)
      .getByText(/Ждёт\s+00:0\d/)
      .waitFor()
    expect(await panelOf(desk).locator('mark').textContent()).toMatch(/^@Вера/)
  })

  it('the answer is counted while the panel is closed, and read when it is open', async () => {
    expect(
      await panelOf(desk)
        .locator('textarea')
        .evaluate((field) => field === document.activeElement),
    ).toBe(true)
    await desk.keyboard.press('Escape')
    await panelOf(desk).waitFor({ state: 'detached' })
    const tool = desk.getByRole('button', { name: /^Чат линии 1/ })
    await desk.getByRole('button', { name: /Чат линии 1, 1\s+новое, 1\s+к\s+вам/ }).waitFor()
    await tool.click()
    await panelOf(desk).getByText('1 ответ').waitFor()
    await desk.getByRole('button', { name: /^Чат линии 1, дежурство/ }).waitFor()
    await until('the mark is at the hub', async () => {
      const { rooms } = await askHost(desk, 'team.rooms', {})
      return rooms.every(({ readUpTo, messages }) => readUpTo >= Math.max(0, ...messages.map(({ sequence }) => sequence ?? 0)))
    })
  })

  it('solved with one key, taken back with the same', async () => {
    await desk.getByText('1 ответ').click()
    await desk.keyboard.press('Semicolon')
    await panelOf(desk).getByText('Решено', { exact: true }).first().waitFor()
    await panelOf(desk)
      .getByRole('button', { name: /^Не решено/ })
      .click()
    await panelOf(desk).getByText(/Ждёт/).waitFor()
  })

  it('is readable by all, in both themes and languages, with the longest of words', async () => {
    await panelOf(desk).getByRole('button', { name: 'Новый вопрос' }).click()
    await desk.keyboard.type(`${'Сверхдлинноеслово'.repeat(30)} https://example.test/${'a'.repeat(300)}`)
    await desk.keyboard.press('Enter')
    await panelOf(desk)
      .getByText(/^Сверхдлинное/)
      .first()
      .waitFor()
    for (const [theme, locale] of [
      ['light', 'ru'],
      ['dark', 'en'],
    ] as const) {
      await wearSettings(desk, { theme, locale })
      expect(await axeViolations(desk)).toEqual([])
      expect(await noSidewaysScroll(desk)).toBe(true)
    }
    await wearSettings(desk, { theme: 'light', locale: 'ru' })
  })
})

describe('the line-1 room, from line 2', () => {
  let seat: Workstation
  let desk: Page

  beforeAll(async () => {
    seat = await startWorkstation()
    desk = seat.desk
    await desk.getByText('Звонков нет').waitFor()
    await askHost(desk, 'sandbox.sitAt', { desk: 'line-2' })
    await desk.getByText('Двойное списание').first().waitFor()
  })
  afterAll(() => seat.close())

  it('whoever comes on duty sits there; the longest waiting stands on top', async () => {
    await desk.getByText(/дежурство ваше/).waitFor()
    await desk.getByText(/Ждёт\s+01:/).waitFor()
    expect(await desk.locator('[data-thread]').first().textContent()).toBe('Двойное списание')
  })

  it('an answer goes out with a template and Enter, and whoever asked calls it solved', async () => {
    await desk.keyboard.press('Shift+KeyC')
    await desk.keyboard.type('/знаем')
    await desk.getByRole('option', { name: /Знаем, чиним/ }).waitFor()
    await desk.keyboard.press('Enter')
    await desk.keyboard.press('Enter')
    await desk.getByText('Знаем, чиним. Клиенту', { exact: false }).first().waitFor()
    await until('it is at the hub', async () => {
      const { rooms } = await askHost(desk, 'team.rooms', {})
      return rooms.some(({ messages }) => messages.some(({ message: { by, what } }) => by.id === '1001' && what.kind === 'reply'))
    })
    await until(
      'whoever asked calls it solved',
      async () => {
        const { rooms } = await askHost(desk, 'team.rooms', {})
        return rooms.some(({ messages }) =>
          messages.some(({ message: { what, threadId } }) => what.kind === 'solved' && threadId.includes('double-charge')),
        )
      },
      30_000,
    )
  })

  it('a thread becomes an escalation in her own hands with one click', async () => {
    await desk.getByRole('button', { name: 'Табло в «Такси Волна»' }).click()
    await desk.getByRole('button', { name: /^Сделать эскалацией/ }).click()
    await until('she holds it', async () => {
      const { escalations } = await askHost(desk, 'team.state', {})
      return escalations.some(
        ({ packet, changes }) =>
          packet.thread !== undefined &&
          changes.some(({ what, by }) => what.kind === 'accepted' && by.kind === 'member' && by.member.id === '1001'),
      )
    })
    await desk.getByRole('button', { name: /^Открыть эскалацию: Табло/ }).waitFor()
  })

  it('the seat is handed on by hand', async () => {
    await desk
      .getByRole('button', { name: /^Передать/ })
      .last()
      .click()
    await desk.getByRole('menuitem', { name: /^По очереди/ }).click()
    await desk.getByText(/дежурство: \S+ \S+/).waitFor()
  })
})
