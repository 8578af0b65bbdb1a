import { Position, type Edge, type Node } from '@xyflow/react'
import type { NodeChange, ScriptDifference } from '../../../../../core/domain/script/compare.ts'
import type { Place } from '../../../../../core/domain/script/edit/edit.ts'
import type { NodeId, ScriptNode } from '../../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import type { ScriptFigures } from '../../../../../core/domain/script/script-figures.ts'
import { waysOf } from '../../../../../core/domain/script/ways.ts'
import { heatOf, type HeatMode, type StepHeat } from '../heat.ts'
import { STEP } from './auto-layout.ts'
import { freeLane } from './lane.ts'

/** How a way is called on its line: its digit, yes, no, or nothing. */
export type WayName = { readonly kind: 'digit'; readonly digit: number } | { readonly kind: 'yes' | 'no' | 'only' }

export type StepData = {
  readonly node: ScriptNode
  readonly heat?: StepHeat
  readonly mode: HeatMode
  readonly hasError: boolean
  readonly isStart: boolean
  /** Ways that lead nowhere, or to a step that is not there. */
  readonly openWays: readonly WayName[]
  /** What became of it between two versions. */
  readonly change?: NodeChange
  /** The test run stands on it. */
  readonly isLit: boolean
}
export type StepNode = Node<StepData, 'step'>

export type WayData = {
  readonly names: readonly WayName[]
  /** Width of the line, px. */
  readonly width: number
  /** The line bends near the step it comes from, else near the one it leads to. */
  readonly bends: 'early' | 'late'
  /** Where it comes down beside steps in its way. */
  readonly lane?: number
  readonly change?: 'added' | 'removed'
}
export type WayEdge = Edge<WayData, 'way'>

export interface GraphOptions {
  readonly places: Readonly<Record<NodeId, Place>>
  readonly problems: readonly Problem[] | undefined
  readonly figures: ScriptFigures | undefined
  readonly mode: HeatMode
  readonly selection: readonly NodeId[]
  readonly lit?: NodeId
  readonly difference?: ScriptDifference
}

/** Everything about a way of a step that is shown on its line. */
export function wayName(node: ScriptNode, way: string): WayName {
  if (node.kind === 'choose') return { kind: 'digit', digit: node.options.findIndex(({ id }) => id === way) + 1 }
  return { kind: way === 'yes' || way === 'no' ? way : 'only' }
}

/** Makes nodes of the drawing; a node that would be the same is the same object, so that only what changed is drawn anew. */
export function createStepNodes(): (script: Script, options: GraphOptions) => StepNode[] {
  let known = new Map<NodeId, StepNode>()
  return (script, options) => {
    const { places, problems = [], figures, mode, selection, lit, difference } = options
    const ids = new Set(script.nodes.map(({ id }) => id))
    const chosen = new Set(selection)
    const faulty = new Set(problems.flatMap((one) => (one.severity === 'error' && 'nodeId' in one ? [one.nodeId] : [])))
    const nodes = script.nodes.map((node): StepNode => {
      const heat = heatOf(figures, node.id, mode)
      const change = difference?.nodes[node.id]
      const made: StepNode = {
        ...FIXED,
        id: node.id,
        position: places[node.id] ?? ORIGIN,
        selected: chosen.has(node.id),
        data: {
          node,
          mode,
          ...(heat === undefined ? {} : { heat }),
          hasError: faulty.has(node.id),
          isStart: node.id === script.start,
          openWays: openWaysOf(node, ids),
          ...(change === undefined ? {} : { change }),
          isLit: lit === node.id,
        },
      }
      const before = known.get(node.id)
      return before !== undefined && isSame(before, made) ? before : made
    })
    known = new Map(nodes.map((node) => [node.id, node]))
    return nodes
  }
}

const ORIGIN = { x: 0, y: 0 }
/** Sizes and places of the handles are known: nothing has to be measured. */
const FIXED = {
  type: 'step',
  width: STEP.width,
  height: STEP.height,
  measured: { ...STEP },
  handles: [
    { type: 'target', position: Position.Top, x: STEP.width / 2, y: 0, width: 1, height: 1 },
    { type: 'source', position: Position.Bottom, x: STEP.width / 2, y: STEP.height, width: 1, height: 1 },
  ],
} satisfies Partial<StepNode>

function isSame(one: StepNode, other: StepNode): boolean {
  const { data: a } = one
  const { data: b } = other
  return (
    one.selected === other.selected &&
    one.position.x === other.position.x &&
    one.position.y === other.position.y &&
    a.node === b.node &&
    a.mode === b.mode &&
    a.hasError === b.hasError &&
    a.isStart === b.isStart &&
    a.isLit === b.isLit &&
    a.change === b.change &&
    a.heat?.visits === b.heat?.visits &&
    a.heat?.value === b.heat?.value &&
    a.openWays.length === b.openWays.length
  )
}

function openWaysOf(node: ScriptNode, ids: ReadonlySet<NodeId>): readonly WayName[] {
  return waysOf(node)
    .filter(({ to }) => to === undefined || !ids.has(to))
    .map(({ way }) => wayName(node, way))
}

/** Lines of the drawing: the ways of one step that lead to the same one are one line. */
export function wayEdges(
  script: Script,
  places: Readonly<Record<NodeId, Place>>,
  figures: ScriptFigures | undefined,
  difference?: ScriptDifference,
): WayEdge[] {
  const steps = Object.values(places)
  const ids = new Set(script.nodes.map(({ id }) => id))
  const most = Math.max(1, ...Object.values(figures?.nodes ?? {}).map(({ visits }) => visits))
  const added = new Set(difference?.lines.map(({ from, way }) => `${from} ${way}`))
  return script.nodes.flatMap((node) => {
    const byTarget = new Map<NodeId, string[]>()
    for (const { way, to } of waysOf(node)) {
      if (to === undefined || !ids.has(to)) continue
      byTarget.set(to, [...(byTarget.get(to) ?? []), way])
    }
    return [...byTarget].map(([to, ways]): WayEdge => {
      const isNew = ways.some((way) => added.has(`${node.id} ${way}`)) || difference?.nodes[node.id] === 'added'
      return {
        id: `${node.id} ${to}`,
        type: 'way',
        source: node.id,
        target: to,
        focusable: false,
        selectable: false,
        data: {
          names: ways.map((way) => wayName(node, way)),
          width: widthOf(trafficOf(node, ways, figures), most),
          bends: byTarget.size > 1 ? 'early' : 'late',
          ...laneOf(steps, places[node.id], places[to]),
          ...(isNew ? { change: 'added' as const } : {}),
        },
      }
    })
  })
}

function laneOf(steps: readonly Place[], from: Place | undefined, to: Place | undefined): { readonly lane?: number } {
  if (from === undefined || to === undefined) return {}
  const middle = to.x + STEP.width / 2
  const lane = freeLane(steps, middle, from.y + STEP.height, to.y)
  return lane === middle ? {} : { lane }
}

const LINE = { thin: 1.5, thick: 5 } as const

const widthOf = (traffic: number, most: number): number => LINE.thin + (LINE.thick - LINE.thin) * Math.min(1, traffic / most)

/** Calls that took these ways. A step with one way has no counted way: whoever was on it and did not leave took it. */
function trafficOf(node: ScriptNode, ways: readonly string[], figures: ScriptFigures | undefined): number {
  const counted = figures !== undefined && Object.hasOwn(figures.nodes, node.id) ? figures.nodes[node.id] : undefined
  if (counted === undefined) return 0
  if (node.kind === 'choose' || node.kind === 'check') return ways.reduce((sum, way) => sum + (counted.ways[way] ?? 0), 0)
  return Math.max(0, counted.visits - counted.dropOuts)
}
