import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the state of a seat lives when nobody says otherwise, by the custom of each system. */
export function defaultProfileDirectory(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home = homedir(),
): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Firstline', 'seat')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Firstline', 'seat')
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'firstline', 'seat')
}
