import { setTimeout as wait } from 'node:timers/promises'

/**
 * Waits until `holds` is true, asking again every 50 ms.
 * @throws Error naming what was awaited when `limitMs` have passed
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = performance.now() + limitMs
  for (;;) {
    if (await holds()) return
    if (performance.now() > end) throw new Error(`Waited ${String(limitMs)} ms in vain until: ${what}`)
    await wait(50)
  }
}
