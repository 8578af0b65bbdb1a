import { plainSpaces } from '../../../support/plain-spaces.ts'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { CallBar } from '../../../../renderer/desk/features/softphone/call-bar.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

describe('the dial field', () => {
  const draw = async () => {
    const world = await aDeskWorld({ phone: aPhoneState() })
    world.draw(<CallBar />)
    return world
  }

  test('its key brings the focus, Enter calls, the field is left', async () => {
    const { phone } = await draw()
    fireEvent.keyDown(document.body, { code: 'KeyC', key: 'с' })
    const field = screen.getByRole('textbox', { name: 'Номер' })
    expect(document.activeElement).toBe(field)
    await userEvent.type(field, '8 912 345-67-67{Enter}')
    expect(phone.commands).toEqual([{ kind: 'dial', number: '+79123456767' }])
    expect(document.activeElement).not.toBe(field)
  })

  test('what is half typed is there again after a call that rang meanwhile', async () => {
    const { phone } = await draw()
    await userEvent.type(screen.getByRole('textbox', { name: 'Номер' }), '8 912 3')
    act(() => phone.say(aPhoneWith(aCall.incoming())))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Номер' })).toBeNull())
    act(() => phone.say(aPhoneState()))
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Номер' }).value).toBe('8 912 3'))
  })

  test('a short number is answered with what is missing', async () => {
    const { phone } = await draw()
    await userEvent.type(screen.getByRole('textbox', { name: 'Номер' }), '+7 912 34{Enter}')
    expect(plainSpaces(screen.getByRole('alert').textContent)).toBe('Не хватает 5 цифр: после +7 нужно 10')
    expect(phone.commands).toEqual([])
  })
})

describe('transfer', () => {
  const open = async () => {
    const world = await aDeskWorld({ phone: aPhoneWith(aCall.active()) })
    world.draw(<CallBar />)
    fireEvent.keyDown(document.body, { code: 'KeyT', key: 'е' })
    const field = await screen.findByRole('combobox')
    return { ...world, field }
  }

  test('Enter talks first with the marked target', async () => {
    const { phone, field } = await open()
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' })
    expect(phone.commands).toEqual([{ kind: 'consult', callId: 'call-1', target: '2000' }])
  })

  test('Ctrl+Enter transfers at once to a typed number', async () => {
    const { phone, field } = await open()
    fireEvent.change(field, { target: { value: '+7 912 345 67 67' } })
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', ctrlKey: true })
    expect(phone.commands).toEqual([{ kind: 'transfer-blind', callId: 'call-1', target: '+79123456767' }])
  })

  test('what is not in the list and no number cannot be chosen', async () => {
    const { phone, field } = await open()
    fireEvent.change(field, { target: { value: 'Борис' } })
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' })
    expect(phone.commands).toEqual([])
    expect(screen.getByText(/В списке такого нет/)).toBeTruthy()
  })

  test('a failed transfer says why and that the call stays', async () => {
    const transfer = { kind: 'blind', target: '2000', stage: 'failed', why: 'busy' } as const
    const world = await aDeskWorld({ phone: aPhoneWith(aCall.active({ transfer })) })
    world.draw(<CallBar />)
    const words = plainSpaces(screen.getByRole('alert').textContent)
    expect(words).toContain('Перевод не прошёл')
    expect(words).toContain('Звонок остался у вас: занято')
    expect(screen.getByRole('button', { name: /Перевести/ }).hasAttribute('disabled')).toBe(false)
  })
})

describe('tones', () => {
  test('go out by keyboard and pointer, and choose nothing else', async () => {
    const world = await aDeskWorld({ phone: aPhoneWith(aCall.active()) })
    world.draw(<CallBar />)
    fireEvent.keyDown(document.body, { code: 'KeyK', key: 'л' })
    const one = await screen.findByRole('button', { name: '1' })
    act(() => one.focus())
    fireEvent.keyDown(one, { code: 'Digit5', key: '5' })
    fireEvent.keyDown(one, { code: 'KeyM', key: 'ь' })
    fireEvent.click(screen.getByRole('button', { name: '#' }))
    expect(world.phone.commands).toEqual([
      { kind: 'send-tones', callId: 'call-1', tones: '5' },
      { kind: 'send-tones', callId: 'call-1', tones: '#' },
    ])
    expect(screen.getByText('5#')).toBeTruthy()
  })
})

describe('a refused command', () => {
  test('is said in words', async () => {
    const world = await aDeskWorld({ phone: aPhoneWith(aCall.incoming()) })
    world.phone.answer = 'no-microphone'
    world.draw(<CallBar />)
    fireEvent.keyDown(document.body, { code: 'F2', key: 'F2' })
    await waitFor(() => expect(screen.getByText(/Нет микрофона/)).toBeTruthy())
  })
})
