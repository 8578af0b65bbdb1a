import { act, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { CallBar } from '../../../../renderer/desk/features/softphone/call-bar.tsx'
import type { Call } from '../../../../core/domain/call/call.ts'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneState, aPhoneWith, viewOf } from '../../../support/phone-state-builder.ts'
import { plainSpaces } from '../../../support/plain-spaces.ts'

const AT = 1_750_000_000_000

const draw = async (calls: readonly Call[], locale: 'ru' | 'en' = 'ru') => {
  const world = await aDeskWorld({ phone: aPhoneWith(...calls), locale })
  world.draw(<CallBar />)
  return world
}
const bar = (): string => plainSpaces(screen.getByRole('region').textContent)

describe('each phase', () => {
  test('idle: a number can be typed', async () => {
    await draw([])
    expect(bar()).toContain('Звонков нет')
    expect(screen.getByRole('textbox', { name: 'Номер' })).toBeTruthy()
  })

  test('ringing: who, which line, the seconds to the answer target', async () => {
    await draw([aCall.incoming({ startedAt: AT - 4000, context: { lineId: 'support-b2b', headers: {} } })])
    expect(bar()).toContain('00:04')
    expect(bar()).toContain('звонит')
    expect(bar()).toContain('+7 912 ••• •• 67')
    expect(bar()).toContain('Линия «Поддержка B2B»')
    expect(bar()).toContain('до нормы ответа 16 с')
  })

  test('a recording is spoken of only when the PBX spoke of it, and only in the call', async () => {
    const context = { lineId: 'support-b2b', headers: {}, recording: { kind: 'running' } } as const
    const { phone } = await draw([aCall.active({ context })])
    expect(bar()).toMatch(/«Поддержка B2B» · запись идёт/)
    await act(async () => phone.say(aPhoneWith(aCall.active({ context: { lineId: 'support-b2b', headers: { 'x-recording': 'off' } } }))))
    expect(bar()).not.toContain('запись')
    await act(async () => phone.say(aPhoneWith(aCall.incoming({ id: 'b', context }))))
    expect(bar()).not.toContain('запись')
  })

  test('dialing and alerting: can be cancelled', async () => {
    const { phone } = await draw([aCall.dialing()])
    expect(bar()).toContain('набираем')
    screen.getByRole('button', { name: /Отменить/ }).click()
    expect(phone.commands).toEqual([{ kind: 'hang-up', callId: 'call-1' }])
  })

  test('active: mute, hold, transfer, keypad, end', async () => {
    await draw([aCall.active()])
    expect(bar()).toContain('разговор')
    for (const name of [/Микрофон/, /Удержать/, /Перевести/, /Тоны/, /Завершить/]) expect(screen.getByRole('button', { name })).toBeTruthy()
  })

  test('muted: said in a word, the button is pressed', async () => {
    await draw([aCall.active({ muted: true })])
    expect(bar()).toContain('микрофон выкл.')
    expect(screen.getByRole('button', { name: /Включить/ }).getAttribute('aria-pressed')).toBe('true')
  })

  test('held: the timer is of the hold, the call time stands beside the name', async () => {
    const { phone } = await draw([aCall.active({ hold: 'local', heldSince: AT - 48_000, answeredAt: AT - 134_000 })])
    expect(bar()).toContain('00:48')
    expect(bar()).toContain('удержание')
    expect(bar()).toContain('звонок 02:14')
    expect(bar()).toContain('+7 912 ••• •• 67')
    screen.getByRole('button', { name: /Вернуться/ }).click()
    expect(phone.commands).toEqual([{ kind: 'resume', callId: 'call-1' }])
  })

  test('no sound: honest seconds, and buttons that would not be heard rest', async () => {
    await draw([aCall.active({ media: { state: 'interrupted', since: AT - 6000 } })])
    expect(bar()).toContain('нет звука')
    expect(bar()).toContain('звука нет 6 с')
    expect(screen.getByRole('button', { name: /Удержать/ }).hasAttribute('disabled')).toBe(true)
    expect(screen.getByRole('button', { name: /Завершить/ }).hasAttribute('disabled')).toBe(false)
  })

  test('ended: how long, why, how it sounded, call back', async () => {
    const ended = aCall.ended({ answeredAt: AT - 410_000, endedAt: AT - 8000 })
    const view = viewOf(ended, { quality: { mos: 4.2, delayMs: 20, jitterMs: 2, loss: 0 }, longestGapMs: 6000 })
    const presence = { kind: 'wrap-up', since: AT - 8000, until: AT + 22_000, callId: 'call-1' } as const
    const world = await aDeskWorld({ phone: aPhoneState({ calls: [view], presence }) })
    world.draw(<CallBar />)
    expect(bar()).toContain('06:42')
    expect(bar()).toContain('завершён')
    expect(bar()).toContain('Клиент положил трубку')
    expect(bar()).toContain('Связь 4,2, хорошая')
    expect(bar()).toContain('пропуск звука 6 с')
    screen.getByRole('button', { name: /Перезвонить/ }).click()
    expect(world.phone.commands).toEqual([{ kind: 'dial', number: '+79120000067' }])
  })

  test('a call that came to nothing says why, when the phone has forgotten it too', async () => {
    const world = await aDeskWorld({ phone: aPhoneWith(aCall.ended({ reason: { kind: 'missed', why: 'caller-gave-up' } })) })
    world.phone.say(aPhoneState())
    world.draw(<CallBar />)
    expect(bar()).toContain('пропущен')
    expect(bar()).toContain('Клиент не дождался')
    expect(screen.getByRole('button', { name: /Перезвонить/ })).toBeTruthy()
  })

  test('speaks English', async () => {
    await draw([aCall.active({ hold: 'local' })], 'en')
    expect(bar()).toContain('on hold')
    for (const name of [/Mute/, /Resume/, /Transfer/, /Keypad/, /End/]) expect(screen.getByRole('button', { name })).toBeTruthy()
  })
})

describe('several calls', () => {
  const both = [aCall.active({ id: 'a' }), aCall.incoming({ id: 'b', waiting: true, remote: { number: '+79213334440' } })]

  test('the second one waits beside; answering it is one press', async () => {
    const { phone } = await draw(both)
    expect(bar()).toContain('+7 921 ••• •• 40')
    expect(screen.getByRole('button', { name: /Завершить/ })).toBeTruthy()
    screen.getByRole('button', { name: /Ответить/ }).click()
    expect(phone.commands).toEqual([{ kind: 'answer', callId: 'b' }])
  })

  test('one on hold can be swapped with', async () => {
    const { phone } = await draw([aCall.active({ id: 'a', hold: 'local' }), aCall.active({ id: 'b' })])
    screen.getByRole('button', { name: /Поменять/ }).click()
    expect(phone.commands).toEqual([{ kind: 'resume', callId: 'a' }])
  })

  test('more than fit are counted', async () => {
    await draw([aCall.active({ id: 'a', hold: 'local' }), aCall.active({ id: 'b' }), aCall.incoming({ id: 'c', waiting: true })])
    expect(bar()).toContain('Ещё 1 звонок')
  })
})

describe('a consultation', () => {
  const transfer = { kind: 'attended', target: '2000', consultCallId: callId('c'), stage: 'consulting' } as const
  const client = aCall.active({ id: 'a', hold: 'local', transfer })
  const consult = aCall.active({ id: 'c', direction: 'outgoing', remote: { number: '2000' }, consultFor: callId('a') })

  test('connects, swaps, is given up', async () => {
    const { phone } = await draw([client, consult])
    expect(bar()).toContain('консультация')
    expect(bar()).toContain('Линия 2')
    for (const name of [/Соединить/, /Поменять/, /Отменить/]) screen.getByRole('button', { name }).click()
    expect(phone.commands).toEqual([
      { kind: 'complete-transfer', callId: 'a' },
      { kind: 'resume', callId: 'a' },
      { kind: 'cancel-transfer', callId: 'a' },
    ])
  })

  test('after the swap the client is in the bar, and the way back is the same button', async () => {
    const { phone } = await draw([
      { ...client, hold: 'none' },
      { ...consult, hold: 'local' },
    ])
    expect(bar()).toContain('разговор')
    screen.getByRole('button', { name: /Поменять/ }).click()
    expect(phone.commands).toEqual([{ kind: 'resume', callId: 'c' }])
  })

  test('while it is ringing there, it can be connected or given up', async () => {
    await draw([client, aCall.alerting({ id: 'c', remote: { number: '2000' }, consultFor: callId('a') })])
    expect(screen.getByRole('button', { name: /Соединить/ }).hasAttribute('disabled')).toBe(false)
    expect(screen.getByRole('button', { name: /Поменять/ }).hasAttribute('disabled')).toBe(true)
  })
})
