import { chordOf } from '../../keys/chord.ts'
import { isField } from '../../keys/field.ts'

/** What a key does on the drawing board. Digits add the steps of the palette. */
export type EditorCommand =
  | { readonly kind: 'add'; readonly digit: number }
  | { readonly kind: 'walk'; readonly direction: 'up' | 'down' | 'left' | 'right' | 'start' }
  | {
      readonly kind:
        | 'undo'
        | 'redo'
        | 'save'
        | 'run'
        | 'layout'
        | 'remove'
        | 'duplicate'
        | 'zoomIn'
        | 'zoomOut'
        | 'fit'
        | 'all'
        | 'fields'
        | 'leaveFields'
    }

interface Key {
  readonly command: EditorCommand
  /** Works while something is being typed. */
  readonly inField?: true
  /** Only while the drawing itself has the focus: elsewhere the key means what it always means. */
  readonly onGraph?: true
}

const add = (digit: number): [string, Key] => [`Digit${String(digit)}`, { command: { kind: 'add', digit } }]

/** The keys every editor has; they are of the layout-independent kind, as all of the desk. */
const KEYS: Readonly<Record<string, Key>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map(add)),
  'Ctrl+KeyZ': { command: { kind: 'undo' }, inField: true },
  'Ctrl+Shift+KeyZ': { command: { kind: 'redo' }, inField: true },
  'Ctrl+KeyY': { command: { kind: 'redo' }, inField: true },
  'Ctrl+KeyS': { command: { kind: 'save' }, inField: true },
  F5: { command: { kind: 'run' }, inField: true },
  KeyL: { command: { kind: 'layout' } },
  KeyF: { command: { kind: 'fit' } },
  Equal: { command: { kind: 'zoomIn' } },
  Minus: { command: { kind: 'zoomOut' } },
  NumpadAdd: { command: { kind: 'zoomIn' } },
  NumpadSubtract: { command: { kind: 'zoomOut' } },
  'Ctrl+KeyD': { command: { kind: 'duplicate' } },
  'Ctrl+KeyA': { command: { kind: 'all' } },
  Delete: { command: { kind: 'remove' }, onGraph: true },
  Backspace: { command: { kind: 'remove' }, onGraph: true },
  ArrowUp: { command: { kind: 'walk', direction: 'up' }, onGraph: true },
  ArrowDown: { command: { kind: 'walk', direction: 'down' }, onGraph: true },
  ArrowLeft: { command: { kind: 'walk', direction: 'left' }, onGraph: true },
  ArrowRight: { command: { kind: 'walk', direction: 'right' }, onGraph: true },
  Home: { command: { kind: 'walk', direction: 'start' }, onGraph: true },
  Enter: { command: { kind: 'fields' }, onGraph: true },
  Escape: { command: { kind: 'leaveFields' }, inField: true },
}

/** The command of a key stroke at this place; undefined: it means something else there. */
export function commandOf(event: KeyboardEvent, isOnGraph: boolean): EditorCommand | undefined {
  const chord = chordOf(event)
  const key = chord !== undefined && Object.hasOwn(KEYS, chord) ? KEYS[chord] : undefined
  if (key === undefined || (key.onGraph === true && !isOnGraph)) return undefined
  // A closed select goes by letters and digits.
  const types = isField(event.target) || event.target instanceof HTMLSelectElement
  return types && key.inField !== true ? undefined : key.command
}

/** Chords that are the desk's wherever one is: function keys, and those with Ctrl or Alt. Others stay on the board. */
export const goesToDesk = (event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>): boolean =>
  /^F\d/.test(event.code) || event.ctrlKey || event.altKey || event.metaKey
