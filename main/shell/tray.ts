import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Menu, Tray } from 'electron'

/** Windows wants several sizes in one file; macOS colours a template by itself; `@2x` beside a picture is found by Electron. */
const PICTURES: Readonly<Partial<Record<NodeJS.Platform, string>>> = { win32: 'icon.ico', darwin: 'trayTemplate.png' }

/** The icon by the clock: brings the desk to the front, or quits. Undefined where there is no picture for it or no tray. */
export function openTray(resources: string, title: string, onShow: () => void, onQuit: () => void): Tray | undefined {
  const picture = join(resources, 'icons', PICTURES[process.platform] ?? 'tray.png')
  if (!existsSync(picture)) return undefined
  try {
    const tray = new Tray(picture)
    tray.setToolTip(title)
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Firstline', click: onShow },
        { type: 'separator' },
        { label: 'Завершить работу / Quit', click: onQuit },
      ]),
    )
    tray.on('click', onShow)
    return tray
  } catch {
    return undefined
  }
}
