import type { Transport } from '../../core/contract/envelope.ts'

/** Two ends of one wire in memory; texts arrive later, in order, as on a real one. */
export interface TransportPair {
  readonly near: Transport
  readonly far: Transport
  /** Cuts the wire: both ends are told. */
  cut(): void
}

export function transportPair(): TransportPair {
  const [near, far] = [new End(), new End()]
  near.peer = far
  far.peer = near
  return {
    near,
    far,
    cut() {
      near.close()
      far.close()
    },
  }
}

class End implements Transport {
  peer: End | undefined
  #open = true
  readonly #onMessage: ((text: string) => void)[] = []
  readonly #onClose: (() => void)[] = []

  send(text: string): void {
    const { peer } = this
    queueMicrotask(() => {
      if (this.#open) peer?.deliver(text)
    })
  }

  onMessage(listener: (text: string) => void): void {
    this.#onMessage.push(listener)
  }

  onClose(listener: () => void): void {
    this.#onClose.push(listener)
  }

  deliver(text: string): void {
    if (this.#open) for (const listener of this.#onMessage) listener(text)
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    for (const listener of this.#onClose) listener()
  }
}
