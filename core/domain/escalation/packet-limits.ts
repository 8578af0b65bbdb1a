/** How much of each a packet carries, in UTF-16 units and pieces; what comes from the hub is held to the same (core/contract/team). */
export const PACKET_LIMITS = {
  line: 500,
  long: 2000,
  message: 4000,
  id: 64,
  callId: 128,
  requestNumber: 32,
  stages: 12,
  answers: 100,
  tried: 50,
  requests: 20,
  facts: 40,
  history: 10,
  messages: 100,
  attachments: 10,
  /** Of all answers of the script together, and of all messages of the thread: the whole packet has to fit into one message of the hub (1 MiB). */
  allText: 60_000,
} as const

/** The text, or its beginning with `…`; never half a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = text.slice(0, limit - 1)
  return `${/[\uD800-\uDBFF]$/.test(end) ? end.slice(0, -1) : end}…`
}

/** The last ones that fit, oldest first. */
export function lastFitting<T>(items: readonly T[], most: number, size: (item: T) => number, allText: number): readonly T[] {
  let [left, from] = [allText, items.length]
  while (from > 0 && items.length - from < most) {
    const item = items[from - 1]
    if (item === undefined || size(item) > left) break
    left -= size(item)
    from -= 1
  }
  return items.slice(from)
}
