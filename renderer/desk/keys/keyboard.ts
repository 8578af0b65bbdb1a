import type { KeyStore } from '../state/key-store.ts'
import { actionIds, actions, type ActionId } from './actions.ts'
import { chordOf } from './chord.ts'
import { isField } from './field.ts'

interface Handler {
  readonly id: string
  readonly run: () => void
}

/** Handlers of each action, the last one that came answers. */
const handlers = new WeakMap<KeyStore, Map<ActionId, Handler[]>>()

const stackOf = (store: KeyStore, action: ActionId): Handler[] => {
  const all = handlers.get(store) ?? new Map<ActionId, Handler[]>()
  handlers.set(store, all)
  const stack = all.get(action) ?? []
  all.set(action, stack)
  return stack
}

/** Says what an action does now; returns the withdrawer. The latest handler wins until it is withdrawn. */
export const onAction = (store: KeyStore, action: ActionId, handler: Handler): (() => void) => {
  const stack = stackOf(store, action)
  const publish = (): void => {
    const top = stack.at(-1)
    const { [action]: _before, ...others } = store.getState().live
    store.setState({ live: top === undefined ? others : { ...others, [action]: top.id } })
  }
  stack.push(handler)
  publish()
  return () => {
    const index = stack.indexOf(handler)
    if (index >= 0) stack.splice(index, 1)
    publish()
  }
}

/** Carries out what a key stroke means. In a field only `inField` actions run; Escape leaves the field. */
export const press = (store: KeyStore, event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.repeat || event.isComposing) return
  const field = isField(event.target)
  if (field && event.code === 'Escape') {
    if (event.target instanceof HTMLElement) event.target.blur()
    return
  }
  const chord = chordOf(event)
  const { chords } = store.getState()
  const action = actionIds.find((id) => chords[id] === chord && stackOf(store, id).length > 0)
  if (action === undefined || (field && !actions[action].inField) || (chord === 'Enter' && pressesItself(event))) return
  event.preventDefault()
  stackOf(store, action).at(-1)?.run()
}

/** A button, link or select that has the focus answers Enter itself. */
const pressesItself = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest('button, a[href], select, summary, input') !== null

/** Listens to the window's keys and to the focus. Returns the stopper. */
export const listenToKeys = (store: KeyStore, target: Document): (() => void) => {
  const onKey = (event: KeyboardEvent): void => press(store, event)
  const onFocus = (): void => {
    const typing = isField(target.activeElement)
    if (typing !== store.getState().typing) store.setState({ typing })
  }
  // After focusout the active element is known only when the event is over.
  const onLeave = (event: FocusEvent): void => {
    if (event.relatedTarget === null) store.setState({ typing: false })
  }
  target.addEventListener('keydown', onKey)
  target.addEventListener('focusin', onFocus)
  target.addEventListener('focusout', onLeave)
  return () => {
    target.removeEventListener('keydown', onKey)
    target.removeEventListener('focusin', onFocus)
    target.removeEventListener('focusout', onLeave)
  }
}
