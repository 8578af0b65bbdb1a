import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { layoutFaults } from '../support/layout-check.ts'
import { askHost, wearSettings } from '../support/page-bridge.ts'
import { picture } from '../support/picture.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

/** 720 × 450 is a window of 1440 × 900 at 200 % zoom. */
const SIZES = [
  { width: 720, height: 450 },
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const
/** One with tabs, one with panes side by side: what else there is to see is the same. */
const TOLD_APART: readonly number[] = [720, 1440]
const LOOKS = [
  { locale: 'ru', theme: 'dark' },
  { locale: 'en', theme: 'light' },
] as const

describe('the desk of line 2, practised in the sandbox', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => seat.close())

  const records = async () => (await askHost(seat.desk, 'team.state', {})).escalations
  const changesOf = async (id: string): Promise<readonly string[]> =>
    (await records()).find(({ packet }) => packet.id === id)?.changes.map(({ what }) => what.kind) ?? []
  const openId = (): Promise<string | null> => seat.desk.locator('article[data-packet-shown]').getAttribute('data-packet-shown')

  const judge = async (state: string): Promise<void> => {
    const faults: string[] = []
    for (const look of LOOKS) {
      await wearSettings(seat.desk, look)
      for (const size of SIZES) {
        const name = `${state}-${String(size.width)}x${String(size.height)}-${look.locale}-${look.theme}`
        await seat.desk.setViewportSize(size)
        await seat.desk.waitForFunction(
          (width) => innerWidth === width && width < 1280 === (document.querySelector('main > [role="tablist"]') !== null),
          size.width,
        )
        faults.push(...(await layoutFaults(seat.desk)).map((fault) => `${name}: ${fault}`))
        if (TOLD_APART.includes(size.width)) faults.push(...(await axeViolations(seat.desk)).map((fault) => `${name}: ${fault}`))
        await picture(seat.desk, `line-two-${name}`)
      }
    }
    await wearSettings(seat.desk, { locale: 'ru', theme: 'dark' })
    await seat.desk.setViewportSize({ width: 1440, height: 900 })
    expect.soft(faults).toEqual([])
  }

  it('shows the queue by deadline, and nothing chosen yet', async () => {
    await seat.desk.getByRole('button', { name: 'Сесть на линию 2' }).click()
    await seat.desk.getByRole('heading', { name: 'Очередь' }).waitFor()
    await seat.desk.locator('[data-packet]').first().waitFor()
    expect(await seat.desk.locator('[data-packet]').count()).toBeGreaterThan(2)
  })

  it('is walked with the keys alone; seeing a packet is told to line 1', async () => {
    await seat.desk.keyboard.press('ArrowDown')
    await seat.desk.keyboard.press('Enter')
    await seat.desk.locator('article[data-packet-shown]').waitFor()
    const id = await openId()
    await until('the receipt is at the hub', async () => (await changesOf(id ?? '')).includes('seen'))
    await judge('offered')
  })

  it('accepts, marks what was asked again, and gives the answer back with the keys', async () => {
    await seat.desk.locator('[data-packet]').first().focus()
    const free = (await records()).find(({ changes }) =>
      changes.every(({ what }) => what.kind === 'offered' || what.kind === 'seen' || what.kind === 're-offered'),
    )
    const id = free?.packet.id ?? ''
    await seat.desk.locator(`[data-packet="${id}"]`).click()
    await seat.desk.keyboard.press('F2')
    await until('it is accepted at the hub', async () => (await changesOf(id)).includes('accepted'))
    await seat.desk
      .getByRole('button', { name: /^Решено/ })
      .first()
      .waitFor()
    if ((free?.packet.facts.length ?? 0) > 0) {
      await seat.desk.keyboard.press('Digit1')
      await until('the mark is at the hub', async () => (await changesOf(id)).includes('asked-again'))
    }
    await judge('held')
    await seat.desk.keyboard.press('F7')
    await seat.desk.keyboard.type('Поставьте временный номер')
    await seat.desk.getByText('черновик сохранён').waitFor()
    await seat.desk.reload()
    await seat.desk.locator(`[data-packet="${id}"]`).click()
    await seat.desk.locator(`article[data-packet-shown="${id}"]`).waitFor()
    const field = seat.desk.getByRole('textbox', { name: /^Ответ/ }).first()
    await until('the draft is there again', async () => (await field.inputValue()) === 'Поставьте временный номер')
    await field.focus()
    await seat.desk.keyboard.press('F7')
    await until('the answer is at the hub', async () => (await changesOf(id)).includes('returned'))
  })

  it('talks with the client of an offered packet: the call of line 1 answers itself, bears his name and is written down', async () => {
    const talk = (await records()).find(({ packet, changes }) => {
      const last = changes.findLast(({ what }) => 'until' in what)
      return packet.wanted.kind === 'talk-now' && changes.every(({ what }) => what.kind !== 'accepted') && last !== undefined
    })
    const id = talk?.packet.id ?? ''
    await seat.desk.locator(`[data-packet="${id}"]`).click()
    await seat.desk.locator(`article[data-packet-shown="${id}"]`).waitFor()
    await seat.desk.locator('body').press('F2')
    await until('it is accepted at the hub', async () => (await changesOf(id)).includes('accepted'))
    await seat.phone.call('active')
    await until('the talk is written down', async () => (await changesOf(id)).includes('connected'), 20_000)
    await seat.desk
      .getByRole('region', { name: 'Звонок' })
      .getByText(talk?.packet.client.name ?? '')
      .waitFor()
    await judge('talking')
    await seat.desk.keyboard.press('F4')
    await seat.desk.getByRole('tab', { name: 'Итог звонка' }).waitFor()
    await judge('wrap-up')
  })
})
