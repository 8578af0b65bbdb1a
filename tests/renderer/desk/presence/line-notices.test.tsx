import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BannerSlot } from '../../../../renderer/desk/app/banner-slot.tsx'
import { LineNotices } from '../../../../renderer/desk/features/presence/line-notices.tsx'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneState } from '../../../support/phone-state-builder.ts'
import { plainSpaces } from '../../../support/plain-spaces.ts'

test('an outage is said from its beginning, whatever number of attempts', async () => {
  const { phone, clock, draw } = await aDeskWorld({ phone: aPhoneState() })
  draw(
    <>
      <LineNotices />
      <BannerSlot />
    </>,
  )
  const server = 'wss://pbx.example/ws'
  const broke = clock.now()
  const retry = (attempt: number): void => {
    const since = clock.now()
    const broken = { phase: 'reconnecting', server, since, attempt, why: 'socket-closed', retryAt: since + 2000 } as const
    act(() => phone.say(aPhoneState({ registration: broken })))
    act(() => clock.advance(2000))
    act(() => phone.say(aPhoneState({ registration: { phase: 'connecting', server, since: clock.now(), attempt } })))
  }
  retry(2)
  expect(screen.queryByRole('status')).toBeNull()
  retry(3)
  const time = new Date(broke).toTimeString().slice(0, 5)
  expect(plainSpaces(screen.getByRole('status').textContent)).toContain(`Нет связи с АТС с ${time}.`)
  act(() => phone.say(aPhoneState()))
  expect(screen.queryByRole('status')).toBeNull()
})
