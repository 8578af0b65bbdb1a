import type { EpochMs } from '../time.ts'

/** One thing that was tried and what came of it. */
export interface TriedStep {
  readonly what: string
  readonly at: EpochMs
  readonly outcome: 'done' | 'failed'
}

/** How many steps a call keeps: the newest; and how long one may be, in UTF-16 units. */
export const TRIED_LIMITS = { steps: 50, what: 500 } as const

/** Two desks of a seat note one event of the phone within this, in ms; nobody tries the same twice in it. */
const ONE_EVENT_MS = 2_000

const isSame = (one: TriedStep, other: TriedStep): boolean =>
  one.what === other.what && one.at === other.at && one.outcome === other.outcome
const isOneEvent = (one: TriedStep, other: TriedStep): boolean =>
  one.what === other.what && one.outcome === other.outcome && Math.abs(one.at - other.at) < ONE_EVENT_MS

const has = (steps: readonly TriedStep[], step: TriedStep): boolean => steps.some((other) => isSame(other, step))

export const sameTried = (one: readonly TriedStep[] = [], other: readonly TriedStep[] = []): boolean =>
  one.length === other.length && one.every((step, index) => other[index] !== undefined && isSame(step, other[index]))

/** The list with one more step, oldest first. An empty step, or one event told again, changes nothing. */
export function withStep(steps: readonly TriedStep[], step: TriedStep): readonly TriedStep[] {
  const what = step.what.trim().slice(0, TRIED_LIMITS.what)
  if (what === '') return steps
  return ordered([...steps, { ...step, what }])
}

/** The list without the step that was noted last. */
export const withoutLast = (steps: readonly TriedStep[]): readonly TriedStep[] => steps.slice(0, -1)

/**
 * Both lists together, grown from `base`: what either desk added is there, what either took away is not.
 */
export function mergeTried(
  base: readonly TriedStep[] = [],
  ours: readonly TriedStep[] = [],
  theirs: readonly TriedStep[] = [],
): readonly TriedStep[] {
  const isLeft = (step: TriedStep): boolean => !has(base, step) || (has(ours, step) && has(theirs, step))
  const all = [...theirs, ...ours.filter((step) => !has(theirs, step))]
  return ordered(all.filter(isLeft))
}

/** Oldest first, each event once, the newest when there are too many. */
function ordered(steps: readonly TriedStep[]): readonly TriedStep[] {
  const byTime = [...steps].sort((a, b) => a.at - b.at || (a.what < b.what ? -1 : Number(a.what > b.what)))
  const kept: TriedStep[] = []
  for (const step of byTime) if (!kept.some((other) => isOneEvent(other, step))) kept.push(step)
  return kept.slice(-TRIED_LIMITS.steps)
}
