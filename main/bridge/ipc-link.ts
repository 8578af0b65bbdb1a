import type { Transport } from '../../core/contract/envelope.ts'

/** A window as the IPC side of the bridge sees it (`WebContents` of Electron, without the import). */
export interface LinkWindow {
  readonly id: number
  isDestroyed(): boolean
  send(channel: string, text: string): void
  /** The window's content is gone: destroyed, crashed, or about to be replaced by a reload. */
  onGone(listener: () => void): void
}

/** One message from a page: the text, the window, and the address of the frame that sent it. */
export interface LinkMessage {
  readonly window: LinkWindow
  readonly isMainFrame: boolean
  readonly frameUrl: string
  readonly text: unknown
}

export interface IpcLinks {
  receive(message: LinkMessage): void
}

export interface IpcLinksOptions {
  readonly channel: string
  /** Origin that may speak, e.g. `app://firstline`. */
  readonly origin: string
  /** Called once for each life of a page. */
  readonly attach: (transport: Transport) => void
  readonly onRefused: (why: 'foreign-frame' | 'not-text') => void
}

/** Turns IPC messages into one transport for each life of a page. Only the top frame of our own pages is heard. */
export function createIpcLinks({ channel, origin, attach, onRefused }: IpcLinksOptions): IpcLinks {
  const links = new Map<number, (text: string) => void>()
  const open = (window: LinkWindow): ((text: string) => void) => {
    const inward: ((text: string) => void)[] = []
    const closed: (() => void)[] = []
    window.onGone(() => {
      if (links.get(window.id) !== deliver) return
      links.delete(window.id)
      for (const listener of closed) listener()
    })
    const deliver = (text: string): void => {
      for (const listener of inward) listener(text)
    }
    links.set(window.id, deliver)
    attach({
      send(text) {
        if (links.get(window.id) === deliver && !window.isDestroyed()) window.send(channel, text)
      },
      onMessage: (listener) => inward.push(listener),
      onClose: (listener) => closed.push(listener),
    })
    return deliver
  }
  return {
    receive({ window, isMainFrame, frameUrl, text }) {
      if (!isMainFrame || !isOf(origin, frameUrl)) {
        onRefused('foreign-frame')
        return
      }
      if (typeof text !== 'string') {
        onRefused('not-text')
        return
      }
      const deliver = links.get(window.id) ?? open(window)
      deliver(text)
    },
  }
}

/** `URL.origin` of a non-standard scheme is `null` in Node, so scheme and host are compared. */
function isOf(origin: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}` === origin
}
