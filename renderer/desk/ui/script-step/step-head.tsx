import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useNow } from '../../state/desk-context.tsx'
import { Badge } from '../badge.tsx'
import { formatDuration } from '../format/duration.ts'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

interface StepHeadProps {
  readonly node: ScriptNode
  /** 1-based number of the step, and how many there are when the rest is walked the shortest way. */
  readonly step: number
  readonly all: number
  /** When the step was come to, epoch ms; absent: no time is shown. */
  readonly since?: number | undefined
}

/** «Шаг 4 из 7. Скажите и выберите», and the time where the step has a target. */
export const StepHead = ({ node, step, all, since }: StepHeadProps) => {
  const t = useWords(stepWords)
  return (
    <header className={styles.head}>
      <h3 className={styles.title}>{t('stepOf', { step, all, kind: t(node.kind) })}</h3>
      {node.compulsory === true && <Badge>{t('compulsory')}</Badge>}
      {node.targetSeconds !== undefined && since !== undefined && <StepTimer since={since} targetSeconds={node.targetSeconds} />}
    </header>
  )
}

/** A leaf: it renders each second. */
const StepTimer = ({ since, targetSeconds }: { readonly since: number; readonly targetSeconds: number }) => {
  const t = useWords(stepWords)
  const spent = Math.max(0, useNow() - since)
  const target = targetSeconds * 1000
  return (
    <span className={styles.timer} data-over={spent > target} role="timer">
      {t('timerOf', { time: formatDuration(spent), target: formatDuration(target) })}
    </span>
  )
}
