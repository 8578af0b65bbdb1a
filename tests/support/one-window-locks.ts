/** Web Locks of a page alone in the world, for a DOM that has none: one at a time under each name. */
export function giveLocks(): void {
  const tails = new Map<string, Promise<unknown>>()
  const request = (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const before = tails.get(name) ?? Promise.resolve()
    const now = before.then(work, work)
    tails.set(
      name,
      now.catch(() => undefined),
    )
    return now
  }
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
}
