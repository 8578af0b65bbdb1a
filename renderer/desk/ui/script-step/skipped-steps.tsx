import { IconAlertTriangle } from '@tabler/icons-react'
import { useState, type Ref, type SyntheticEvent } from 'react'
import { textIn, type ScriptText } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { Button } from '../button.tsx'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

/** Longest reason, UTF-16 units. */
const LONGEST = 500

interface SkippedStepsProps {
  readonly steps: readonly { readonly nodeId: string; readonly title: ScriptText }[]
  readonly wrong?: boolean
  /** Of the first one. */
  readonly field?: Ref<HTMLInputElement>
  readonly onExcuse: (nodeId: string, reason: string) => void
}

/** Compulsory steps that were left out. The call cannot be saved until each has a reason. */
export const SkippedSteps = ({ steps, wrong = false, field, onExcuse }: SkippedStepsProps) => (
  <>
    {steps.map(({ nodeId, title }, index) => (
      <SkippedStep
        key={nodeId}
        title={title}
        wrong={wrong && index === 0}
        {...(index === 0 && field !== undefined ? { field } : {})}
        onExcuse={(reason) => onExcuse(nodeId, reason)}
      />
    ))}
  </>
)

interface SkippedStepProps {
  readonly title: ScriptText
  readonly wrong: boolean
  readonly field?: Ref<HTMLInputElement>
  readonly onExcuse: (reason: string) => void
}

const SkippedStep = ({ title, wrong, field, onExcuse }: SkippedStepProps) => {
  const t = useWords(stepWords)
  const locale = useLocale()
  const [reason, setReason] = useState('')
  const name = textIn(title, locale)
  const excuse = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (reason.trim() !== '') onExcuse(reason)
  }
  return (
    <form className={styles.skipped} onSubmit={excuse}>
      <p className={styles.skippedTitle}>
        <IconAlertTriangle size={14} stroke={1.9} aria-hidden="true" />
        {t('leftOut', { title: name })}
      </p>
      <div className={styles.skippedRow}>
        <input
          {...(field === undefined ? {} : { ref: field })}
          className={styles.input}
          aria-label={t('whyLeftOut', { title: name })}
          aria-invalid={wrong || undefined}
          placeholder={t('why')}
          maxLength={LONGEST}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" disabled={reason.trim() === ''} onPress={() => undefined}>
          {t('writeDown')}
        </Button>
      </div>
    </form>
  )
}
