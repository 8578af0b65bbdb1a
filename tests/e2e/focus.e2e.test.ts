import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('a call that comes while somebody types', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.phone.presence('ready')
    await seat.desk.getByRole('textbox', { name: 'Заметка' }).waitFor()
  })
  afterAll(() => seat.close())

  it('leaves the focus in the note, and every letter goes there', async () => {
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('Первая половина')
    await seat.ring('mortgage-papers')
    await seat.desk.keyboard.type(', вторая половина hmt 123')
    expect(await seat.desk.evaluate(() => document.activeElement?.id)).toBe('work-note')
    const { calls } = await seat.phone.state()
    expect(calls.map(({ call }) => call.phase)).toEqual(['active', 'incoming'])
  })

  it('the note belongs to the first call still', async () => {
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('F3')
    await seat.phone.when('one call is left', ({ calls }) => calls.filter(({ call }) => call.phase !== 'ended').length === 1)
    await expect.poll(() => seat.desk.locator('#work-note').inputValue()).toBe('Первая половина, вторая половина hmt 123')
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })

  it('leaves the settings open over it', async () => {
    await seat.desk.keyboard.press('Control+Comma')
    const sheet = seat.desk.getByRole('dialog', { name: 'Настройки' })
    await sheet.waitFor()
    await seat.ring('weekend-forwarding')
    expect(await seat.desk.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true)
    await seat.desk.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await seat.desk.keyboard.press('F3')
    await seat.phone.presence('ready')
  })
})
