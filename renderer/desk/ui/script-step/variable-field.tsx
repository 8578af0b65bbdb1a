import type { KeyboardEvent, Ref } from 'react'
import type { Variable } from '../../../../core/domain/script/variable.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { PlainSelect } from '../plain-select.tsx'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

interface VariableFieldProps {
  readonly id: string
  readonly variable: Variable
  readonly typed: string
  /** Shown above the field; a single answer needs no label but its name for readers. */
  readonly labelled: boolean
  readonly note?: string | undefined
  readonly wrong?: string | undefined
  readonly onType: (typed: string) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** The field of one answer, by its type. */
export const VariableField = ({ id, variable, typed, labelled, note, wrong, onType, onKeyDown, ref }: VariableFieldProps) => {
  const locale = useLocale()
  const title = textIn(variable.title, locale)
  const wrongId = wrong === undefined ? undefined : `${id}-wrong`
  return (
    <div className={styles.field}>
      {labelled && (
        <label htmlFor={id} className={styles.fieldLabel}>
          {title} {note !== undefined && <span>{note}</span>}
        </label>
      )}
      {variable.type.kind === 'choice' || variable.type.kind === 'boolean' ? (
        <SelectOf variable={variable} title={title} typed={typed} describedBy={wrongId} onType={onType} />
      ) : (
        <input
          ref={ref}
          id={id}
          className={styles.input}
          type={variable.type.kind === 'date' ? 'date' : 'text'}
          inputMode={variable.type.kind === 'number' ? 'decimal' : undefined}
          maxLength={variable.type.kind === 'text' ? (variable.type.maxLength ?? 2_000) : undefined}
          aria-label={labelled ? undefined : title}
          aria-invalid={wrong === undefined ? undefined : true}
          aria-describedby={wrongId}
          autoComplete="off"
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {wrong !== undefined && (
        <p id={wrongId} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

interface SelectOfProps {
  readonly variable: Variable
  readonly title: string
  readonly typed: string
  readonly describedBy: string | undefined
  readonly onType: (typed: string) => void
}

const SelectOf = ({ variable: { type }, title, typed, describedBy, onType }: SelectOfProps) => {
  const t = useWords(stepWords)
  const locale = useLocale()
  const options =
    type.kind === 'choice'
      ? type.options.map((option) => ({ value: option.value, label: textIn(option.title, locale) }))
      : [
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]
  return (
    <PlainSelect
      label={title}
      options={options}
      value={typed === '' ? undefined : typed}
      placeholder={t('notChosen')}
      describedBy={describedBy}
      onChoose={onType}
    />
  )
}
