import { useId, useRef } from 'react'
import { FACTS } from '../../../../../core/domain/script/facts.ts'
import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import { piecesOf } from '../../../../../core/domain/script/placeholder.ts'
import type { ScriptText } from '../../../../../core/domain/script/text.ts'
import type { Variable } from '../../../../../core/domain/script/variable.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { inspectorWords } from '../inspector-words.ts'
import { withWords } from './with-part.ts'
import styles from './inspector.module.css'

interface WordsFieldProps {
  readonly label: string
  readonly text: ScriptText
  readonly language: 'ru' | 'en'
  readonly variables: readonly Variable[]
  readonly disabled: boolean
  readonly onChange: (text: ScriptText) => void
}

/** Words to say. Names in braces are marked as they are typed, and put in from a list of what the card and the script know. */
export const WordsField = ({ label, text, language, variables, disabled, onChange }: WordsFieldProps) => {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const value = text[language] ?? ''
  const other = text[language === 'ru' ? 'en' : 'ru'] ?? ''
  const insert = (name: string): void => {
    const field = area.current
    if (field === null) return
    const { selectionStart, selectionEnd } = field
    const next = `${value.slice(0, selectionStart)}{${name}}${value.slice(selectionEnd)}`
    if (next.length <= LIMITS.words) onChange(withWords(text, language, next))
    field.focus()
  }
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <label htmlFor={id}>{label}</label>
        {!disabled && <InsertName variables={variables} onInsert={insert} />}
      </div>
      <div className={styles.marked}>
        <div className={styles.mirror} aria-hidden="true">
          <Marks text={value} />
        </div>
        <textarea
          ref={area}
          id={id}
          className={styles.area}
          value={value}
          placeholder={other}
          maxLength={LIMITS.words}
          readOnly={disabled}
          lang={language}
          rows={1}
          onChange={(event) => onChange(withWords(text, language, event.currentTarget.value))}
        />
      </div>
    </div>
  )
}

/** Everything that may stand in a text: what the script learns, then what the card knows. */
const InsertName = ({ variables, onInsert }: { readonly variables: readonly Variable[]; readonly onInsert: (name: string) => void }) => {
  const t = useWords(inspectorWords)
  const option = (name: string) => (
    <option key={name} value={name}>
      {name}
    </option>
  )
  return (
    <select className={styles.insert} aria-label={t('insertFact')} value="" onChange={(event) => onInsert(event.currentTarget.value)}>
      <option value="" disabled>
        {t('insert')}
      </option>
      {variables.length > 0 && <optgroup label={t('variables')}>{variables.map(({ name }) => option(name))}</optgroup>}
      <optgroup label={t('facts')}>{Object.keys(FACTS).map(option)}</optgroup>
    </select>
  )
}

/** The words behind the field, so that names in them can be seen at a glance. */
const Marks = ({ text }: { readonly text: string }) => (
  <>
    {piecesOf(text).map((piece, index) =>
      piece.kind === 'words' ? (
        piece.words
      ) : (
        // Pieces have no identity but their place.
        <mark key={`${String(index)} ${piece.name}`}>{`{${piece.name}${piece.otherwise === undefined ? '' : `|${piece.otherwise}`}}`}</mark>
      ),
    )}{' '}
  </>
)
