import { LIMITS } from './limits.ts'

/** An id like `base` that nobody has: `say`, `say-2`, `say-3` …; a number at the end of `base` is counted on. */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  if (base !== '' && !taken.has(base)) return base
  const stem = base.replace(/-\d+$/, '').slice(0, LIMITS.id - 8)
  for (let number = 2; ; number += 1) {
    const id = `${stem}-${String(number)}`
    if (!taken.has(id)) return id
  }
}
