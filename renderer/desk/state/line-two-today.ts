import type { StoreApi } from 'zustand/vanilla'
import type { Desk } from './desk.ts'
import type { LineTwoView } from './line-two-view.ts'

/** How often the figures are asked for, in ms. */
const EVERY_MS = 300_000

/** Keeps today's figures in the view while the hub answers. Returns the stopper. */
export function followToday({ bridge, clock, team }: Desk, store: StoreApi<LineTwoView>): () => void {
  let cancel = (): void => undefined
  let asking = false
  const ask = async (): Promise<void> => {
    cancel()
    asking = true
    const now = team.hubNow()
    try {
      const insight = await bridge.call('team.insight', { from: new Date(now).setHours(0, 0, 0, 0), to: now })
      store.setState({ today: { solvedOnLine1: insight.solvedOnLine1, acceptedInTime: insight.acceptedInTime } })
    } catch {
      // The figures of before stay; they are asked for again.
    }
    asking = false
    cancel = clock.after(EVERY_MS, () => void ask())
  }
  let connected = false
  const follow = (): void => {
    const { link, team: description } = team.store.getState()
    const before = connected
    connected = link.kind === 'connected' && description !== undefined && description !== null
    if (connected && !before && !asking) void ask()
  }
  const stop = team.store.subscribe(follow)
  follow()
  return () => {
    stop()
    cancel()
  }
}
