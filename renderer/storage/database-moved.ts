import { z } from 'zod'
import type { SeatMode } from './seat-mode.ts'

/** BroadcastChannel between the windows of a seat: its database was set aside, and a new one began. */
const channelName = (mode: SeatMode): string => `firstline-database-${mode}`

const movedSchema = z.object({ kind: z.literal('moved'), v: z.literal(1) })

export const tellMoved = (mode: SeatMode): void => {
  const channel = new BroadcastChannel(channelName(mode))
  channel.postMessage({ kind: 'moved', v: 1 })
  channel.close()
}

/** Returns the unsubscriber. */
export const onMoved = (mode: SeatMode, listener: () => void): (() => void) => {
  const channel = new BroadcastChannel(channelName(mode))
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (movedSchema.safeParse(event.data).success) listener()
  }
  return () => channel.close()
}
