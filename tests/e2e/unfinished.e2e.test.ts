import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('the workstation is closed in the wrap-up', () => {
  let profile: string
  let seat: Rehearsal

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'firstline-unfinished-'))
    seat = await startRehearsal({ profile })
  })
  afterAll(async () => {
    await seat.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  it('a call waits for its result when the program ends', async () => {
    await seat.ring('night-dashboards')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('Табло неверны с двух часов ночи')
    await seat.desk
      .getByText(/сохранена/)
      .first()
      .waitFor()
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await seat.desk.getByText('Доставка в CRM').waitFor()
    await seat.close()
  })

  it('the next start is in the same wrap-up, with card and note', async () => {
    seat = await startRehearsal({ profile })
    const { presence, calls } = await seat.phone.presence('wrap-up')
    expect(presence).toMatchObject({ kind: 'wrap-up' })
    expect(calls).toEqual([])
    await seat.desk.locator('main h1').waitFor()
    await expect.poll(() => seat.desk.locator('#work-note').inputValue()).toBe('Табло неверны с двух часов ночи')
    await seat.desk.getByText(/^Звонок \d\d:\d\d, /).waitFor()
  })

  it('is finished as any other', async () => {
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    await seat.desk.getByText('CRM: всё доставлено').waitFor()
    await seat.desk.getByText('принято 1, пропущено 0').waitFor()
  })
})
