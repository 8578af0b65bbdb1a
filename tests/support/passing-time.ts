import { setImmediate as turn } from 'node:timers/promises'
import type { ManualClock } from './manual-clock.ts'

/** Lets everything that waits for nothing but the event loop come to rest. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 6; turns += 1) await turn()
}

/** Moves a manual clock in steps, so that what one timer begins can set the next one. */
export async function pass(clock: ManualClock, ms: number, stepMs = 250): Promise<void> {
  await settle()
  for (let left = ms; left > 0; left -= stepMs) {
    clock.advance(Math.min(stepMs, left))
    await settle()
  }
}
