import { useId, useState } from 'react'
import type { ChoiceValue } from '../../../../../core/domain/script/variable.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { inspectorWords } from '../inspector-words.ts'
import { withWords } from './with-part.ts'
import styles from './inspector.module.css'

interface ChoiceValuesProps {
  readonly options: readonly ChoiceValue[]
  readonly language: 'ru' | 'en'
  readonly disabled: boolean
  readonly onChange: (options: readonly ChoiceValue[]) => void
}

/** Values of a choice as lines of text, `name = caption`; they go into the script when the field is left. */
export const ChoiceValues = ({ options, language, disabled, onChange }: ChoiceValuesProps) => {
  const t = useWords(inspectorWords)
  const id = useId()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const written = options.map(({ value, title }) => `${value} = ${title[language] ?? ''}`).join('\n')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t('choiceValues')}
      </label>
      <textarea
        id={id}
        className={styles.area}
        rows={Math.min(8, options.length + 1)}
        value={typed ?? written}
        readOnly={disabled}
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          const read = typed === undefined ? [] : valuesIn(typed, options, language)
          if (read.length > 0) onChange(read)
          setTyped(undefined)
        }}
      />
    </div>
  )
}

/** The values of the lines; what could be no name is left out, captions in the other language stay. */
export function valuesIn(text: string, before: readonly ChoiceValue[], language: 'ru' | 'en'): readonly ChoiceValue[] {
  const seen = new Set<string>()
  return text
    .split('\n')
    .map((line) => {
      const at = line.indexOf('=')
      const [value, caption] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
      return { value: value.trim(), caption: caption.trim().slice(0, 8_000) }
    })
    .filter(({ value }) => /^[\w.-]{1,64}$/.test(value) && seen.size !== seen.add(value).size)
    .slice(0, 50)
    .map(({ value, caption }) => {
      const known = before.find((one) => one.value === value)
      return { value, title: withWords(known?.title ?? {}, language, caption) }
    })
}
