import type { Stage } from '../../../core/domain/client/request.ts'

/** A stop of the road as it is drawn: a stage, or several that are folded into one. */
export type RoadStop =
  | { readonly kind: 'stage'; readonly index: number; readonly stage: Stage }
  | { readonly kind: 'passed' | 'ahead'; readonly index: number; readonly stages: readonly Stage[] }

/** As many stops have room for their names at 1280 px. */
const MOST_STOPS = 6

/** Stages kept on each side of the present one when the road is too long. */
const BESIDE = 1

/** The stops of a road: all stages, or, when they are too many, the present one with its neighbours and the rest folded. */
export const roadWindow = (stages: readonly Stage[], current: number): readonly RoadStop[] => {
  const stops = stages.map((stage, index): RoadStop => ({ kind: 'stage', index, stage }))
  if (stages.length <= MOST_STOPS) return stops
  const from = Math.max(0, Math.min(current, stages.length - 1) - BESIDE)
  const to = Math.min(stages.length, Math.max(0, current) + BESIDE + 1)
  return [...fold(stops.slice(0, from), 'passed'), ...stops.slice(from, to), ...fold(stops.slice(to), 'ahead')]
}

/** One stage stays as it is: folding it would save nothing. */
const fold = (stops: readonly RoadStop[], kind: 'passed' | 'ahead'): readonly RoadStop[] => {
  const [first] = stops
  if (first === undefined || stops.length === 1) return stops
  return [{ kind, index: first.index, stages: stops.flatMap((stop) => (stop.kind === 'stage' ? [stop.stage] : stop.stages)) }]
}
