import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { OPERATOR_HZ, startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('one call of a shift', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal({ sandboxClients: 10_000 })
  })
  afterAll(() => seat.close())

  it('begins with an honest Ready', async () => {
    const { presence } = await seat.phone.presence('ready')
    expect(presence.kind).toBe('ready')
    await seat.desk.getByText('Готовность').first().waitFor()
  })

  it('shows the whole card while the phone rings', async () => {
    await seat.ring('recording-missing')
    await seat.desk.getByText('Мария Андреевна Орлова').first().waitFor()
    await seat.desk.getByText('Записи разговора нет в карточке сделки').first().waitFor()
    await seat.desk.getByText('Почему этот клиент').first().waitFor()
    expect((await seat.phone.call('incoming')).call.phase).toBe('incoming')
  })

  it('answers with one key, and each side hears the other', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    const { calls } = await seat.phone.when('the operator hears the client', (state) =>
      state.calls.some((view) => view.answerToAudibleMs !== undefined),
    )
    expect(calls[0]?.answerToAudibleMs).toBeLessThan(2000)
    const client = await seat.caller.call('the client hears the operator', (call) => Math.abs(call.heard.peakHz - OPERATOR_HZ) < 40)
    expect(client.ended).toBeNull()
  })

  it('holds and resumes', async () => {
    await seat.desk.keyboard.press('KeyH')
    await seat.phone.when('held', ({ calls }) => calls.some(({ call }) => call.phase === 'active' && call.hold === 'local'))
    await seat.caller.call('the client is on hold', (call) => call.held && call.heard.rms < 0.01)
    await seat.desk.keyboard.press('KeyH')
    await seat.phone.when('resumed', ({ calls }) => calls.some(({ call }) => call.phase === 'active' && call.hold === 'none'))
    await seat.caller.call('the client hears again', (call) => !call.held && Math.abs(call.heard.peakHz - OPERATOR_HZ) < 40)
  })

  it('mutes: the client hears nothing, and hears again', async () => {
    await seat.desk.keyboard.press('KeyM')
    await seat.caller.call('silence', (call) => call.heard.rms < 0.01)
    await seat.desk.keyboard.press('KeyM')
    await seat.caller.call('sound', (call) => call.heard.rms > 0.02)
  })

  it('keeps the note as it is typed', async () => {
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('Ищет запись 15.07, спор по цене.')
    await seat.desk
      .getByText(/сохранена \d\d:\d\d:\d\d/)
      .first()
      .waitFor()
    await seat.desk.keyboard.press('Escape')
  })

  it('ends, asks for the disposition, and is Ready again', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await seat.desk.keyboard.press('F9')
    expect((await seat.phone.state()).presence.kind).toBe('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })

  it('stands in the journal with its note and result', async () => {
    await seat.desk.getByText('Мария Андреевна Орлова').first().waitFor()
    await seat.desk
      .getByText(/Ищет запись 15\.07/)
      .first()
      .waitFor()
  })
})
