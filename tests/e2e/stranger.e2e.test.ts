import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

/** No demo client has a number that begins with +7 999. */
const STRANGER = { number: '+79991234567', name: 'Пётр Незнакомый' }

describe('somebody nobody knows', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
  })
  afterAll(() => seat.close())

  it('rings: the short form is there, filled with what the PBX said', async () => {
    await seat.ring('mortgage-papers', 'ru', STRANGER)
    await seat.desk.getByText('Незнакомый номер').first().waitFor()
    expect(await seat.desk.getByLabel('Имя и фамилия').inputValue()).toBe(STRANGER.name)
    // Masked as everywhere; left as it is, it is saved all the same.
    const phone = seat.desk.getByLabel('Телефон', { exact: true })
    expect(await phone.inputValue()).toBe('')
    expect(await phone.getAttribute('placeholder')).toMatch(/•/)
    expect(await seat.desk.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT')
    expect((await seat.phone.call('incoming')).call.remote.number).toBe(STRANGER.number)
  })

  it('a wrong phone is told with its fix', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.getByLabel('Телефон', { exact: true }).fill('+7 999 12')
    await seat.desk.keyboard.press('Enter')
    await seat.desk.getByText('Не хватает 5 цифр: после +7 нужно 10').waitFor()
    await seat.desk.getByLabel('Имя и фамилия').fill('')
    await seat.desk.keyboard.press('Enter')
    await seat.desk.getByText('Нет имени: впишите хотя бы имя').waitFor()
    expect((await seat.phone.call('active')).call.phase).toBe('active')
  })

  it('is saved with one key', async () => {
    await seat.desk.getByLabel('Телефон', { exact: true }).fill(STRANGER.number)
    await seat.desk.getByLabel('Имя и фамилия').fill('Пётр Знакомый')
    await seat.desk.keyboard.press('Control+Enter')
    await seat.desk.locator('main h1').getByText('Пётр Знакомый').waitFor()
    await seat.desk.getByText('С этим клиентом ещё не говорили').or(seat.desk.getByText('Входящий звонок')).first().waitFor()
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })

  it('is known at the next call, with the call before in the history', async () => {
    await seat.ring('mortgage-papers', 'ru', STRANGER)
    await seat.desk.locator('main h1').getByText('Пётр Знакомый').waitFor()
    await seat.desk.getByText('Один клиент, точное совпадение').waitFor()
    await seat.desk.getByText('Подпись: не проходит проверка личности').first().waitFor()
    await seat.desk.getByText('Все 1').waitFor()
    await seat.desk.keyboard.press('F3')
    await seat.phone.presence('ready')
  })
})
