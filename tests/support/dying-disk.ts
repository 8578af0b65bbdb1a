import 'fake-indexeddb/auto'

const WRITES = ['put', 'add', 'delete', 'clear'] as const

/**
 * From the write number `alive` on every write fails, and so its transaction, as if the process had been killed before it; until
 * `revive`. Writes of that process that were committed stay.
 */
export function dieAfter(alive: number): { readonly revive: () => void; readonly died: () => boolean } {
  const store = IDBObjectStore.prototype
  const whole = Object.fromEntries(WRITES.map((name) => [name, store[name]]))
  let left = alive
  let isDead = false
  for (const name of WRITES) {
    const write = store[name] as (this: IDBObjectStore, ...args: unknown[]) => IDBRequest
    Object.assign(store, {
      [name](this: IDBObjectStore, ...args: unknown[]): IDBRequest {
        left -= 1
        isDead ||= left < 0
        if (isDead) throw new DOMException('the process was killed', 'AbortError')
        return write.apply(this, args)
      },
    })
  }
  return { died: () => isDead, revive: () => void Object.assign(store, whole) }
}
