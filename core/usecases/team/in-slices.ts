/** How long work may go on at a stretch, and how it lets others in. */
export interface Breath {
  /** Monotonic, ms. */
  now(): number
  /** Resolves when everything else that waited has had its turn. */
  pause(): Promise<void>
}

/** So long at a stretch, ms: a call that comes in meanwhile does not notice. */
export const SLICE_MS = 8

/** Walks through long work in short slices. Undefined: it was stopped before its end. */
export async function inSlices<T>(
  steps: Generator<undefined, T, undefined>,
  breath: Breath,
  isStopped: () => boolean = () => false,
): Promise<T | undefined> {
  for (;;) {
    const until = breath.now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done === true) return step.value
    } while (breath.now() < until)
    await breath.pause()
    if (isStopped()) return undefined
  }
}
