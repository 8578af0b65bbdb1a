import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('one phone, three roles', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
  })
  afterAll(() => seat.close())

  const roles = () => seat.desk.getByRole('radiogroup', { name: 'В какой роли звонит' }).getByRole('radio')

  it('all are offered while it rings; the dialled line proposes one', async () => {
    await seat.ring('who-is-calling')
    await seat.desk.getByRole('heading', { name: 'Кирилл Максимович Стрельцов' }).waitFor()
    expect(await roles().count()).toBe(3)
    const proposed = await seat.desk.getByRole('radio', { checked: true }).textContent()
    expect(proposed).toContain('Предложено:')
    expect(proposed).toContain('линия «Поддержка B2B»')
    expect(proposed).not.toContain('Частный')
  })

  it('one key changes it, and its request comes first', async () => {
    await seat.desk.keyboard.press('Digit2')
    await seat.desk.getByRole('radio', { checked: true, name: /Стрела-Логистик/ }).waitFor()
    await seat.desk.getByText('Закрывающие документы за квартал').first().waitFor()
    await seat.desk.keyboard.press('Digit3')
    await seat.desk.getByRole('radio', { checked: true, name: /Частный/ }).waitFor()
    expect((await seat.phone.call('incoming')).call.phase).toBe('incoming')
  })

  it('stays after the answer, and can be changed in the call', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.getByRole('button', { name: /^Роль: Частный клиент/ }).waitFor()
    await seat.desk.keyboard.press('KeyR')
    await seat.desk.getByRole('radiogroup', { name: 'Роль' }).waitFor()
    await seat.desk.keyboard.press('Digit2')
    await seat.desk.getByRole('button', { name: /^Роль: Директор/ }).waitFor()
    await seat.desk.getByRole('radiogroup', { name: 'Роль' }).waitFor({ state: 'detached' })
    expect((await seat.phone.state()).presence.kind).toBe('on-call')
  })

  it('survives a reload of the desk', async () => {
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('От своей фирмы')
    await seat.desk
      .getByText(/сохранена/)
      .first()
      .waitFor()
    await seat.desk.reload()
    await seat.desk.getByRole('button', { name: /^Роль: Директор/ }).waitFor()
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
  })
})
