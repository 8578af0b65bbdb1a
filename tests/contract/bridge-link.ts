import type { Transport } from '../../core/contract/envelope.ts'
import type { Dispatcher } from '../../main/bridge/dispatcher.ts'

/** One window's end of a transport, and what a test may do to it. */
export interface BridgeLink {
  readonly transport: Transport
  /** Puts a text on the wire as it is, whatever it is. */
  sendRaw(text: string): void
  /** The window goes away. */
  close(): void
}

/** A transport under test: serves a dispatcher, and opens windows on it. */
export interface LinkedBridge {
  open(): Promise<BridgeLink>
  end(): Promise<void>
}

export type ServeBridge = (dispatcher: Dispatcher) => Promise<LinkedBridge>
