import { offsetMs } from '../escalation/working-hours.ts'
import type { EpochMs } from '../time.ts'

const DAY_MS = 24 * 3_600_000
/** Zones change their time at whole quarters of an hour: one look into the calendar serves a whole quarter. */
const QUARTER_MS = 900_000

/** Days and hours as the clocks of one zone show them. Quick for hundreds of thousands of moments. */
export interface ZoneDays {
  /** `2024-07-18`. */
  dayOf(at: EpochMs): string
  /** 0…23. */
  hourOf(at: EpochMs): number
  /** Every day that [from, to) touches, in order, at most `most`. */
  daysOf(from: EpochMs, to: EpochMs, most: number): readonly string[]
}

export function zoneDays(timeZone: string): ZoneDays {
  const offsets = new Map<number, number>()
  const names = new Map<number, string>()
  /** Days since 1970-01-01 and ms into the day, by the zone's clocks. */
  const local = (at: EpochMs): number => {
    const quarter = Math.floor(at / QUARTER_MS)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      offset = offsetMs(quarter * QUARTER_MS, timeZone)
      offsets.set(quarter, offset)
    }
    return at + offset
  }
  const dayNumber = (at: EpochMs): number => Math.floor(local(at) / DAY_MS)
  const name = (day: number): string => {
    const known = names.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10)
    names.set(day, known)
    return known
  }
  return {
    dayOf: (at) => name(dayNumber(at)),
    hourOf: (at) => Math.floor((((local(at) % DAY_MS) + DAY_MS) % DAY_MS) / 3_600_000),
    daysOf(from, to, most) {
      if (!(to > from)) return []
      const [first, last] = [dayNumber(from), dayNumber(to - 1)]
      return Array.from({ length: Math.min(most, last - first + 1) }, (_, index) => name(first + index))
    },
  }
}
