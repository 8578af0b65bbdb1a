import { useCallback, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../core/domain/script/problem.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { isField } from '../../keys/field.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { isFrozen, mayEdit, type Drawing } from '../../state/script-editor-view.ts'
import { useScriptRole } from '../../state/use-script-editor.ts'
import { toast } from '../../ui/toast.tsx'
import { BoardHead } from './board-head.tsx'
import { BoardNotices } from './board-notices.tsx'
import { commandOf, goesToDesk } from './editor-keys.ts'
import { useFigures } from './figures.ts'
import { Canvas } from './graph/canvas.tsx'
import type { HeatMode } from './heat.ts'
import { HeatKey, Totals } from './heat-key.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { Palette } from './palette.tsx'
import { ProblemsPane } from './problems-pane.tsx'
import { titleIn } from './problem-text.ts'
import { stepWords } from './step-words.ts'
import { runCommand, useBoard } from './use-board.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

interface BoardProps {
  readonly drawing: Drawing
  readonly onCompare: (version: number | 'theirs') => void
}

const NO_PROBLEMS: readonly Problem[] = []

/** The drawing board: palette, heat and totals; the graph; the fields of what is chosen; what is wrong. */
export const Board = ({ drawing, onCompare }: BoardProps) => {
  const t = useWords(words)
  const { scriptEditor } = useCallWork()
  const frozen = isFrozen(drawing) || !mayEdit(useScriptRole())
  const { history, selection, problems } = drawing
  const script = history.now
  const board = useBoard(script, selection)
  const figures = useFigures(script.id)
  const [mode, setMode] = useState<HeatMode>('dropOuts')
  const [runs, setRuns] = useState(false)
  const graph = useRef<HTMLDivElement>(null)
  const fields = useRef<HTMLDivElement>(null)
  const save = useSave()
  const toFields = (): void => fields.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  const toggleRun = (): void => setRuns(!runs)
  const keys = useBoardKeys(() => graph.current, {
    ...{ board, script, save, toggleRun, toFields },
    toGraph: () => graph.current?.focus(),
    undo: () => scriptEditor.undo(),
    redo: () => scriptEditor.redo(),
  })
  const select = useCallback((ids: readonly NodeId[]) => scriptEditor.select(ids), [scriptEditor])
  return (
    <div className={styles.board} {...keys}>
      <BoardHead {...{ drawing, runs, onCompare }} onLayout={board.layout} onRun={toggleRun} onSave={save} />
      <BoardNotices drawing={drawing} onCompareTheirs={() => onCompare('theirs')} />
      <aside className={styles.left}>
        <Palette frozen={frozen} onAdd={board.add} />
        <HeatKey figures={figures} mode={mode} onMode={setMode} />
        <Totals figures={figures} />
      </aside>
      <div
        ref={graph}
        className={styles.graph}
        role="application"
        tabIndex={0}
        aria-label={t('graph')}
        aria-describedby="script-graph-help"
        data-graph
      >
        <p id="script-graph-help" className="fl-hidden">
          {t('graphHelp')}
        </p>
        <Canvas
          {...{ script, problems, figures, mode, selection, frozen }}
          places={board.places}
          onSelect={select}
          onPlace={board.place}
          onConnect={board.connect}
          onView={board.setView}
        />
        <Told drawing={drawing} />
      </div>
      <aside className={styles.right}>
        <Inspector
          ref={fields}
          {...{ script, selection, figures, frozen }}
          problems={problems ?? NO_PROBLEMS}
          onDuplicate={board.duplicate}
          onRemove={board.remove}
        />
      </aside>
      <ProblemsPane
        script={script}
        problems={problems}
        onShow={(id) => {
          if (id === undefined) scriptEditor.select([])
          else board.show(id)
          graph.current?.focus()
        }}
      />
    </div>
  )
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

type KeyParts = Parameters<typeof runCommand>[1]

/** Keys and clipboard of the board. A letter pressed on it never reaches the desk behind: that would mute or dial. */
function useBoardKeys(graph: () => HTMLElement | null, parts: KeyParts) {
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.nativeEvent.isComposing || event.defaultPrevented) return
      const isOnGraph = event.target === graph()
      const command = commandOf(event.nativeEvent, isOnGraph)
      if (command !== undefined) {
        event.preventDefault()
        event.stopPropagation()
        runCommand(command, parts)
      } else if (!goesToDesk(event)) event.stopPropagation()
    },
    onCopy: (event: ClipboardEvent<HTMLElement>): void => {
      const text = isField(event.target) || hasWordsChosen() ? undefined : parts.board.copy()
      if (text === undefined) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', text)
    },
    onCut: (event: ClipboardEvent<HTMLElement>): void => {
      const text = isField(event.target) || hasWordsChosen() ? undefined : parts.board.copy()
      if (text === undefined) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', text)
      parts.board.remove()
    },
    onPaste: (event: ClipboardEvent<HTMLElement>): void => {
      if (isField(event.target)) return
      event.preventDefault()
      parts.board.paste(event.clipboardData.getData('text/plain'))
    },
  }
}

const hasWordsChosen = (): boolean => (document.getSelection()?.toString() ?? '') !== ''

/** For readers: which step is chosen, as the arrows walk. */
const Told = ({ drawing: { history, selection, problems } }: { readonly drawing: Drawing }) => {
  const t = useWords(words)
  const s = useWords(stepWords)
  const locale = useLocale()
  const script = history.now
  const index = script.nodes.findIndex(({ id }) => id === selection[0])
  const node = script.nodes[index]
  const errors = problems?.filter((one) => one.severity === 'error' && 'nodeId' in one && one.nodeId === node?.id).length ?? 0
  const said =
    selection.length > 1 || node === undefined
      ? selection.length > 1
        ? t('chosenCount', { count: selection.length })
        : ''
      : t('told', { kind: s(node.kind), index: index + 1, count: script.nodes.length, title: titleIn(script, node.id, locale) })
  return (
    <p className="fl-hidden" role="status">
      {said}
      {errors > 0 && node !== undefined ? `, ${t('toldErrors', { count: errors })}` : ''}
    </p>
  )
}
