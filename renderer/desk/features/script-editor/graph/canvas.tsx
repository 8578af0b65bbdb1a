import { ReactFlow, ReactFlowProvider, useReactFlow, type Connection, type NodeChange } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ScriptDifference } from '../../../../../core/domain/script/compare.ts'
import type { Place } from '../../../../../core/domain/script/edit/edit.ts'
import type { NodeId } from '../../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import type { ScriptFigures } from '../../../../../core/domain/script/script-figures.ts'
import type { HeatMode } from '../heat.ts'
import { STEP } from './auto-layout.ts'
import { createStepNodes, wayEdges, type StepNode as StepNodeType, type WayEdge as WayEdgeType } from './graph-of.ts'
import { StepNode } from './step-node.tsx'
import { WayEdge } from './way-edge.tsx'
import { ZoomTools } from './zoom-tools.tsx'
import styles from './graph.module.css'

export interface CanvasProps {
  readonly script: Script
  readonly places: Readonly<Record<NodeId, Place>>
  readonly problems: readonly Problem[] | undefined
  readonly figures: ScriptFigures | undefined
  readonly mode: HeatMode
  readonly selection: readonly NodeId[]
  readonly frozen: boolean
  readonly lit?: NodeId | undefined
  readonly difference?: ScriptDifference | undefined
  readonly onSelect: (ids: readonly NodeId[]) => void
  /** Steps were put elsewhere. */
  readonly onPlace: (places: Readonly<Record<NodeId, Place>>) => void
  readonly onConnect: (from: NodeId, to: NodeId) => void
  /** Told once, so that keys can move the view. */
  readonly onView?: (view: GraphView | undefined) => void
}

/** What keys do with the view of the drawing. */
export interface GraphView {
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly fit: () => void
  /** Brings a step into sight, when it is not. */
  readonly show: (id: NodeId) => void
}

const NODE_TYPES = { step: StepNode }
const EDGE_TYPES = { way: WayEdge }
const PRO = { hideAttribution: true }

/** The drawing itself. Its keys are the editor's (`editor-keys.ts`): the library's own are off. */
export const Canvas = (props: CanvasProps) => (
  <ReactFlowProvider>
    <Drawing {...props} />
  </ReactFlowProvider>
)

const Drawing = (props: CanvasProps) => {
  const { script, places, problems, figures, mode, selection, frozen, lit, difference, onSelect, onPlace, onConnect } = props
  const frame = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<Readonly<Record<NodeId, Place>>>(NOTHING_MOVED)
  const [makeNodes] = useState(createStepNodes)
  useView(frame, props)
  const nodes = useMemo(
    () =>
      makeNodes(script, {
        ...{ places: moved === NOTHING_MOVED ? places : { ...places, ...moved }, problems, figures, mode, selection },
        ...(lit === undefined ? {} : { lit }),
        ...(difference === undefined ? {} : { difference }),
      }),
    [makeNodes, script, places, moved, problems, figures, mode, selection, lit, difference],
  )
  const edges = useMemo(() => wayEdges(script, places, figures, difference), [script, places, figures, difference])
  const change = useCallback(
    (changes: NodeChange<StepNodeType>[]): void => {
      const positions = changes.flatMap((one) =>
        one.type === 'position' && one.position !== undefined ? [[one.id, one.position] as const] : [],
      )
      if (positions.length > 0) setMoved((before) => ({ ...before, ...Object.fromEntries(positions) }))
      const chosen = changes.filter((one) => one.type === 'select')
      if (chosen.length > 0) onSelect(selectionAfter(selection, chosen))
    },
    [onSelect, selection],
  )
  return (
    <div ref={frame} className={styles.canvas}>
      <ReactFlow<StepNodeType, WayEdgeType>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={change}
        onNodeDragStop={(_event, _node, dragged) => {
          onPlace(Object.fromEntries(dragged.map(({ id, position }) => [id, position])))
          setMoved(NOTHING_MOVED)
        }}
        onConnect={({ source, target }: Connection) => onConnect(source, target)}
        nodesDraggable={!frozen}
        nodesConnectable={!frozen}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={MULTI}
        minZoom={0.1}
        maxZoom={1.5}
        nodeDragThreshold={2}
        onlyRenderVisibleElements
        proOptions={PRO}
      />
      <ZoomTools />
    </div>
  )
}

const NOTHING_MOVED: Readonly<Record<NodeId, Place>> = {}
const MULTI = ['Control', 'Meta']

const selectionAfter = (
  before: readonly NodeId[],
  changes: readonly { readonly id: NodeId; readonly selected: boolean }[],
): readonly NodeId[] => {
  const off = new Set(changes.filter(({ selected }) => !selected).map(({ id }) => id))
  const on = changes.filter(({ selected }) => selected).map(({ id }) => id)
  return [...before.filter((id) => !off.has(id) && !on.includes(id)), ...on]
}

/** Hands the view's moves to the editor, and shows the whole drawing, not larger than it is, when a script comes. */
function useView(frame: React.RefObject<HTMLDivElement | null>, { script, places, onView }: CanvasProps): void {
  const flow = useReactFlow()
  const latest = useRef(places)
  const start = useRef(script.start)
  useEffect(() => {
    latest.current = places
    start.current = script.start
  })
  useEffect(() => {
    const whole = (): void => void flow.fitView({ padding: 0.06, maxZoom: 1, minZoom: 0.1 })
    const show = (id: NodeId): void => {
      const place = latest.current[id]
      const box = frame.current?.getBoundingClientRect()
      if (place === undefined || box === undefined) return
      const { x, y, zoom } = flow.getViewport()
      const left = place.x * zoom + x
      const top = place.y * zoom + y
      const inside = left >= 0 && top >= 0 && left + STEP.width * zoom <= box.width && top + STEP.height * zoom <= box.height
      if (!inside) void flow.setCenter(place.x + STEP.width / 2, place.y + STEP.height / 2, { zoom: Math.max(zoom, READABLE) })
    }
    onView?.({ zoomIn: () => void flow.zoomIn(), zoomOut: () => void flow.zoomOut(), fit: whole, show })
    return () => onView?.(undefined)
  }, [flow, frame, onView])
  useEffect(() => {
    showTop(flow, frame.current, latest.current, start.current)
  }, [flow, frame, script.id])
}

/** Smaller than this nobody reads a step. */
const READABLE = 0.75
const EDGE_PX = 24

/** The whole drawing where it can be read; of a large one its start, at the upper edge. */
function showTop(
  flow: ReturnType<typeof useReactFlow>,
  frame: HTMLDivElement | null,
  places: Readonly<Record<NodeId, Place>>,
  start: NodeId,
): void {
  const all = Object.values(places)
  if (frame === null || all.length === 0) return
  const left = Math.min(...all.map(({ x }) => x))
  const right = Math.max(...all.map(({ x }) => x)) + STEP.width
  const top = Math.min(...all.map(({ y }) => y))
  const bottom = Math.max(...all.map(({ y }) => y)) + STEP.height
  const { clientWidth, clientHeight } = frame
  const whole = Math.min((clientWidth - 2 * EDGE_PX) / (right - left), (clientHeight - 2 * EDGE_PX) / (bottom - top))
  const zoom = Math.max(READABLE, Math.min(1, whole))
  const first = places[start]
  const fits = whole >= zoom || first === undefined
  const middle = fits ? (left + right) / 2 : first.x + STEP.width / 2
  void flow.setViewport({ x: clientWidth / 2 - middle * zoom, y: EDGE_PX - (fits ? top : first.y) * zoom, zoom })
}
