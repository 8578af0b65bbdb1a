import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

describe('a shift without a mouse', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.phone.presence('ready')
    await seat.desk.getByRole('textbox', { name: 'Заметка' }).waitFor()
  })
  afterAll(() => seat.close())

  /** What has the focus now: its row on the screen, its words, and whether a ring of 2 px is drawn around it. */
  const focused = () =>
    seat.desk.evaluate(async () => {
      const element = document.activeElement
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
      if (element === null || element === document.body) return undefined
      const { outlineStyle, outlineWidth, outlineColor, borderTopColor, borderTopWidth } = getComputedStyle(element)
      // A field's border in the colour of its ring is part of the ring.
      const border = borderTopColor === outlineColor ? parseFloat(borderTopWidth) : 0
      const ring = outlineStyle === 'solid' && parseFloat(outlineWidth) + border >= 2
      const place = element.closest('header, section, main')
      return {
        words: (element.getAttribute('aria-label') ?? element.textContent).trim(),
        top: place?.getBoundingClientRect().top ?? 0,
        ring,
      }
    })

  const letGo = () =>
    seat.desk.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      getSelection()?.removeAllRanges()
    })

  /** Where Tab stops from the beginning on, at most `limit` times. */
  const tabThrough = async (limit: number) => {
    // The place where Tab goes on from is where the mouse last pressed: the page's first corner, which holds nothing.
    await seat.desk.evaluate(() => {
      document.body.tabIndex = -1
      document.body.focus()
      document.body.removeAttribute('tabindex')
    })
    const stops: NonNullable<Awaited<ReturnType<typeof focused>>>[] = []
    for (let count = 0; count < limit; count += 1) {
      await seat.desk.keyboard.press('Tab')
      const stop = await focused()
      if (stop === undefined) break
      stops.push(stop)
    }
    return stops
  }

  it('Tab goes from the sandbox’s banner to the strip to the call bar to the panes, with a ring on each stop', async () => {
    const stops = await tabThrough(12)
    expect(stops.length).toBeGreaterThan(5)
    expect(stops.filter(({ ring }) => !ring)).toEqual([])
    const strip = stops.findIndex(({ words }) => words.includes('Готовность'))
    expect(stops.slice(0, strip).every(({ top }) => top < 28)).toBe(true)
    expect(strip).toBeGreaterThanOrEqual(0)
    expect(stops.map(({ top }) => top)).toEqual(stops.map(({ top }) => top).sort((a, b) => a - b))
  })

  /** Opens the menu of states with its key and walks to a choice with the arrow. */
  const chooseState = async (name: RegExp): Promise<void> => {
    await letGo()
    await seat.desk.keyboard.press('KeyP')
    await seat.desk.getByRole('menu').waitFor()
    await expect.poll(() => seat.desk.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null)).toBe(true)
    const marked = () => seat.desk.evaluate(() => document.activeElement?.closest('[role="menuitem"]')?.textContent ?? '')
    await until(`the arrow is at ${String(name)}`, async () => {
      await seat.desk.keyboard.press('ArrowDown')
      return name.test(await marked())
    })
    await seat.desk.keyboard.press('Enter')
    await seat.desk.getByRole('menu').waitFor({ state: 'detached' })
  }

  it('presence: to a break and back', async () => {
    await chooseState(/обед/)
    const { presence } = await seat.phone.presence('break')
    expect(presence).toMatchObject({ reasonId: 'lunch' })
    await seat.desk.getByText('Перерыв: звонки не приходят').waitFor()
    await chooseState(/Готовность/)
    await seat.phone.presence('ready')
  })

  it('Tab and Enter answer; every control of the call is reached', async () => {
    await seat.ring('recording-missing')
    await seat.desk.locator('main h1').waitFor()
    const before = await tabThrough(8)
    const answer = before.findIndex(({ words }) => words.startsWith('Ответить'))
    expect(answer).toBeGreaterThanOrEqual(0)
    await tabThrough(answer + 1)
    await seat.desk.keyboard.press('Enter')
    await seat.phone.call('active')
    const stops = await tabThrough(14)
    const words = stops.map((stop) => stop.words).join('|')
    for (const name of ['Микрофон', 'Удержать', 'Перевести', 'Тоны', 'Завершить']) expect(words).toContain(name)
    expect(stops.filter(({ ring }) => !ring)).toEqual([])
  })

  it('what comes next is chosen in the call', async () => {
    await chooseState(/обед/)
    await seat.desk.getByText(/^затем: /).waitFor()
    const { presence } = await seat.phone.state()
    expect(presence).toMatchObject({ kind: 'on-call', next: { kind: 'break', reasonId: 'lunch' } })
  })

  const wrapUp = async (): Promise<void> => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
  }

  it('and is used once', async () => {
    await wrapUp()
    await seat.desk.getByRole('button', { name: /^Сохранить и на перерыв/ }).waitFor()
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('break')
    await chooseState(/Готовность/)
    await seat.phone.presence('ready')
    await seat.ring('mortgage-papers')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await wrapUp()
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })
})
