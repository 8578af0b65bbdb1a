import { useId, type ReactNode } from 'react'
import styles from './inspector.module.css'

interface LabelledProps {
  readonly label: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A control that brings its own name, with the label drawn above it for eyes. */
export const Labelled = ({ label, aside, children }: LabelledProps) => (
  <div className={styles.field}>
    <div className={styles.label}>
      <span aria-hidden="true">{label}</span>
      {aside}
    </div>
    {children}
  </div>
)

interface LineProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly maxLength: number
  readonly disabled?: boolean
  readonly describedBy?: string | undefined
  readonly mono?: boolean
  readonly onChange: (value: string) => void
  /** The label is not drawn: it stands elsewhere. */
  readonly bare?: boolean
}

export const Line = ({ label, value, placeholder, maxLength, disabled, describedBy, mono, onChange, bare = false }: LineProps) => {
  const field = (
    <input
      type="text"
      className={styles.input}
      aria-label={label}
      aria-invalid={describedBy === undefined ? undefined : true}
      aria-describedby={describedBy}
      data-mono={mono}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      disabled={disabled}
      autoComplete="off"
      spellCheck={mono !== true}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
  return bare ? field : <Labelled label={label}>{field}</Labelled>
}

interface TickProps {
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onChange: (checked: boolean) => void
}

export const Tick = ({ label, checked, disabled, onChange }: TickProps) => {
  const id = useId()
  return (
    <span className={styles.tick}>
      <input id={id} type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
      <label htmlFor={id}>{label}</label>
    </span>
  )
}

interface NumberProps {
  readonly label: string
  readonly value: number | undefined
  readonly min?: number
  readonly max?: number
  readonly disabled?: boolean
  readonly onChange: (value: number | undefined) => void
}

/** A number, or nothing. What is out of range is not taken. */
export const NumberLine = ({ label, value, min, max, disabled, onChange }: NumberProps) => (
  <Labelled label={label}>
    <input
      type="number"
      className={styles.input}
      aria-label={label}
      value={value ?? ''}
      min={min}
      max={max}
      disabled={disabled}
      onChange={(event) => {
        const typed = event.currentTarget.valueAsNumber
        if (event.currentTarget.value === '') onChange(undefined)
        else if (Number.isFinite(typed) && typed >= (min ?? -Infinity) && typed <= (max ?? Infinity)) onChange(typed)
      }}
    />
  </Labelled>
)
