import Store from 'electron-store'
import type { Settings } from '../../core/contract/settings.ts'
import type { SettingsFile } from '../services/settings/settings.ts'

/** Settings in `<directory>/settings.json`, written atomically. A file that is not JSON is replaced at the next write. */
export function electronStoreSettingsFile(directory: string): SettingsFile {
  const store = new Store<{ settings?: Settings }>({ cwd: directory, name: 'settings', clearInvalidConfig: true, configFileMode: 0o600 })
  return {
    read: () => store.get('settings'),
    write(settings) {
      store.set('settings', settings)
    },
  }
}
