import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { CallBar } from '../../../../renderer/desk/features/softphone/call-bar.tsx'
import type { Call } from '../../../../core/domain/call/call.ts'
import { Button } from '../../../../renderer/desk/ui/button.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'

const draw = async (...calls: readonly Call[]) => {
  const world = await aDeskWorld({ phone: aPhoneWith(...calls) })
  world.draw(
    <>
      <CallBar />
      <textarea aria-label="note" />
    </>,
  )
  return world
}
const note = (): HTMLElement => screen.getByRole('textbox', { name: 'note' })
const press = (code: string, key = code, target: Element = document.activeElement ?? document.body): void => {
  fireEvent.keyDown(target, { code, key })
}
const caps = (name: RegExp): { caps: (string | null)[]; works: string | null } => {
  const drawn = screen.getByRole('button', { name }).querySelector('[data-works]')
  return {
    caps: [...(drawn?.querySelectorAll('kbd') ?? [])].map((cap) => cap.textContent),
    works: drawn?.getAttribute('data-works') ?? null,
  }
}

describe('keys of a call', () => {
  test('F2 answers, F3 declines', async () => {
    const { phone } = await draw(aCall.incoming())
    press('F2')
    press('F3')
    expect(phone.commands.map(({ kind }) => kind)).toEqual(['answer', 'decline'])
  })

  test('M H work on a Russian layout, F4 ends', async () => {
    const { phone } = await draw(aCall.active())
    press('KeyM', 'ь')
    press('KeyH', 'р')
    press('F4')
    expect(phone.commands.map(({ kind }) => kind)).toEqual(['mute', 'hold', 'hang-up'])
  })

  test('in a field no key answers; Answer shows Esc first, and works after it', async () => {
    const { phone } = await draw(aCall.incoming())
    act(() => note().focus())
    press('F2')
    press('F3')
    expect(phone.commands).toEqual([])
    expect(caps(/Ответить/)).toEqual({ caps: ['Esc', 'F2'], works: 'true' })
    expect(screen.getByText(/сначала Esc/)).toBeTruthy()
    press('Escape')
    expect(document.activeElement).toBe(document.body)
    await waitFor(() => expect(caps(/Ответить/)).toEqual({ caps: ['F2'], works: 'true' }))
    press('F2')
    expect(phone.commands.map(({ kind }) => kind)).toEqual(['answer'])
  })

  test('in a field no key ends, holds or mutes; their caps are dashed', async () => {
    const { phone } = await draw(aCall.active())
    act(() => note().focus())
    for (const code of ['F4', 'KeyM', 'KeyH', 'KeyT', 'KeyK']) press(code)
    expect(phone.commands).toEqual([])
    expect(caps(/Завершить/).works).toBe('false')
  })

  test('ringing never moves the focus', async () => {
    const { phone } = await draw()
    act(() => note().focus())
    act(() => phone.say(aPhoneWith(aCall.incoming())))
    expect(document.activeElement).toBe(note())
  })

  test('a held key answers once', async () => {
    const { phone } = await draw(aCall.incoming())
    fireEvent.keyDown(document.body, { code: 'F2', key: 'F2', repeat: true })
    expect(phone.commands).toEqual([])
  })

  test('a rebound key works and is drawn', async () => {
    const world = await aDeskWorld({ phone: aPhoneWith(aCall.active()), settings: { keys: { mute: 'KeyQ' } } })
    world.draw(<CallBar />)
    expect(caps(/Микрофон/).caps).toEqual(['Q'])
    press('KeyM')
    expect(world.phone.commands).toEqual([])
    press('KeyQ', 'й')
    expect(world.phone.commands.map(({ kind }) => kind)).toEqual(['mute'])
  })
})

describe('the pointer after a change of phase', () => {
  test('is ignored for 500 ms, so that a double click on Answer does not end the call', async () => {
    const { phone, clock } = await draw(aCall.incoming())
    act(() => phone.say(aPhoneWith(aCall.active())))
    const end = screen.getByRole('button', { name: /Завершить/ })
    clock.advance(499)
    fireEvent.click(end, { detail: 2 })
    expect(phone.commands).toEqual([])
    clock.advance(1)
    fireEvent.click(end, { detail: 1 })
    expect(phone.commands.map(({ kind }) => kind)).toEqual(['hang-up'])
  })
})

describe('a key that two controls want', () => {
  test('belongs to the later one; the other is dashed until that one goes', async () => {
    const { draw } = await aDeskWorld()
    const pressed: string[] = []
    const both = (second: boolean) => (
      <>
        <Button action="choose1" onPress={() => pressed.push('first')}>
          first
        </Button>
        {second && (
          <Button action="choose1" onPress={() => pressed.push('second')}>
            second
          </Button>
        )}
      </>
    )
    const { rerender } = draw(both(true))
    expect([caps(/first/).works, caps(/second/).works]).toEqual(['false', 'true'])
    press('Digit1', '1')
    rerender(both(false))
    await waitFor(() => expect(caps(/first/).works).toBe('true'))
    press('Digit1', '1')
    expect(pressed).toEqual(['second', 'first'])
  })
})
