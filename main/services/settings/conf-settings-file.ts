import Conf from 'conf'
import type { Settings } from '../../../core/contract/settings.ts'
import type { SettingsFile } from './settings.ts'

/** Settings in `<directory>/settings.json`, written atomically. A file that is not JSON is replaced at the next write. */
export function confSettingsFile(directory: string): SettingsFile {
  const conf = new Conf<{ settings?: Settings }>({
    cwd: directory,
    configName: 'settings',
    clearInvalidConfig: true,
    configFileMode: 0o600,
  })
  return {
    read: () => conf.get('settings'),
    write(settings) {
      conf.set('settings', settings)
    },
  }
}
