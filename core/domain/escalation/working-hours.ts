import type { EpochMs } from '../time.ts'
import type { EscalationRules, Hours } from './rules.ts'

type Week = Pick<EscalationRules, 'timeZone' | 'week'>

const MINUTE_MS = 60_000
/** Enough days to find work in any week that has some, long holidays of a rule's 90 days included. */
const MOST_DAYS = 2000

/** Whether work goes on at this moment; the closing minute does not belong to it. A week without hours: always. */
export function isWorking(at: EpochMs, rules: Week): boolean {
  if (!hasHours(rules)) return true
  const span = spanOf(localDay(at, rules.timeZone), rules)
  return span !== undefined && at >= span.opens && at < span.closes
}

/**
 * The moment when so many minutes of work have passed since `from`, and never earlier than `from`. The clock stands
 * still outside the hours, follows the zone's change of time (a shift of 23 or 25 hours counts what really passes), and
 * runs around the clock where no day has hours. With 0 minutes: the next moment of work.
 */
export function addWorkingMinutes(from: EpochMs, minutes: number, rules: Week): EpochMs {
  if (!hasHours(rules)) return from + minutes * MINUTE_MS
  let left = minutes * MINUTE_MS
  let day = localDay(from, rules.timeZone)
  for (let days = 0; days < MOST_DAYS; days += 1, day = nextDay(day)) {
    const span = spanOf(day, rules)
    if (span === undefined) continue
    const begin = Math.max(from, span.opens)
    const here = span.closes - begin
    if (here <= 0) continue
    if (left <= here) return begin + left
    left -= here
  }
  return from + minutes * MINUTE_MS
}

/** A date in the rules' zone; `month` from 1. */
interface Day {
  readonly year: number
  readonly month: number
  readonly date: number
}

const hasHours = ({ week }: Week): boolean => week.some((hours) => hours !== undefined && hours.to > hours.from)

function spanOf(day: Day, rules: Week): { readonly opens: EpochMs; readonly closes: EpochMs } | undefined {
  const weekday = (new Date(Date.UTC(day.year, day.month - 1, day.date)).getUTCDay() + 6) % 7
  const hours: Hours | undefined = rules.week[weekday]
  if (hours === undefined) return undefined
  return { opens: atLocal(day, hours.from, rules.timeZone), closes: atLocal(day, hours.to, rules.timeZone) }
}

function nextDay({ year, month, date }: Day): Day {
  const next = new Date(Date.UTC(year, month - 1, date + 1))
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, date: next.getUTCDate() }
}

function localDay(at: EpochMs, timeZone: string): Day {
  const local = new Date(at + offsetMs(at, timeZone))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, date: local.getUTCDate() }
}

/**
 * The moment when the zone's clocks show so many minutes after midnight. A time that is skipped when clocks go forward is
 * taken as much later as they jump; of a time that comes twice the first is taken.
 */
function atLocal(day: Day, minutes: number, timeZone: string): EpochMs {
  const wall = Date.UTC(day.year, day.month - 1, day.date) + minutes * MINUTE_MS
  const before = wall - offsetMs(wall - 24 * 60 * MINUTE_MS, timeZone)
  const after = wall - offsetMs(wall + 24 * 60 * MINUTE_MS, timeZone)
  const shows = (at: EpochMs): boolean => at + offsetMs(at, timeZone) === wall
  const first = Math.min(before, after)
  if (shows(first)) return first
  return shows(after) ? after : before
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the zone's clocks are ahead of UTC at this moment, ms. */
export function offsetMs(at: EpochMs, timeZone: string): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const of = (type: string): number => part.get(type as Intl.DateTimeFormatPartTypes) ?? 0
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return wall - Math.floor(at / 1000) * 1000
}
