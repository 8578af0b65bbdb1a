import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Keycaps } from '../../ui/keycap.tsx'
import { titleIn, useProblemText } from './problem-text.ts'
import { listOf, problemRows, type ProblemRow } from './problem-rows.ts'
import { problemWords } from './problem-words.ts'
import { Repairs } from './repairs.tsx'
import styles from './script-editor.module.css'

interface ProblemsPaneProps {
  readonly script: Script
  /** Undefined: not looked through yet. */
  readonly problems: readonly Problem[] | undefined
  /** Published or withdrawn: there is nothing to publish. */
  readonly isDone: boolean
  readonly onShow: (id: NodeId | undefined) => void
}

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

/** Below the drawing: everything that is wrong, errors first; Enter goes to the place. */
export const ProblemsPane = ({ script, problems, isDone, onShow }: ProblemsPaneProps) => {
  const t = useWords(problemWords)
  const rows = problemRows(script, problems ?? [])
  const list = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(0)
  const at = Math.min(active, Math.max(0, rows.length - 1))
  const move = (event: KeyboardEvent<HTMLUListElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = Math.max(0, Math.min(rows.length - 1, at + step))
    setActive(next)
    list.current?.querySelectorAll<HTMLElement>('button[data-row]')[next]?.focus()
  }
  return (
    <section className={styles.problems} aria-label={t('check')}>
      <Head problems={problems} isDone={isDone} />
      <ul ref={list} className={styles.problemList} onKeyDown={move}>
        {rows.map((row, index) => (
          <Row key={row.id} row={row} script={script} stop={index === at} onFocus={() => setActive(index)} onShow={onShow} />
        ))}
      </ul>
    </section>
  )
}

const Head = ({ problems, isDone }: Pick<ProblemsPaneProps, 'problems' | 'isDone'>) => {
  const t = useWords(problemWords)
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0
  const warnings = (problems?.length ?? 0) - errors
  return (
    <header className={styles.problemHead} role="status">
      <h2>{t('check')}</h2>
      {problems === undefined && <span className={styles.sideNote}>{t('checking')}</span>}
      {errors > 0 && (
        <Badge tone="danger" icon={<IconAlertCircle size={14} stroke={1.9} aria-hidden="true" />}>
          {t('errors', { count: errors })}
        </Badge>
      )}
      {warnings > 0 && (
        <Badge tone="warn" icon={<IconAlertTriangle size={14} stroke={1.9} aria-hidden="true" />}>
          {t('warnings', { count: warnings })}
        </Badge>
      )}
      {problems !== undefined && (
        <span className={styles.problemAside}>
          {isDone ? (warnings + errors === 0 ? t('clean') : '') : errors > 0 ? t('opensWithout') : t('ready')}
        </span>
      )}
    </header>
  )
}

interface RowProps {
  readonly row: ProblemRow
  readonly script: Script
  /** Tab stops here. */
  readonly stop: boolean
  readonly onFocus: () => void
  readonly onShow: (id: NodeId | undefined) => void
}

const Row = ({ row, script, stop, onFocus, onShow }: RowProps) => {
  const t = useWords(problemWords)
  const locale = useLocale()
  const say = useProblemText()
  const { problem, nodes } = row
  const isError = problem.severity === 'error'
  const [first] = nodes
  const place =
    first === undefined
      ? t('wholeScript')
      : nodes.length > 1
        ? t('places', { list: listOf(nodes, 12) })
        : t('place', { index: first.index, title: titleIn(script, first.id, locale) })
  return (
    <li className={styles.problem} data-severity={problem.severity}>
      <button
        type="button"
        className={styles.problemRow}
        data-row
        tabIndex={stop ? 0 : -1}
        onFocus={onFocus}
        onClick={() => onShow(first?.id)}
      >
        {isError ? <IconAlertCircle {...icon} /> : <IconAlertTriangle {...icon} />}
        <span className={styles.problemWhat}>
          <span className="fl-hidden">{t(isError ? 'error' : 'remark')}: </span>
          {say(problem)}
        </span>
        <span className={styles.problemWhere}>{place}</span>
        <span className={styles.problemShow} aria-hidden="true">
          {t('show')} <Keycaps caps={['Enter']} />
        </span>
      </button>
      {nodes.length <= 1 && <Repairs problem={problem} />}
    </li>
  )
}
