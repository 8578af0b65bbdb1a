import { transportPair } from '../../support/transport-pair.ts'
import type { ServeBridge } from '../bridge-link.ts'

/** The bridge without any wire. */
export const serveInMemory: ServeBridge = async (dispatcher) => ({
  async open() {
    const pair = transportPair()
    dispatcher.attach(pair.far)
    return { transport: pair.near, sendRaw: (text) => pair.near.send(text), close: () => pair.cut() }
  },
  end: async () => undefined,
})
