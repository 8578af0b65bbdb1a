import { useContext, useEffect, useId, useRef } from 'react'
import { useDesk, useKeyboard } from '../state/desk-context.tsx'
import { actions, type ActionId } from './actions.ts'
import { capsOf } from './chord.ts'
import { CoveredContext } from './covered.tsx'
import { onAction } from './keyboard.ts'

/**
 * Binds an action's key while the component is there and `enabled`. The latest component to bind wins.
 * Behind something that covers it, it has no keys. Says whether the key is this component's: false only while another one answers it.
 */
export const useKey = (action: ActionId | undefined, run: () => void, enabled = true): boolean => {
  const { keys } = useDesk().stores
  const id = useId()
  const isCovered = useContext(CoveredContext)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (action === undefined || !enabled || isCovered) return
    return onAction(keys, action, { id, run: () => latest.current() })
  }, [keys, action, enabled, isCovered, id])
  return useKeyboard((keyboard) => action === undefined || (keyboard.live[action] ?? id) === id)
}

/** How to draw an action's key now. */
export interface KeyLook {
  readonly caps: readonly string[]
  /** Pressing it now does it. */
  readonly works: boolean
  /** It would work after Escape: a field has the focus. */
  readonly afterEscape: boolean
}

export const useKeyLook = (action: ActionId, enabled = true): KeyLook => {
  const chord = useKeyboard((keyboard) => keyboard.chords[action])
  const typing = useKeyboard((keyboard) => keyboard.typing)
  const blocked = typing && !actions[action].inField
  return { caps: capsOf(chord), works: enabled && !blocked, afterEscape: enabled && blocked }
}
