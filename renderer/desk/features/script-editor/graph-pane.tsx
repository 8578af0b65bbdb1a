import type { Ref } from 'react'
import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { ScriptFigures } from '../../../../core/domain/script/script-figures.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import type { Drawing } from '../../state/script-editor-view.ts'
import { Canvas } from './graph/canvas.tsx'
import type { HeatMode } from './heat.ts'
import { titleIn } from './problem-text.ts'
import { stepWords } from './step-words.ts'
import type { Board } from './use-board.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

interface GraphPaneProps {
  readonly drawing: Drawing
  readonly board: Board
  readonly figures: ScriptFigures | undefined
  readonly mode: HeatMode
  readonly frozen: boolean
  readonly lit: NodeId | undefined
  readonly ref: Ref<HTMLDivElement>
}

/** The graph as one stop of Tab: its arrows walk along the ways, and what they come to is said to readers. */
export const GraphPane = ({ drawing, board, figures, mode, frozen, lit, ref }: GraphPaneProps) => {
  const t = useWords(words)
  const { scriptEditor } = useCallWork()
  const { history, selection, problems } = drawing
  return (
    <div
      ref={ref}
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
        {...{ problems, figures, mode, selection, frozen, lit }}
        script={history.now}
        places={board.places}
        onSelect={scriptEditor.select}
        onPlace={board.place}
        onConnect={board.connect}
        onView={board.setView}
      />
      <Told drawing={drawing} />
    </div>
  )
}

/** For readers: which step is chosen, as the arrows walk. */
const Told = ({ drawing: { history, selection, problems } }: { readonly drawing: Drawing }) => {
  const t = useWords(words)
  const s = useWords(stepWords)
  const locale = useLocale()
  const script = history.now
  const index = script.nodes.findIndex(({ id }) => id === selection[0])
  const node = script.nodes[index]
  const errors = problems?.filter((one) => one.severity === 'error' && 'nodeId' in one && one.nodeId === node?.id).length ?? 0
  const one = (): string =>
    node === undefined
      ? ''
      : t('told', { kind: s(node.kind), index: index + 1, count: script.nodes.length, title: titleIn(script, node.id, locale) })
  return (
    <p className="fl-hidden" role="status">
      {selection.length > 1 ? t('chosenCount', { count: selection.length }) : one()}
      {errors > 0 && node !== undefined ? `, ${t('toldErrors', { count: errors })}` : ''}
    </p>
  )
}
