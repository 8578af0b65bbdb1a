import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { PhoneState } from '../../../../core/contract/phone-channel.ts'
import { BannerSlot } from '../../../../renderer/desk/app/banner-slot.tsx'
import { Strip } from '../../../../renderer/desk/features/presence/strip.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { FakeClientDirectory } from '../../../support/fake-client-directory.ts'
import { FakeJournal } from '../../../support/fake-journal.ts'
import { aPhoneState, viewOf } from '../../../support/phone-state-builder.ts'
import { plainSpaces } from '../../../support/plain-spaces.ts'

const AT = 1_750_000_000_000
const quality = { mos: 4.3, delayMs: 20, jitterMs: 3, loss: 0 }

const draw = async (phone: PhoneState, options: Omit<Parameters<typeof aDeskWorld>[0] & object, 'phone'> = {}) => {
  const world = await aDeskWorld({ phone, ...options })
  world.draw(
    <>
      <Strip />
      <BannerSlot />
    </>,
  )
  return world
}
const strip = (): string => plainSpaces(screen.getByRole('banner').textContent)

describe('the strip', () => {
  test('shows state, line, registration; no quality without a call', async () => {
    await draw(aPhoneState({ presence: { kind: 'ready', since: AT - 41_000 } }))
    expect(strip()).toContain('Готовность')
    expect(strip()).toContain('00:41')
    expect(strip()).toContain('Поддержка B2B')
    expect(strip()).toContain('Регистрация есть')
    expect(strip()).not.toContain('Связь')
    expect(strip()).not.toContain('CRM')
  })

  test('shows how a call sounds', async () => {
    await draw(aPhoneState({ calls: [viewOf(aCall.active(), { quality })] }))
    expect(strip()).toContain('Связь 4,3 · хорошая')
  })

  test('shows deliveries that wait and those that need a person', async () => {
    const counts = { due: 2, leased: 0, delivered: 0, exhausted: 0, rejected: 0 }
    const storage = {
      directory: new FakeClientDirectory(),
      journal: new FakeJournal(),
      delivery: { get: () => counts, subscribe: () => () => undefined },
    }
    await draw(aPhoneState(), { storage, seat: { crm: { kind: 'sandbox' } } })
    expect(strip()).toContain('CRM: 2 в пути')
  })

  test.each([
    ['nothing', { due: 0, delivered: 3 }, undefined],
    ['that it is not connected', { due: 2, delivered: 0 }, 'CRM не подключена'],
  ])('without a CRM says %s', async (_, jobs, words) => {
    const counts = { leased: 0, exhausted: 0, rejected: 0, ...jobs }
    const delivery = { get: () => counts, subscribe: () => () => undefined }
    await draw(aPhoneState(), { storage: { directory: new FakeClientDirectory(), journal: new FakeJournal(), delivery } })
    if (words === undefined) expect(strip()).not.toContain('CRM')
    else expect(strip()).toContain(words)
  })

  test('never hides plain storage', async () => {
    await draw(aPhoneState(), { seat: { storage: 'plain' } })
    expect(strip()).toContain('Хранение без шифрования')
  })

  test('counts down to the next try of the line', async () => {
    const { clock } = await draw(
      aPhoneState({
        registration: { phase: 'reconnecting', server: 's', since: AT, attempt: 2, why: 'socket-closed', retryAt: AT + 8000 },
      }),
    )
    expect(strip()).toContain('Нет связи с АТС, повтор через 8 с')
    act(() => clock.advance(3000))
    expect(strip()).toContain('повтор через 5 с')
    expect(plainSpaces(screen.getByRole('status').textContent)).toContain('Звонки не приходят')
  })
})

describe('the presence menu', () => {
  const open = async (): Promise<void> => {
    fireEvent.keyDown(document.body, { code: 'KeyP', key: 'з' })
    await screen.findByRole('menu')
  }

  test('chooses a break', async () => {
    const { phone } = await draw(aPhoneState())
    await open()
    fireEvent.click(screen.getByRole('menuitem', { name: 'Перерыв: обед' }))
    expect(phone.commands).toEqual([{ kind: 'choose-presence', next: { kind: 'break', reasonId: 'lunch' } }])
  })

  test('during a call chooses what comes after it, and shows the choice', async () => {
    await draw(aPhoneState({ presence: { kind: 'on-call', since: AT, next: { kind: 'break', reasonId: 'lunch' } } }))
    expect(strip()).toContain('затем: Перерыв: обед')
    await open()
    expect(screen.getByText('После этого звонка')).toBeTruthy()
    expect(screen.getByRole('menuitem', { name: 'Перерыв: обед' }).getAttribute('aria-current')).toBe('true')
  })

  test('honest Not ready says why and what to do', async () => {
    await draw(aPhoneState({ presence: { kind: 'not-ready', since: AT, why: 'no-microphone' } }))
    expect(strip()).toContain('Нет готовности')
    expect(screen.getByRole('status').textContent).toContain('Подключите его')
  })

  test('speaks English', async () => {
    await draw(aPhoneState({ presence: { kind: 'wrap-up', since: AT, until: AT + 1, callId: 'x' } }), { locale: 'en' })
    expect(strip()).toContain('Wrap-up')
    expect(strip()).toContain('Registered')
  })
})
