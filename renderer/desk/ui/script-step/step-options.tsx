import type { ReactNode } from 'react'
import { chooseAction } from '../../keys/actions.ts'
import { Choice } from '../choice.tsx'
import styles from './script-step.module.css'

export interface StepOption {
  readonly id: string
  readonly title: ReactNode
  readonly aside?: string | undefined
}

interface StepOptionsProps {
  readonly label: string
  readonly options: readonly StepOption[]
  /** The one that Enter takes. */
  readonly first: string | undefined
  readonly keys: boolean
  readonly onChoose: (id: string) => void
}

/** Answers with their digits: a digit chooses and goes on. */
export const StepOptions = ({ label, options, first, keys, onChoose }: StepOptionsProps) => (
  <div className={styles.options} role="group" aria-label={label}>
    {options.map(({ id, title, aside }, index) => (
      <Choice
        key={id}
        role="button"
        chosen={id === first}
        action={chooseAction(index + 1)}
        keyRests={!keys}
        aside={aside}
        onChoose={() => onChoose(id)}
      >
        {title}
      </Choice>
    ))}
  </div>
)
