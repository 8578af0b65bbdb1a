import type { WebSocket } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { plainSpaces } from '../support/plain-spaces.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

describe('the knowledge base in a call, by the keyboard', () => {
  let seat: Rehearsal
  const told: string[] = []

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
    const follow = (socket: WebSocket): void => {
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes('"team.recordEvent"')) told.push(String(payload))
      })
    }
    seat.desk.on('websocket', follow)
    // From here on every frame of the desk is heard.
    await seat.desk.reload()
    await seat.desk.getByRole('region', { name: /^(Звонок|Call)$/ }).waitFor()
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
  })
  afterAll(() => seat.close())

  const field = () => seat.desk.getByRole('combobox', { name: /Найти в\sбазе знаний|Search the knowledge base/ })
  const hits = () => seat.desk.locator('#knowledge-list [role=option]')
  const note = () => seat.desk.locator('#work-note')
  const focused = () => seat.desk.evaluate(() => document.activeElement?.tagName)

  it('stands at the foot of the right pane, and `/` shows what fits the call', async () => {
    const { desk } = seat
    await field().waitFor()
    await desk.keyboard.press('Slash')
    await hits().first().waitFor()
    expect(plainSpaces(await hits().first().textContent())).toMatch(/к шагу скрипта|к вопросу клиента|к теме обращения/)
    expect.soft(await axeViolations(desk)).toEqual([])
  })

  it('finds with a typo, opens, and puts the text into the note; the call goes on', async () => {
    const { desk } = seat
    await desk.keyboard.type('запсии в карточке')
    await hits().first().getByText('карточке').first().waitFor()
    await desk.keyboard.press('Enter')
    await desk.getByRole('article').waitFor()
    for (const theme of ['dark', 'light'] as const) {
      await wearSettings(desk, { theme })
      expect.soft(await axeViolations(desk)).toEqual([])
    }
    await desk.keyboard.press('Alt+KeyI')
    await until('the note has the text', async () => (await note().inputValue()).length > 40)
    expect(await focused()).toBe('TEXTAREA')
    expect((await seat.phone.call('active')).call.phase).toBe('active')
    await desk.keyboard.press('Control+KeyZ')
    await until('the undo of the field takes it back', async () => (await note().inputValue()) === '')
  })

  it('writes a quick text out of its abbreviation, and takes it back', async () => {
    const { desk } = seat
    await note().focus()
    await desk.keyboard.type('Сказано: ;запись ')
    await until('it is written out', async () => plainSpaces(await note().inputValue()).includes('90 дней'))
    await desk.keyboard.press('Backspace')
    await until('it is as it was typed', async () => (await note().inputValue()) === 'Сказано: ;запись')
    await desk.keyboard.press('Escape')
  })

  it('goes back exactly to where she was', async () => {
    const { desk } = seat
    await desk.keyboard.press('Slash')
    await desk.keyboard.type('vyxod')
    await desk.keyboard.press('Escape')
    expect(await focused()).toBe('BODY')
    expect(await field().inputValue()).toBe('')
    // The desk's keys answer at once.
    await desk.keyboard.press('KeyM')
    await seat.phone.when('the microphone is off', ({ calls }) => calls.some(({ call }) => call.phase === 'active' && call.muted))
    await desk.keyboard.press('KeyM')
  })

  it('what is not found is told to the team once, without numbers', async () => {
    const { desk } = seat
    await desk.keyboard.press('Slash')
    await desk.keyboard.type('кенгуру 79123456789')
    await desk.getByText(/статей нет/).waitFor()
    expect.soft(await axeViolations(desk)).toEqual([])
    const missing = (): readonly string[] => told.filter((frame) => frame.includes('nothing-found') && frame.includes('кенгуру'))
    await until('it is told', () => missing().length > 0)
    await desk.keyboard.press('Escape')
    expect(missing()).toHaveLength(1)
    expect(missing()[0]).not.toContain('3456789')
    expect(told.filter((frame) => frame.includes('"opened"'))).toHaveLength(1)
  })

  it('is there after a reload, in English and the dark theme, at 1280 × 720', async () => {
    const { desk } = seat
    await desk.setViewportSize({ width: 1280, height: 720 })
    await wearSettings(desk, { theme: 'dark', locale: 'en' })
    await desk.reload()
    await field().waitFor()
    await desk.keyboard.press('Slash')
    await desk.locator('[role=combobox]:focus').waitFor()
    await desk.keyboard.type('weekend detuor')
    await hits().first().getByText('weekend').first().waitFor()
    expect.soft(await axeViolations(desk)).toEqual([])
    await desk.keyboard.press('Enter')
    await desk.getByRole('article', { name: /weekend/ }).waitFor()
    expect.soft(await axeViolations(desk)).toEqual([])
    expect(await note().inputValue()).toBe('Сказано: ;запись')
  })

  it('stands in its tab in a narrow window, and leaves the pane of before in front', async () => {
    const { desk } = seat
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('Escape')
    await desk.setViewportSize({ width: 1024, height: 720 })
    const tab = (name: RegExp) => desk.getByRole('tab', { name })
    await tab(/Now/).click()
    await desk.keyboard.press('Slash')
    await desk.locator('[role=combobox]:focus').waitFor()
    expect(await tab(/What\sto\sdo/).getAttribute('aria-selected')).toBe('true')
    await desk.keyboard.press('Escape')
    await until('the pane from before is in front', async () => (await tab(/Now/).getAttribute('aria-selected')) === 'true')
  })
})
