import type { EpochMs } from '../../time.ts'

/**
 * Which items begin a new day (month, …), so that the list can say so above them.
 * @param periodOf  names the period of a time, in the zone and the detail that the list wants
 * @returns ids of the first item of each period, with the name of the period; `items` in the order of the list
 */
export function periodHeads(
  items: readonly { readonly id: string; readonly at: EpochMs }[],
  periodOf: (at: EpochMs) => string,
): ReadonlyMap<string, string> {
  const heads = new Map<string, string>()
  let before: string | undefined
  for (const { id, at } of items) {
    const period = periodOf(at)
    if (period !== before) heads.set(id, period)
    before = period
  }
  return heads
}
