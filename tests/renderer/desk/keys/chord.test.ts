import { expect, test } from 'vitest'
import { actionIds, actions, bindChords } from '../../../../renderer/desk/keys/actions.ts'
import { capsOf, chordOf } from '../../../../renderer/desk/keys/chord.ts'

const stroke = (code: string, key: string, held: Partial<KeyboardEvent> = {}) => ({
  code,
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
})

test('the key counts, not the letter: a Russian layout changes nothing', () => {
  expect(chordOf(stroke('KeyM', 'ь'))).toBe('KeyM')
  expect(chordOf(stroke('KeyF', 'а', { ctrlKey: true }))).toBe('Ctrl+KeyF')
})

test('digits of the numpad are digits while NumLock is on', () => {
  expect(chordOf(stroke('Numpad3', '3'))).toBe('Digit3')
  expect(chordOf(stroke('Numpad3', 'PageDown'))).toBe('Numpad3')
})

test('a modifier alone is no chord', () => {
  expect(chordOf(stroke('ControlLeft', 'Control', { ctrlKey: true }))).toBeUndefined()
})

test('caps show what is printed on the keys', () => {
  expect(capsOf('Ctrl+KeyF')).toEqual(['Ctrl', 'F'])
  expect(capsOf('F2')).toEqual(['F2'])
  expect(capsOf('Ctrl+Comma')).toEqual(['Ctrl', ','])
})

test('no two actions share a default chord', () => {
  const chords = actionIds.map((id) => actions[id].chord)
  expect(new Set(chords).size).toBe(chords.length)
})

test('nothing that answers, places or ends a call works in a field', () => {
  for (const id of ['answer', 'decline', 'end', 'callBack', 'completeTransfer', 'cancelTransfer', 'hold', 'mute'] as const)
    expect(actions[id].inField).toBe(false)
})

test('settings change chords; unknown actions are left aside', () => {
  const chords = bindChords({ mute: 'KeyQ', nonsense: 'KeyW' })
  expect(chords.mute).toBe('KeyQ')
  expect(chords.hold).toBe('KeyH')
  expect(Object.keys(chords)).not.toContain('nonsense')
})
