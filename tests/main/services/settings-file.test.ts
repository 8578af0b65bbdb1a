import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { confSettingsFile } from '../../../main/services/settings/conf-settings-file.ts'
import { SettingsStore } from '../../../main/services/settings/settings.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

it.skipIf(process.platform === 'win32')('settings are readable by their owner only', async () => {
  const folder = await temporaryFolder()
  new SettingsStore(confSettingsFile(folder), { write: () => undefined }).write({ theme: 'dark' })
  expect((await stat(join(folder, 'settings.json'))).mode & 0o777).toBe(0o600)
})
