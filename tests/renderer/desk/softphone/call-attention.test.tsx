import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CallAttention } from '../../../../renderer/desk/features/softphone/call-attention.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'
import { plainSpaces } from '../../../support/plain-spaces.ts'

test('the window title tells who rings, also while another call is up, and goes back', async () => {
  const { desk, phone, draw } = await aDeskWorld({ phone: aPhoneState() })
  draw(<CallAttention />)
  act(() => phone.say(aPhoneWith(aCall.incoming())))
  act(() => desk.stores.callers.getState().name(callId('call-1'), { title: 'Мария Орлова' }))
  expect(plainSpaces(document.title)).toBe('☎ Мария Орлова звонит')
  act(() => phone.say(aPhoneWith(aCall.active())))
  expect(plainSpaces(document.title)).toBe('Мария Орлова: разговор')
  act(() => phone.say(aPhoneWith(aCall.active(), aCall.incoming({ id: 'b', waiting: true, remote: { number: '', displayName: 'Ольга' } }))))
  expect(plainSpaces(document.title)).toBe('☎ Ольга звонит')
  act(() => phone.say(aPhoneState()))
  expect(plainSpaces(document.title)).toBe('Firstline')
})

test('a screen reader hears it once, with the name of the card', async () => {
  const { desk, phone, clock, draw } = await aDeskWorld({ phone: aPhoneState() })
  const { container } = draw(<CallAttention />)
  const said = (): string => container.querySelector('[aria-live="assertive"]')?.textContent ?? 'no region'
  act(() => phone.say(aPhoneWith(aCall.incoming({ context: { lineId: 'support-b2b', headers: {} } }))))
  expect(said()).toBe('')
  act(() => desk.stores.callers.getState().name(callId('call-1'), { title: 'Мария Орлова' }))
  act(() => clock.advance(500))
  expect(said()).toMatch(/^Звонит Мария Орлова, .*, «Поддержка B2B»$/)
  act(() => phone.say(aPhoneWith(aCall.active())))
  expect(said()).toBe('')
})
