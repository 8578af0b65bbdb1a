/** What a chord is made from; a KeyboardEvent fits. */
export interface Stroke {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

const modifiers = new Set(['ControlLeft', 'ControlRight', 'AltLeft', 'AltRight', 'ShiftLeft', 'ShiftRight', 'MetaLeft', 'MetaRight'])

/** The chord of a key stroke, e.g. `Ctrl+KeyF`; undefined for a modifier alone. Numpad digits count as digits. */
export const chordOf = (stroke: Stroke): string | undefined => {
  if (modifiers.has(stroke.code) || stroke.code === '') return undefined
  const numpad = /^Numpad(\d)$/.exec(stroke.code)
  const code = numpad !== null && stroke.key === numpad[1] ? `Digit${numpad[1]}` : stroke.code
  // Command stands for Ctrl on macOS.
  const held = [stroke.ctrlKey || stroke.metaKey ? 'Ctrl' : '', stroke.altKey ? 'Alt' : '', stroke.shiftKey ? 'Shift' : '']
  return [...held.filter(Boolean), code].join('+')
}

const labels: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '−',
  Equal: '=',
  Backquote: '`',
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** The caps to draw for a chord, e.g. `['Ctrl', 'F']`. Letters are the Latin ones printed on the key. */
export const capsOf = (chord: string): readonly string[] =>
  chord.split('+').map((part) => labels[part] ?? part.replace(/^(Key|Digit)/, '').replace(/^Numpad/, 'Num '))
