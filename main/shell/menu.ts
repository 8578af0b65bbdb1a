import { Menu } from 'electron'

/** macOS finds copy, paste and quit through the menu; elsewhere the desk has none, so that no hidden key reloads it. */
export function setMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null,
  )
}
