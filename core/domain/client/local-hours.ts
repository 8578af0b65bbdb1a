import { offsetMs } from '../escalation/working-hours.ts'
import type { EpochMs } from '../time.ts'
import type { Client } from './client.ts'

const HOUR_MS = 3_600_000
/** People are at work from Monday to Friday within these hours of their day. */
const WORK = { from: 9, to: 18 } as const
/** So many calls at one hour, and at least half of all, make a habit. */
const HABIT = 3
const LATEST_CALLS = 40

/** Whether it is a time of work where the client lives. Undefined: nobody knows where that is. */
export function hoursOf(at: EpochMs, timeZone: string | undefined): 'work' | 'off' | undefined {
  const offset = offsetAt(at, timeZone)
  if (offset === undefined) return undefined
  const local = new Date(at + offset)
  const [day, hour] = [local.getUTCDay(), local.getUTCHours()]
  return day >= 1 && day <= 5 && hour >= WORK.from && hour < WORK.to ? 'work' : 'off'
}

/** The hour of his day at which the client mostly calls, when it is that hour now. */
export function usualHour(client: Client, at: EpochMs, timeZone: string | undefined): number | undefined {
  const calls = client.history.filter(({ channel, at: when }) => channel === 'call-in' && when < at).slice(0, LATEST_CALLS)
  if (calls.length < HABIT) return undefined
  const offset = offsetAt(at, timeZone)
  if (offset === undefined) return undefined
  const hour = (when: EpochMs): number => new Date(when + offset).getUTCHours()
  const now = hour(at)
  const then = calls.filter((call) => hour(call.at) === now).length
  return then >= HABIT && then * 2 >= calls.length ? now : undefined
}

/** A zone that the calendar does not know (records come from anywhere) tells nothing. */
function offsetAt(at: EpochMs, timeZone: string | undefined): number | undefined {
  if (timeZone === undefined || !Number.isFinite(at) || Math.abs(at) > 8.6e15 - 24 * HOUR_MS) return undefined
  try {
    return offsetMs(at, timeZone)
  } catch {
    return undefined
  }
}
