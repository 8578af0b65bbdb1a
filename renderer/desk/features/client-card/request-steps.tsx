import { useState } from 'react'
import type { RequestStep } from '../../../../core/domain/client/request.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { statusWords } from './status-words.ts'
import styles from './request.module.css'

interface Props {
  /** Oldest first; at least one. */
  readonly steps: readonly RequestStep[]
  readonly hasKey: boolean
}

/** What was done about a request and by whom: the latest step, every one of them with a key. */
export const RequestSteps = ({ steps, hasKey }: Props) => {
  const t = useWords(statusWords)
  const format = useFormat()
  const now = useDesk().clock.now()
  const [all, setAll] = useState(false)
  const newestFirst = [...steps].reverse()
  return (
    <div className={styles.steps}>
      <ol className={styles.stepList} aria-label={t('steps')}>
        {newestFirst.slice(0, all ? undefined : 1).map((step) => (
          <li key={`${step.at} ${step.text}`} className={styles.step}>
            <time className={styles.stepTime}>
              {format.RowDay(step.at, now)} {format.clock(step.at)}
            </time>
            <span className={styles.stepText}>{step.text}</span>
            <span className={styles.stepBy}>{step.by}</span>
          </li>
        ))}
      </ol>
      {steps.length > 1 && (
        <Button
          size="small"
          tone="quiet"
          {...(hasKey ? { action: 'steps' as const } : {})}
          expanded={all}
          onPress={() => setAll((was) => !was)}
        >
          {all ? t('lastStepOnly') : t('allSteps', { count: steps.length })}
        </Button>
      )}
    </div>
  )
}
