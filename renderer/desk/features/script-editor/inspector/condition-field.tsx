import { useId } from 'react'
import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import type { Problem } from '../../../../../core/domain/script/problem.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { inspectorWords } from '../inspector-words.ts'
import { useProblemText } from '../problem-text.ts'
import { Line } from './fields.tsx'
import styles from './inspector.module.css'

interface ConditionFieldProps {
  readonly label: string
  readonly value: string | undefined
  /** What stands there while there is none: what then holds. */
  readonly placeholder: string
  /** Everything found at this step. */
  readonly problems: readonly Problem[]
  readonly disabled: boolean
  readonly bare?: boolean
  readonly onChange: (condition: string | undefined) => void
}

/** A condition, looked through while it is typed; under it what is wrong, in words. */
export const ConditionField = ({ label, value, placeholder, problems, disabled, bare, onChange }: ConditionFieldProps) => {
  const id = useId()
  const t = useWords(inspectorWords)
  const say = useProblemText()
  const found = problems.find((problem) => isAbout(problem, value))
  return (
    <div className={bare === true ? styles.bareField : undefined}>
      <Line
        label={label}
        value={value ?? ''}
        placeholder={placeholder}
        maxLength={LIMITS.condition}
        mono
        disabled={disabled}
        describedBy={found === undefined ? undefined : id}
        bare={bare ?? false}
        onChange={(typed) => onChange(typed === '' ? undefined : typed)}
      />
      {found !== undefined && (
        <p id={id} className={styles.fault} data-severity={found.severity}>
          {found.kind === 'never-holds' ? t('holdsNever') : say(found)}
        </p>
      )}
    </div>
  )
}

function isAbout(problem: Problem, condition: string | undefined): boolean {
  if (condition === undefined) return false
  if (problem.kind === 'bad-condition' || problem.kind === 'never-holds') return problem.condition === condition
  return problem.kind === 'unknown-name' && problem.where === 'condition' && condition.includes(problem.name)
}
