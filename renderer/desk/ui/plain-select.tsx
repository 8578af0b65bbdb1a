import { IconChevronDown } from '@tabler/icons-react'
import { useImperativeHandle, useRef, type Ref } from 'react'
import type { ActionId } from '../keys/actions.ts'
import { useKey } from '../keys/use-key.ts'
import { ActionKey } from './action-key.tsx'
import styles from './plain-select.module.css'

export interface SelectOption {
  readonly value: string
  readonly label: string
}

interface PlainSelectProps {
  readonly label: string
  readonly options: readonly SelectOption[]
  readonly value: string | undefined
  /** Shown while nothing is chosen. */
  readonly placeholder?: string
  readonly onChoose: (value: string) => void
  /** The key that opens it. */
  readonly action?: ActionId
  readonly disabled?: boolean
  /** Id of the words that say what is wrong. */
  readonly describedBy?: string | undefined
  readonly ref?: Ref<HTMLSelectElement>
}

/** The system's own select in the look of the desk: cheap to draw, which counts on the card. */
export const PlainSelect = ({
  label,
  options,
  value,
  placeholder,
  onChoose,
  action,
  disabled = false,
  describedBy,
  ref,
}: PlainSelectProps) => {
  const select = useRef<HTMLSelectElement>(null)
  useImperativeHandle<HTMLSelectElement | null, HTMLSelectElement | null>(ref, () => select.current, [])
  useKey(action, () => open(select.current), !disabled)
  return (
    <span className={styles.frame}>
      <select
        ref={select}
        className={styles.select}
        aria-label={label}
        aria-invalid={describedBy === undefined ? undefined : true}
        aria-describedby={describedBy}
        value={value ?? ''}
        data-empty={value === undefined}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {value === undefined && (
          <option value="" disabled>
            {placeholder ?? ''}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span className={styles.end}>
        {action === undefined ? (
          <IconChevronDown size={14} stroke={1.9} aria-hidden="true" />
        ) : (
          <ActionKey action={action} enabled={!disabled} />
        )}
      </span>
    </span>
  )
}

/** Focus, and the list with it where the browser allows that. */
const open = (select: HTMLSelectElement | null): void => {
  select?.focus()
  try {
    select?.showPicker()
  } catch {
    // Without a user's gesture the browser refuses; the focus is there.
  }
}
