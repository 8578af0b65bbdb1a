import { contextBridge, ipcRenderer } from 'electron'
import { LINK_CHANNEL } from '../core/contract/link-channel.ts'

/** All that a page can see of the main process: texts out, texts in. Their meaning is the bridge's. */
const link = {
  send(text: unknown): void {
    if (typeof text === 'string') ipcRenderer.send(LINK_CHANNEL, text)
  },
  onMessage(listener: (text: string) => void): void {
    ipcRenderer.on(LINK_CHANNEL, (_event, text: unknown) => {
      if (typeof text === 'string') listener(text)
    })
  },
}

contextBridge.exposeInMainWorld('firstline', link)
