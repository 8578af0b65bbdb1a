import { useDesk } from '../../state/desk-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'

/** Less than this to the deadline, in ms, is a warning. */
export const SOON_MS = 24 * 3_600_000

/** A deadline: the time alone today, the day with the time near it, the day alone further away. */
export const useWhen = (): ((at: number) => string) => {
  const { clock } = useDesk()
  const format = useFormat()
  return (at) => {
    const now = clock.now()
    if (sameDay(at, now)) return format.clock(at)
    return Math.abs(at - now) < 2 * SOON_MS ? `${format.day(at, now)} ${format.clock(at)}` : format.day(at, now)
  }
}

const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString()
