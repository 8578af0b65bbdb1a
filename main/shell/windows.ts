import { join } from 'node:path'
import { BrowserWindow, type BrowserWindowConstructorOptions, type WebPreferences } from 'electron'

export interface WindowOptions {
  /** `<application>/dist/preload/index.cjs` */
  readonly preload: string
  readonly partition: string
  readonly origin: string
  /** Picture of the window where the system does not take it from the package; absent: the system's. */
  readonly icon?: string
  readonly onCrash: (page: string) => void
}

/** Shortest time between two lives of one page, in ms: a page that dies at once must not spin. */
const REST_MS = 500

const preferences = ({ preload, partition }: WindowOptions): WebPreferences => ({
  preload,
  partition,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  // A ringtone and the client's voice play without a click first, and calls go on in a window nobody sees.
  autoplayPolicy: 'no-user-gesture-required',
  backgroundThrottling: false,
})

export interface DeskShape {
  readonly title: string
  readonly shown: boolean
  /** The company does not let its windows be photographed. */
  readonly isProtected: boolean
}

/** The window people look at. Its crash reloads it alone: calls live in the phone window. */
export function openDesk(options: WindowOptions, { title, shown, isProtected }: DeskShape): BrowserWindow {
  const window = open(options, 'desk.html', {
    title,
    width: 1440,
    height: 900,
    minWidth: 640,
    minHeight: 480,
    show: false,
    backgroundColor: '#E9ECEF',
    ...(options.icon === undefined ? {} : { icon: options.icon }),
  })
  window.removeMenu()
  // Screenshots and recordings of the system see a black window (Windows, macOS).
  if (isProtected) window.setContentProtection(true)
  if (shown) {
    window.once('ready-to-show', () => {
      window.show()
    })
  }
  return window
}

/** A page without a window: the phone, and in the sandbox the simulated client. */
export const openHidden = (options: WindowOptions, page: string): BrowserWindow =>
  open(options, page, { show: false, skipTaskbar: true, focusable: false, width: 320, height: 240 })

function open(options: WindowOptions, page: string, shape: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({ ...shape, webPreferences: preferences(options) })
  const load = (): void => {
    window.loadURL(`${options.origin}/${page}`).catch(() => undefined)
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    options.onCrash(page)
    setTimeout(() => {
      if (!window.isDestroyed()) load()
    }, REST_MS)
  })
  load()
  return window
}

export const preloadPath = (application: string): string => join(application, 'dist', 'preload', 'index.cjs')
