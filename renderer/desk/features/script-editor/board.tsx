import { useCallback, useRef, useState } from 'react'
import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../core/domain/script/problem.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { isFrozen, mayEdit, type Drawing } from '../../state/script-editor-view.ts'
import { useScriptRole } from '../../state/use-script-editor.ts'
import { toast } from '../../ui/toast.tsx'
import { BoardHead } from './board-head.tsx'
import { BoardNotices } from './board-notices.tsx'
import { useFigures } from './figures.ts'
import { GraphPane } from './graph-pane.tsx'
import type { HeatMode } from './heat.ts'
import { HeatKey, Totals } from './heat-key.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { Palette } from './palette.tsx'
import { ProblemsPane } from './problems-pane.tsx'
import { TestRunPane } from './test-run.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { useBoard, type Board as BoardWork } from './use-board.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

interface BoardProps {
  readonly drawing: Drawing
  readonly onCompare: (version: number | 'theirs') => void
}

const NO_PROBLEMS: readonly Problem[] = []

/** The drawing board: palette, heat and totals; the graph; the fields of what is chosen, or the test run; what is wrong. */
export const Board = ({ drawing, onCompare }: BoardProps) => {
  const { scriptEditor } = useCallWork()
  const role = useScriptRole()
  const frozen = isFrozen(drawing) || !mayEdit(role)
  const { history, selection, problems } = drawing
  const script = history.now
  const board = useBoard(script, selection)
  const figures = useFigures(drawing.organisation, script.id)
  const [mode, setMode] = useState<HeatMode>('dropOuts')
  const [runs, setRuns] = useState(false)
  const [lit, light] = useLit(board)
  const graph = useRef<HTMLDivElement>(null)
  const fields = useRef<HTMLDivElement>(null)
  const save = useSave()
  const toGraph = (): void => graph.current?.focus()
  const toggleRun = (): void => {
    setRuns(!runs)
    if (runs) toGraph()
  }
  const keys = useBoardKeys(graph, {
    ...{ board, script, save, toggleRun, toGraph, undo: scriptEditor.undo, redo: scriptEditor.redo },
    toFields: () => {
      const first = fields.current?.querySelector<HTMLElement>('input, textarea, select')
      first?.focus()
      // Typing replaces what a new step is called.
      if (first instanceof HTMLInputElement) first.select()
    },
  })
  const show = (id: NodeId | undefined): void => {
    if (id === undefined) scriptEditor.select([])
    else board.show(id)
    toGraph()
  }
  return (
    <div className={styles.board} {...keys}>
      <BoardHead {...{ drawing, runs, onCompare }} onLayout={board.layout} onRun={toggleRun} onSave={save} />
      <BoardNotices drawing={drawing} onCompareTheirs={() => onCompare('theirs')} />
      <aside className={styles.left}>
        <Palette frozen={frozen} onAdd={board.add} />
        <HeatKey figures={figures} mode={mode} onMode={setMode} />
        <Totals figures={figures} />
      </aside>
      <GraphPane ref={graph} {...{ drawing, board, figures, mode, frozen, lit }} />
      <aside className={styles.right}>
        {runs ? (
          <TestRunPane script={script} onStep={light} onClose={toggleRun} />
        ) : (
          <Inspector
            ref={fields}
            {...{ script, selection, figures, frozen }}
            problems={problems ?? NO_PROBLEMS}
            onDuplicate={board.duplicate}
            onRemove={board.remove}
          />
        )}
      </aside>
      <ProblemsPane script={script} problems={problems} isDone={isFrozen(drawing)} onShow={show} />
    </div>
  )
}

/** The step the test run stands at, lit and in sight. */
function useLit({ view }: BoardWork): [NodeId | undefined, (id: NodeId | undefined) => void] {
  const [lit, setLit] = useState<NodeId | undefined>(undefined)
  const light = useCallback(
    (id: NodeId | undefined): void => {
      setLit(id)
      if (id !== undefined) view()?.show(id)
    },
    [view],
  )
  return [lit, light]
}

function useSave(): () => void {
  const t = useWords(words)
  const { scriptEditor } = useCallWork()
  return () => {
    void scriptEditor.save().then((saved) => {
      if (saved === 'saved') toast({ id: 'script-saved', title: t('savedToast') })
    })
  }
}
