import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

describe('kill -9 in the middle of a call', () => {
  let profile: string
  let seat: Rehearsal

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'firstline-kill-'))
    seat = await startRehearsal({ profile })
  })
  afterAll(async () => {
    await seat.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  it('loses no letter of the note, and offers the call for wrap-up at the next start', async () => {
    await seat.ring('metal-card')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('Карта обещана к пятнице, курьер не приехал')
    await seat.desk
      .getByText(/сохранена \d\d:\d\d:\d\d/)
      .first()
      .waitFor()
    await seat.seat.kill()

    seat = await startRehearsal({ profile })
    await seat.desk
      .getByText(/Карта обещана к пятнице, курьер не приехал/)
      .first()
      .waitFor()
    await seat.desk
      .getByText(/программа остановилась/)
      .first()
      .waitFor()
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })

  it('loses at most what was typed in the last second when it dies in the middle of a word', async () => {
    const words = Array.from({ length: 16 }, (_, word) => `слово${String(word)}`).join(' ')
    const everyMs = 30
    await seat.ring('mortgage-papers')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type(words, { delay: everyMs })
    await seat.seat.kill()

    seat = await startRehearsal({ profile })
    const note = seat.desk.getByRole('textbox', { name: /Заметка/ })
    await until('the note is there again', async () => (await note.inputValue()).startsWith('слово0'))
    const kept = await note.inputValue()
    expect(words.startsWith(kept)).toBe(true)
    // The pause of saving (250 ms) ends after 1 s at the latest, however fast one types; the rest is the commit.
    expect(words.length - kept.length).toBeLessThanOrEqual(1500 / everyMs)
  })
})
