import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { ScriptFigures } from '../../../../core/domain/script/script-figures.ts'

/** What the colour of a step tells. */
export const HEAT_MODES = ['dropOuts', 'escalations', 'time'] as const
export type HeatMode = (typeof HEAT_MODES)[number]

/** 0: no colour, 4: the hottest. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4

/** Shares from which on a step is hotter, per cent; of times, of the slowest step. */
const SHARES = [3, 6, 11, 16] as const
const TIMES = [20, 40, 60, 80] as const

/** What the key of the map shows, coolest first. */
export const heatBounds = (mode: HeatMode): readonly number[] => (mode === 'time' ? TIMES : SHARES)

export interface StepHeat {
  readonly level: HeatLevel
  readonly visits: number
  /** Share of the calls, per cent, or mean time, ms. */
  readonly value: number
}

/** The figures of one step as the map shows them; undefined: no call came to it. */
export function heatOf(figures: ScriptFigures | undefined, id: NodeId, mode: HeatMode): StepHeat | undefined {
  const node = figures !== undefined && Object.hasOwn(figures.nodes, id) ? figures.nodes[id] : undefined
  if (figures === undefined || node === undefined || node.visits === 0) return undefined
  if (mode === 'time') {
    const slowest = Math.max(...Object.values(figures.nodes).map(({ meanMs }) => meanMs), 1)
    return { level: levelOf((node.meanMs / slowest) * 100, TIMES), visits: node.visits, value: node.meanMs }
  }
  const share = Math.round((node[mode] / node.visits) * 100)
  return { level: levelOf(share, SHARES), visits: node.visits, value: share }
}

const levelOf = (value: number, bounds: readonly number[]): HeatLevel => bounds.filter((bound) => value >= bound).length as HeatLevel
