import type { RunRecord } from '../../domain/script/run-record.ts'

type Step = RunRecord['steps'][number]

/** A walk as it is held in memory: its steps are pairs of numbers, what was stepped on and for how many ms. */
export interface PackedRun {
  readonly run: Omit<RunRecord, 'steps'>
  readonly steps: readonly number[]
}

/** Holds walks small: the same few steps are walked in a hundred thousand calls, so each is named once and told by its number. */
export class RunPacker {
  readonly #places = new Map<string, number>()
  readonly #steps: Omit<Step, 'ms'>[] = []

  pack({ steps, ...run }: RunRecord): PackedRun {
    return { run, steps: steps.flatMap(({ ms, ...step }) => [this.#placeOf(step), ms]) }
  }

  unpack({ run, steps }: PackedRun): RunRecord {
    const told: Step[] = []
    for (let at = 0; at < steps.length; at += 2) {
      const step = this.#steps[steps[at] ?? -1]
      if (step !== undefined) told.push({ ...step, ms: steps[at + 1] ?? 0 })
    }
    return { ...run, steps: told }
  }

  #placeOf(step: Omit<Step, 'ms'>): number {
    const key = JSON.stringify([step.nodeId, step.how, step.way ?? null])
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.#steps.length)
    return this.#steps.push(step) - 1
  }
}
