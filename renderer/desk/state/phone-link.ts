import { PHONE_CHANNEL, type ToPhone } from '../../../core/contract/phone-channel.ts'

/** The wire to the phone window: carries messages both ways and understands none of them. */
export interface PhoneLink {
  send(message: ToPhone): void
  /** Messages as they came, not parsed. Returns the unsubscriber. */
  onMessage(listener: (data: unknown) => void): () => void
  close(): void
}

/** The real wire: a BroadcastChannel of this origin. */
export const openPhoneLink = (): PhoneLink => {
  const channel = new BroadcastChannel(PHONE_CHANNEL)
  return {
    send: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      const heard = (event: MessageEvent<unknown>): void => listener(event.data)
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
    close: () => channel.close(),
  }
}
