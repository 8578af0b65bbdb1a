import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BannerSlot } from '../../../../renderer/desk/app/banner-slot.tsx'
import { PhoneLinkNotice } from '../../../../renderer/desk/app/phone-link-notice.tsx'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneState } from '../../../support/phone-state-builder.ts'
import { plainSpaces } from '../../../support/plain-spaces.ts'

test('one banner at a time: the most urgent, the latest among equals', async () => {
  const { desk, draw } = await aDeskWorld()
  draw(<BannerSlot />)
  const { raise, withdraw } = desk.stores.notices.getState()
  act(() => {
    raise({ id: 'low', tone: 'info', urgency: 1, fact: 'low' })
    raise({ id: 'high', tone: 'danger', urgency: 3, fact: 'high' })
    raise({ id: 'middle', tone: 'warn', urgency: 2, fact: 'middle' })
  })
  expect(screen.getByRole('alert').textContent).toContain('high')
  act(() => withdraw('high'))
  expect(screen.getByRole('status').textContent).toContain('middle')
})

test('a phone window that fell silent is said, with a way to check', async () => {
  const { phone, clock, draw } = await aDeskWorld({ phone: aPhoneState() })
  draw(
    <>
      <PhoneLinkNotice />
      <BannerSlot />
    </>,
  )
  phone.say(undefined)
  act(() => clock.advance(12_000))
  expect(plainSpaces(screen.getByRole('alert').textContent)).toContain('Окно телефона не отвечает')
  const before = phone.hellos
  fireEvent.click(screen.getByRole('button'))
  expect(phone.hellos).toBe(before + 1)
  act(() => phone.say(aPhoneState()))
  expect(screen.queryByRole('alert')).toBeNull()
})
