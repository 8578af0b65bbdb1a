import { actionIds, actions, type ActionId } from '../../keys/actions.ts'

/** Chords the browser or the system keeps for itself, or that move the focus. */
const FORBIDDEN = new Set([
  'Tab',
  'Shift+Tab',
  'Enter',
  'Space',
  'Escape',
  'F5',
  'F11',
  'F12',
  'Ctrl+KeyR',
  'Ctrl+KeyW',
  'Ctrl+KeyT',
  'Ctrl+KeyN',
  'Alt+F4',
  'Ctrl+KeyC',
  'Ctrl+KeyV',
  'Ctrl+KeyX',
  'Ctrl+KeyA',
  'Ctrl+KeyZ',
])

export type RebindOutcome =
  | { readonly kind: 'changed'; readonly keys: Readonly<Record<string, string>> }
  | { readonly kind: 'conflict'; readonly with: ActionId }
  | { readonly kind: 'forbidden' }

/** `keys` of the settings after an action got a new chord. A chord that equals the default leaves the settings. */
export function rebind(
  action: ActionId,
  chord: string,
  chords: Readonly<Record<ActionId, string>>,
  keys: Readonly<Record<string, string>>,
): RebindOutcome {
  if (FORBIDDEN.has(chord)) return { kind: 'forbidden' }
  const taken = actionIds.find((id) => id !== action && chords[id] === chord)
  if (taken !== undefined) return { kind: 'conflict', with: taken }
  const rest = withoutKey(keys, action)
  return { kind: 'changed', keys: chord === actions[action].chord ? rest : { ...rest, [action]: chord } }
}

export const withoutKey = (keys: Readonly<Record<string, string>>, action: ActionId): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(keys).filter(([id]) => id !== action))
