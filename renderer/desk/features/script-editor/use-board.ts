import { useCallback, useMemo, useRef, useState } from 'react'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Place } from '../../../../core/domain/script/edit/edit.ts'
import { PALETTE } from '../../../../core/domain/script/edit/new-node.ts'
import type { NodeId, NodeKind } from '../../../../core/domain/script/node.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { toast } from '../../ui/toast.tsx'
import { addStep, connectEdit, fixPlaces } from './board-edits.ts'
import type { EditorCommand } from './editor-keys.ts'
import { autoLayout, placesOf } from './graph/auto-layout.ts'
import type { GraphView } from './graph/canvas.tsx'
import { walkStep } from './graph/walk-steps.ts'
import { stepWords } from './step-words.ts'
import { words } from './words.ts'

/** Everything that is done on the board, by key, by button or by hand. */
export interface Board {
  readonly places: Readonly<Record<NodeId, Place>>
  readonly add: (kind: NodeKind) => void
  readonly connect: (from: NodeId, to: NodeId) => void
  readonly place: (moved: Readonly<Record<NodeId, Place>>) => void
  readonly select: (ids: readonly NodeId[]) => void
  readonly remove: () => void
  readonly duplicate: () => void
  readonly layout: () => void
  readonly copy: () => string | undefined
  readonly paste: (text: string) => void
  readonly walk: (direction: Extract<EditorCommand, { kind: 'walk' }>['direction']) => void
  readonly show: (id: NodeId) => void
  readonly setView: (view: GraphView | undefined) => void
  readonly view: () => GraphView | undefined
}

export function useBoard(script: Script, selection: readonly NodeId[]): Board {
  const { scriptEditor } = useCallWork()
  const t = useWords(words)
  const places = useMemo(() => placesOf(script), [script])
  const { view, setView, present } = useGraphView()
  const [cameFrom, setCameFrom] = useState<NodeId | undefined>(undefined)
  const chosen = selection[0]
  const show = (id: NodeId): void => {
    scriptEditor.select([id])
    // Once it is drawn where it will be.
    requestAnimationFrame(() => view.current?.show(id))
  }
  const paste = (text: string): void => {
    const put = scriptEditor.paste(text)
    if (!put.ok) toast({ id: 'script-paste', tone: 'info', title: t(`paste.${put.error}`) })
  }
  return {
    places,
    setView,
    view: present,
    show,
    select: (ids) => scriptEditor.select(ids),
    add(kind) {
      const { edits, id } = addStep(script, places, kind, { ru: stepWords.entries[kind].ru, en: stepWords.entries[kind].en }, chosen)
      if (scriptEditor.edit(edits)) show(id)
    },
    connect(from, to) {
      const edit = connectEdit(script, from, to)
      if (edit === undefined) toast({ id: 'script-connect', tone: 'info', title: t('allLead') })
      else scriptEditor.edit([...fixPlaces(script, places), edit])
    },
    place: (moved) => void scriptEditor.edit([...fixPlaces(script, places), { kind: 'place', places: moved }]),
    remove() {
      if (selection.length > 0) scriptEditor.edit([...fixPlaces(script, places), { kind: 'remove-nodes', ids: selection }])
    },
    duplicate() {
      const text = scriptEditor.copy()
      if (text !== undefined) paste(text)
    },
    layout() {
      scriptEditor.edit({ kind: 'place', places: autoLayout(script) })
      requestAnimationFrame(() => view.current?.fit())
    },
    copy() {
      const text = scriptEditor.copy()
      if (text !== undefined) toast({ id: 'script-copy', title: t('copied', { count: selection.length }) })
      return text
    },
    paste,
    walk(direction) {
      const next = walkStep(script, places, chosen, direction, cameFrom)
      if (next === undefined) return
      setCameFrom(chosen)
      show(next)
    },
  }
}

/** The view of the drawing, once it is there. */
function useGraphView() {
  const view = useRef<GraphView | undefined>(undefined)
  const setView = useCallback((next: GraphView | undefined): void => {
    view.current = next
  }, [])
  const present = useCallback(() => view.current, [])
  return { view, setView, present }
}

interface RunParts {
  readonly board: Board
  readonly script: Script
  readonly save: () => void
  readonly toggleRun: () => void
  readonly toFields: () => void
  readonly toGraph: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** Carries a command of the keyboard out. */
export function runCommand(command: EditorCommand, { board, script, save, toggleRun, toFields, toGraph, undo, redo }: RunParts): void {
  switch (command.kind) {
    case 'add': {
      const kind = PALETTE[command.digit - 1]
      if (kind !== undefined) board.add(kind)
      return
    }
    case 'walk':
      return board.walk(command.direction)
    case 'undo':
      return undo()
    case 'redo':
      return redo()
    case 'save':
      return save()
    case 'run':
      return toggleRun()
    case 'layout':
      return board.layout()
    case 'remove':
      return board.remove()
    case 'duplicate':
      return board.duplicate()
    case 'zoomIn':
      return board.view()?.zoomIn()
    case 'zoomOut':
      return board.view()?.zoomOut()
    case 'fit':
      return board.view()?.fit()
    case 'all':
      return board.select(script.nodes.map(({ id }) => id))
    case 'fields':
      return toFields()
    case 'leaveFields':
      return toGraph()
    default:
      return missingCase(command)
  }
}
