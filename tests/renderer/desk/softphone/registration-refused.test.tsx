import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BannerSlot } from '../../../../renderer/desk/app/banner-slot.tsx'
import { RegistrationRefused } from '../../../../renderer/desk/features/softphone/registration-refused.tsx'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneState } from '../../../support/phone-state-builder.ts'
import { plainSpaces } from '../../../support/plain-spaces.ts'

const refused = aPhoneState({
  registration: { phase: 'refused', server: 'wss://pbx.sever.ru:8089/ws', since: 1, why: 'wrong-password', account: '1001' },
})
const draw = async (bridge = new FakeBridge()) => {
  const world = await aDeskWorld({ phone: refused, bridge })
  world.draw(
    <>
      <BannerSlot />
      <RegistrationRefused />
    </>,
  )
  return world
}

test('says in plain words what happened, and takes the password', async () => {
  const { bridge, phone } = await draw()
  expect(plainSpaces(screen.getByRole('alert').textContent)).toContain('АТС не приняла пароль')
  expect(screen.getByRole('alert').textContent).toContain('pbx.sever.ru:8089')
  fireEvent.click(screen.getByRole('button', { name: 'Ввести пароль' }))
  fireEvent.change(await screen.findByLabelText('Новый пароль'), { target: { value: 'right' } })
  fireEvent.click(screen.getByRole('button', { name: /Сохранить/ }))
  await waitFor(() => expect(phone.commands).toEqual([{ kind: 'credentials-changed' }]))
  expect(bridge.asked).toContainEqual({ name: 'secrets.writeSipPassword', input: { index: 0, password: 'right' } })
})

test('a password that could not be kept is said, and nothing is lost', async () => {
  const { phone } = await draw(new FakeBridge({ 'secrets.writeSipPassword': () => Promise.reject(new Error('closed')) }))
  fireEvent.click(screen.getByRole('button', { name: 'Ввести пароль' }))
  const field = await screen.findByLabelText('Новый пароль')
  fireEvent.change(field, { target: { value: 'right' } })
  fireEvent.click(screen.getByRole('button', { name: /Сохранить/ }))
  await waitFor(() => expect(screen.getByText(/Пароль не сохранился/)).toBeTruthy())
  expect(field).toHaveProperty('value', 'right')
  expect(phone.commands).toEqual([])
})

test('goes away when the PBX takes us', async () => {
  const { phone } = await draw()
  act(() => phone.say(aPhoneState()))
  expect(screen.queryByRole('alert')).toBeNull()
})
