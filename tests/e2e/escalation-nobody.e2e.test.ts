import { afterAll, beforeAll, expect, it } from 'vitest'
import { sandboxSeat } from '../../main/sandbox/sandbox-seat.ts'
import { layoutFaults } from '../support/layout-check.ts'
import { picture } from '../support/picture.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

/** The sandbox seat of a house that looks for a free specialist for a short time only. */
const impatient = {
  ...sandboxSeat({ server: 'ws://127.0.0.1', password: 'of one start' }),
  team: { hub: { kind: 'local' }, role: 'operator', organisations: ['sandbox'], rules: { offerSeconds: 5, fallBackSeconds: 10 } },
}

let seat: Rehearsal

beforeAll(async () => {
  seat = await startRehearsal({ provision: impatient, size: { width: 1280, height: 720 } })
  await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(() => seat.close())

const looksRight = async (name: string): Promise<void> => {
  await picture(seat.desk, `escalation-${name}`)
  expect.soft(await layoutFaults(seat.desk), name).toEqual([])
}

it('nobody comes in time: a callback by itself, with the words to say and the promise filled in', { timeout: 120_000 }, async () => {
  await seat.ring('night-dashboards')
  await seat.desk.keyboard.press('F2')
  await seat.phone.call('active')
  await seat.desk.getByRole('button', { name: /На линию 2.*свобод/s }).waitFor()
  await seat.desk.getByRole('combobox', { name: 'Тематика' }).first().selectOption('dashboards')
  await seat.desk.keyboard.press('Escape')
  await seat.desk.keyboard.press('Shift+F8')
  await seat.desk.keyboard.press('Digit1')
  await seat.desk.getByText(/секунде предложим/).waitFor()
  await looksRight('waiting')
  await seat.desk.getByText(/Специалисты сейчас заняты\. Вам перезвонят/).waitFor({ timeout: 80_000 })
  await looksRight('fell-back')
  await seat.desk.keyboard.press('F4')
  await seat.phone.presence('wrap-up')
  const promise = seat.desk.getByRole('textbox', { name: 'Что обещали' })
  await promise.waitFor()
  expect(await promise.inputValue()).toMatch(/Линия\s2\sперезвонит\sдо\s\d\d:\d\d/)
  await looksRight('fell-back-wrap-up')
})
