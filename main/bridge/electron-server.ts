import { ipcMain, type IpcMainEvent, type WebContents } from 'electron'
import type { Transport } from '../../core/contract/envelope.ts'
import { LINK_CHANNEL } from '../../core/contract/link-channel.ts'
import { createIpcLinks, type LinkWindow } from './ipc-link.ts'

/** The bridge over Electron's IPC. `attach` gets one transport for each life of a page. */
export function serveElectronBridge(
  origin: string,
  attach: (transport: Transport) => void,
  onRefused: (why: 'foreign-frame' | 'not-text') => void,
): void {
  const links = createIpcLinks({ channel: LINK_CHANNEL, origin, attach, onRefused })
  const windows = new WeakMap<WebContents, LinkWindow>()
  ipcMain.on(LINK_CHANNEL, (event: IpcMainEvent, text: unknown) => {
    const window = windows.get(event.sender) ?? linkWindow(event.sender)
    windows.set(event.sender, window)
    const frame = event.senderFrame
    links.receive({ window, isMainFrame: frame !== null && frame === event.sender.mainFrame, frameUrl: frame?.url ?? '', text })
  })
}

function linkWindow(contents: WebContents): LinkWindow {
  const listeners = new Set<() => void>()
  const gone = (): void => {
    for (const listener of listeners) listener()
    listeners.clear()
  }
  contents.on('destroyed', gone)
  contents.on('render-process-gone', gone)
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) gone()
  })
  return {
    id: contents.id,
    isDestroyed: () => contents.isDestroyed(),
    send: (channel, text) => {
      contents.send(channel, text)
    },
    onGone: (listener) => listeners.add(listener),
  }
}
