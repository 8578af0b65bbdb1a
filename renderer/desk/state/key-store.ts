import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ActionId } from '../keys/actions.ts'

/** The keyboard as the screen shows it. */
export interface Keyboard {
  /** A text field has the focus: most keys type instead of acting. */
  readonly typing: boolean
  /** Chord of each action after rebinding. */
  readonly chords: Readonly<Record<ActionId, string>>
  /** Which control answers an action now (its id), when several are on the screen; absent: none. */
  readonly live: Readonly<Partial<Record<ActionId, string>>>
}

export type KeyStore = StoreApi<Keyboard>

export const createKeyStore = (chords: Readonly<Record<ActionId, string>>): KeyStore =>
  createStore<Keyboard>(() => ({ typing: false, chords, live: {} }))
