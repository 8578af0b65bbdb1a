import type { ReactNode } from 'react'
import type { ActionId } from '../keys/actions.ts'
import { useKey } from '../keys/use-key.ts'
import { ActionKey } from './action-key.tsx'
import styles from './choice.module.css'

interface ChoiceProps {
  readonly children: ReactNode
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly action?: ActionId | undefined
  /** A fact on the right. */
  readonly aside?: ReactNode
  /** Further lines under the label. */
  readonly detail?: ReactNode
  readonly disabled?: boolean
  /** The digit belongs to something else now: it is dashed, the pointer still chooses. */
  readonly keyRests?: boolean
  /** A row of a long list instead of a framed answer. */
  readonly quiet?: boolean
  /** `radio` inside a radiogroup, `button` alone. */
  readonly role?: 'radio' | 'button'
}

/** One answer of several, 40 px, with its digit. */
export const Choice = ({
  children,
  chosen,
  onChoose,
  action,
  aside,
  detail,
  disabled = false,
  keyRests = false,
  quiet = false,
  role = 'radio',
}: ChoiceProps) => {
  const answers = !disabled && !keyRests
  const owned = useKey(action, onChoose, answers)
  const state = role === 'radio' ? { 'aria-checked': chosen } : { 'aria-pressed': chosen }
  return (
    <button
      type="button"
      role={role}
      {...state}
      className={styles.choice}
      data-chosen={chosen}
      data-quiet={quiet}
      disabled={disabled}
      onClick={onChoose}
    >
      {action !== undefined && <ActionKey action={action} enabled={answers && owned} />}
      <span className={styles.words}>
        <span className={styles.label}>{children}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </button>
  )
}
