import type { Place } from '../../../../../core/domain/script/edit/edit.ts'
import { STEP } from './auto-layout.ts'

/** How far from a step a line runs beside it, px. */
const CLEAR_PX = 12
/** Places beside steps that are tried before a line simply goes straight. */
const MOST_TRIES = 24

/**
 * Where a line comes down from one height to another without going through a step: at `x` when it is free there, else beside the
 * steps in its way, as near as can be.
 */
export function freeLane(steps: readonly Place[], x: number, from: number, to: number): number {
  const between = steps.filter((step) => step.y + STEP.height > from + CLEAR_PX && step.y < to - CLEAR_PX)
  const isFree = (lane: number): boolean => between.every((step) => lane < step.x - 4 || lane > step.x + STEP.width + 4)
  if (isFree(x)) return x
  const beside = between
    .flatMap((step) => [step.x - CLEAR_PX, step.x + STEP.width + CLEAR_PX])
    .sort((one, other) => Math.abs(one - x) - Math.abs(other - x))
  return beside.slice(0, MOST_TRIES).find(isFree) ?? x
}
