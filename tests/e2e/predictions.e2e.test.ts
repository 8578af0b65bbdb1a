import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('what a client will likely ask', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
  })
  afterAll(() => seat.close())

  const question = () => seat.desk.getByRole('button', { name: /^Что ещё нужно, чтобы не ездить два раза/ })

  it('stands on the card of a mortgage while it rings, beside the steps and the promise', async () => {
    await seat.ring('mortgage-papers')
    await seat.desk.getByRole('heading', { name: 'Скорее всего спросит' }).waitFor()
    expect(await question().textContent()).toContain('согласие супруга')
    await seat.desk.getByText('Приняли отчёт оценщика, начали проверку квартиры').waitFor()
    await seat.desk
      .getByText(/Повышенный приоритет/)
      .first()
      .waitFor()
  })

  it('one key says the answer and marks the question, and a reload forgets nothing', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('KeyQ')
    await seat.desk.getByRole('button', { name: /^Что ещё нужно/, pressed: true }).waitFor()
    await seat.desk.reload()
    await seat.desk.getByRole('button', { name: /^Что ещё нужно/, pressed: true }).waitFor()
  })

  it('the finished call counts: the next card knows how often it was right, and how often it was asked', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    await seat.desk.reload()
    await seat.ring('mortgage-papers')
    await seat.desk.getByText(/^угадано.1.из.1.за.день$/).waitFor()
    expect(await question().textContent()).toMatch(/говорил\sоб\sэтом\sвчера,\sспросили\s1\sраз/)
  })
})
