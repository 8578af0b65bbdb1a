import type { EpochMs } from '../../../../../core/domain/time.ts'

export type QuickTime = 'inHour' | 'today' | 'tomorrow'

/** Times that are chosen with one press; «сегодня 17:00» is offered while it is ahead. */
export function quickTimes(now: EpochMs): readonly { readonly id: QuickTime; readonly at: EpochMs }[] {
  const evening = atHour(now, 0, 17)
  return [
    { id: 'inHour', at: toMinute(now + 3_600_000) },
    ...(evening > now ? [{ id: 'today', at: evening } as const] : []),
    { id: 'tomorrow', at: atHour(now, 1, 10) },
  ]
}

function atHour(now: EpochMs, days: number, hour: number): EpochMs {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime()
}

const toMinute = (at: EpochMs): EpochMs => at - (at % 60_000)
const two = (count: number): string => String(count).padStart(2, '0')

/** As the fields of date and time take it, in the time of this computer. */
export function typedTime(at: EpochMs): { readonly date: string; readonly time: string } {
  const date = new Date(at)
  return {
    date: `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  }
}

/** Undefined: no such time. Without an hour it is due at the end of the working day. */
export function timeOf(date: string, time: string): EpochMs | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return undefined
  const at = new Date(`${date}T${/^\d{2}:\d{2}$/u.test(time) ? time : '18:00'}:00`).getTime()
  return Number.isNaN(at) ? undefined : at
}
