import { createStore, type StoreApi } from 'zustand/vanilla'

/** Whether the settings are open, and on which page. */
export interface SettingsDoorState {
  readonly open: boolean
  readonly page: SettingsPage
}
export type SettingsPage = 'look' | 'sound' | 'keys' | 'line' | 'directory' | 'privacy' | 'about'

export interface SettingsDoor {
  readonly store: StoreApi<SettingsDoorState>
  /** Opens the settings from anywhere on the desk, e.g. on the password when the PBX refused it. */
  open(page?: SettingsPage): void
  close(): void
}

export function createSettingsDoor(): SettingsDoor {
  const store = createStore<SettingsDoorState>(() => ({ open: false, page: 'look' }))
  return {
    store,
    open: (page) => store.setState(page === undefined ? { open: true } : { open: true, page }),
    close: () => store.setState({ open: false }),
  }
}
