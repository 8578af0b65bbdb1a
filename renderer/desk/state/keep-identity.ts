const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `next`, with every part that equals the same part of `previous` replaced by the old object. The phone sends its whole
 * state on each change; this way only what changed makes components render. Plain data only.
 */
export const keepIdentity = <T>(previous: T | undefined, next: T): T => {
  if (Object.is(previous, next)) return next
  const merged = merge(previous, next)
  return merged as T
}

const merge = (previous: unknown, next: unknown): unknown => {
  if (Object.is(previous, next)) return previous
  if (Array.isArray(previous) && Array.isArray(next)) {
    const items = next.map((item: unknown, index) => merge(previous[index], item))
    return items.length === previous.length && items.every((item, index) => Object.is(item, previous[index])) ? previous : items
  }
  if (!isRecord(previous) || !isRecord(next)) return next
  const keys = Object.keys(next)
  const before = (key: string): unknown => (Object.hasOwn(previous, key) ? previous[key] : undefined)
  // Not by assignment: a key named `__proto__` would be lost.
  const result: Record<string, unknown> = Object.fromEntries(keys.map((key) => [key, merge(before(key), next[key])]))
  const same =
    keys.length === Object.keys(previous).length &&
    keys.every((key) => Object.hasOwn(previous, key) && Object.is(result[key], previous[key]))
  return same ? previous : result
}
