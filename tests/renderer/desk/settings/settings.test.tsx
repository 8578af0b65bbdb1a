import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { rebind } from '../../../../renderer/desk/features/settings/rebind.ts'
import { SettingsSheet } from '../../../../renderer/desk/features/settings/settings-sheet.tsx'
import { bindChords } from '../../../../renderer/desk/keys/actions.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { aPhoneState } from '../../../support/phone-state-builder.ts'

const devices = {
  microphones: [
    { id: 'a', label: 'Гарнитура' },
    { id: 'b', label: 'Камера' },
  ],
  speakers: [{ id: 's', label: 'Гарнитура' }],
  microphoneId: 'a',
  permission: 'granted',
} as const

const open = async (page: string, options: Parameters<typeof aCallWorkWorld>[0] = {}) => {
  const world = await aCallWorkWorld({ phone: aPhoneState({ devices }), ...options })
  world.show(<SettingsSheet />)
  await world.user.keyboard('{Control>}[Comma]{/Control}')
  await world.user.click(await screen.findByRole('tab', { name: page }))
  return world
}

describe('settings', () => {
  it('open with a key, change the theme at once, and keep it with the host', async () => {
    const world = await open('Вид')
    await world.user.click(screen.getByRole('radio', { name: 'Тёмная' }))
    await waitFor(() => expect(world.desk.stores.session.getState().settings.theme).toBe('dark'))
    expect(world.bridge.asked).toContainEqual({ name: 'settings.write', input: { theme: 'dark' } })
    await world.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('hold until a restart when the host does not answer, and say so', async () => {
    const bridge = new FakeBridge({ 'settings.write': () => Promise.reject(new Error('gone')) })
    const world = await open('Вид', { bridge })
    await world.user.click(screen.getByRole('radio', { name: 'Тёмная' }))
    expect(await screen.findByText(/Настройка не.сохранена/)).toBeDefined()
    expect(world.desk.stores.session.getState().settings.theme).toBe('dark')
  })

  it('give the phone the microphone first and keep only what it took', async () => {
    const world = await open('Звук')
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Микрофон' }), 'b')
    expect(world.phone.commands).toContainEqual({ kind: 'choose-devices', microphoneId: 'b' })
    await waitFor(() => expect(world.desk.stores.session.getState().settings.microphoneId).toBe('b'))
    world.phone.answer = 'failed'
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Микрофон' }), 'a')
    expect(await screen.findByText(/Телефон не.открыл/)).toBeDefined()
    expect(world.desk.stores.session.getState().settings.microphoneId).toBe('b')
  })

  it('write the SIP password to the keychain and let the phone register again', async () => {
    const world = await open('Линия и\u00a0пароль')
    await world.user.click(screen.getByRole('button', { name: 'Сохранить пароль' }))
    expect(screen.getByText('Пароль пуст: впишите его')).toBeDefined()
    await world.user.type(screen.getByLabelText('Новый пароль SIP'), 'тайна{Enter}')
    expect(await screen.findByText(/Пароль сохранён/)).toBeDefined()
    expect(world.bridge.asked).toContainEqual({ name: 'secrets.writeSipPassword', input: { index: 0, password: 'тайна' } })
    await waitFor(() => expect(world.phone.commands).toContainEqual({ kind: 'credentials-changed' }))
    expect(screen.getByLabelText<HTMLInputElement>('Новый пароль SIP').value).toBe('')
  })

  it('say how data is kept', async () => {
    await open('About', { locale: 'en' })
    expect(screen.getByText('encrypted')).toBeDefined()
    expect(screen.getByText('the call goes on')).toBeDefined()
  })
})

describe('damaged records', () => {
  it('are counted in words, with what was kept', async () => {
    await open('О\u00a0программе', { storage: { quarantine: { count: () => Promise.resolve(3) } } })
    expect(await screen.findByText(/3\sзаписи не\sпрочитались/)).toBeDefined()
    expect(screen.getByText(/Ничего не\sудалено/)).toBeDefined()
  })

  it('are not spoken of when there are none', async () => {
    await open('About', { locale: 'en', storage: { quarantine: { count: () => Promise.resolve(0) } } })
    expect(screen.queryByText('Damage')).toBeNull()
  })
})

describe('keys', () => {
  it('are captured, shown, and can be taken back', async () => {
    const world = await open('Клавиши')
    await world.user.click(screen.getByRole('button', { name: 'Сменить: Заметка' }))
    expect(screen.getByRole('status').textContent).toMatch(/Нажмите новую клавишу/)
    fireEvent.keyDown(window, { code: 'Backslash', key: '\\' })
    await waitFor(() => expect(world.desk.stores.keys.getState().chords.note).toBe('Backslash'))
    await world.user.click(screen.getByRole('button', { name: 'Вернуть: Заметка' }))
    await waitFor(() => expect(world.desk.stores.keys.getState().chords.note).toBe('KeyN'))
  })

  it('refuse a key that another action has, and say which', async () => {
    const world = await open('Клавиши')
    await world.user.click(screen.getByRole('button', { name: 'Сменить: Заметка' }))
    act(() => void fireEvent.keyDown(window, { code: 'KeyM', key: 'ь' }))
    expect(await screen.findByText(/Клавиша занята: «Микрофон»/)).toBeDefined()
    expect(world.desk.stores.keys.getState().chords.note).toBe('KeyN')
  })

  it('never take what the system needs', () => {
    expect(rebind('note', 'Tab', bindChords({}), {})).toEqual({ kind: 'forbidden' })
  })

  it('that equal the default leave the settings', () => {
    expect(rebind('note', 'KeyN', bindChords({ note: 'KeyE' }), { note: 'KeyE' })).toEqual({ kind: 'changed', keys: {} })
  })
})
