import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

let profile: string
let seat: Rehearsal

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'firstline-privacy-'))
  seat = await startRehearsal({ profile })
})
afterAll(async () => {
  await seat.close()
  await rm(profile, { recursive: true, force: true })
})

const openLog = async (): Promise<void> => {
  await seat.desk.keyboard.press('Control+Comma')
  await seat.desk.getByRole('tab', { name: /Данные и\s*доступ/ }).click()
  await seat.desk.getByRole('region', { name: /^Журнал\s*доступа$/ }).waitFor()
}

it('shows a passport for a reason by keyboard, says so after a restart, and wipes everything', async () => {
  const { desk } = seat
  await seat.ring('mortgage-papers')
  await desk.keyboard.press('F2')
  await seat.phone.call('active')
  await desk.getByText('•••• ••••73').waitFor()
  expect(await desk.content()).not.toContain('9208 614273')
  await desk.keyboard.press('Shift+KeyK')
  await desk.getByRole('radiogroup', { name: /^Зачем\s*показать$/ }).waitFor()
  for (const theme of ['dark', 'light'] as const) {
    await wearSettings(desk, { theme })
    expect.soft(await axeViolations(desk)).toEqual([])
  }
  await desk.keyboard.press('Digit0')
  await desk.keyboard.type('Сверить с заявлением')
  await desk.keyboard.press('Enter')
  await desk.getByText('9208 614273').waitFor()
  await desk.getByText(/Видно ещё/).waitFor()
  await desk.keyboard.press('Shift+KeyK')
  await desk.getByText('•••• ••••73').waitFor()
  await seat.close()

  seat = await startRehearsal({ profile })
  await openLog()
  await seat.desk.getByText(/Сверить с\s*заявлением/).waitFor()
  for (const theme of ['dark', 'light'] as const) {
    await wearSettings(seat.desk, { theme })
    expect.soft(await axeViolations(seat.desk)).toEqual([])
  }
  await seat.desk.getByRole('button', { name: /^Стереть всё на\s*этом компьютере$/ }).press('Enter')
  await seat.desk.getByRole('textbox', { name: /впишите СТЕРЕТЬ/ }).waitFor()
  await seat.desk.keyboard.type('СТЕРЕТЬ')
  const ended = seat.desk.waitForEvent('close')
  await seat.desk.keyboard.press('Enter')
  await ended
  await seat.close()

  seat = await startRehearsal({ profile })
  await openLog()
  await seat.desk
    .getByText(/Стёрто\s*всё/)
    .first()
    .waitFor()
  await seat.desk.getByText(/ни\s*одна не\s*тронута/).waitFor()
})
