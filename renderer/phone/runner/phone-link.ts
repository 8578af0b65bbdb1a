import { PHONE_CHANNEL, toPhoneSchema, type FromPhone, type ToPhone } from '../../../core/contract/phone-channel.ts'

/** The phone's end of the channel to the desks. */
export interface PhoneLink {
  post(message: FromPhone): void
  onMessage(listener: (message: ToPhone) => void): void
}

/** The channel of this origin. What does not parse is dropped and told to `onBad`. */
export function openPhoneLink(onBad: () => void): PhoneLink {
  const channel = new BroadcastChannel(PHONE_CHANNEL)
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      channel.addEventListener('message', (event: MessageEvent<unknown>) => {
        const parsed = toPhoneSchema.safeParse(event.data)
        if (parsed.success) listener(parsed.data)
        else if (!isFromPhone(event.data)) onBad()
      })
    },
  }
}

/** Another phone of this origin speaks on the same channel. */
function isFromPhone(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    typeof data.kind === 'string' &&
    ['state', 'outcome', 'refused'].includes(data.kind)
  )
}
