import { createIpcLinks, type LinkWindow } from '../../../main/bridge/ipc-link.ts'
import { LINK_CHANNEL } from '../../../core/contract/link-channel.ts'
import type { ServeBridge } from '../bridge-link.ts'

const ORIGIN = 'app://firstline'

/** A window as Electron would show it: messages go both ways in order, and its content can be gone. */
export class FakeWindow implements LinkWindow {
  static #lastId = 0
  readonly id = (FakeWindow.#lastId += 1)
  readonly received: string[] = []
  readonly #inward: ((text: string) => void)[] = []
  readonly #gone: (() => void)[] = []
  #destroyed = false

  isDestroyed(): boolean {
    return this.#destroyed
  }

  send(_channel: string, text: string): void {
    this.received.push(text)
    queueMicrotask(() => {
      for (const listener of this.#inward) listener(text)
    })
  }

  onGone(listener: () => void): void {
    this.#gone.push(listener)
  }

  onMessage(listener: (text: string) => void): void {
    this.#inward.push(listener)
  }

  destroy(): void {
    this.#destroyed = true
    this.reload()
  }

  /** The page begins a new life. */
  reload(): void {
    for (const listener of this.#gone.splice(0)) listener()
  }
}

/** The bridge over Electron's kind of IPC, without Electron. */
export const serveOverFakeIpc: ServeBridge = async (dispatcher) => {
  const links = createIpcLinks({
    channel: LINK_CHANNEL,
    origin: ORIGIN,
    attach: (transport) => dispatcher.attach(transport),
    onRefused: () => undefined,
  })
  return {
    async open() {
      const window = new FakeWindow()
      const onClose: (() => void)[] = []
      const send = (text: string): void => {
        queueMicrotask(() => links.receive({ window, isMainFrame: true, frameUrl: `${ORIGIN}/desk.html`, text }))
      }
      return {
        transport: { send, onMessage: (listener) => window.onMessage(listener), onClose: (listener) => onClose.push(listener) },
        sendRaw: send,
        close() {
          window.destroy()
          for (const listener of onClose) listener()
        },
      }
    },
    end: async () => undefined,
  }
}
