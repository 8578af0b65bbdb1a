import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { freshId } from '../../../../../core/domain/script/edit/fresh-id.ts'
import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import type { Variable, VariableType } from '../../../../../core/domain/script/variable.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { stepWords } from '../step-words.ts'
import { ChoiceValues } from './choice-values.tsx'
import { Line, NumberLine } from './fields.tsx'
import { KnownByCard } from './known-by-card.tsx'
import type { ScriptProps } from './script-props.ts'
import { withPart, withWords } from './with-part.ts'
import styles from './inspector.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const
const TYPES = ['text', 'number', 'boolean', 'date', 'choice'] as const

/** What the script learns, with its types. */
export const VariablesSection = (props: ScriptProps) => {
  const t = useWords(inspectorWords)
  const { script, frozen, edit } = props
  const put = (variables: readonly Variable[], field?: string): void => edit({ kind: 'variables', variables }, field)
  const add = (): void => {
    const name = freshId('answer', new Set(script.variables.map((one) => one.name))).replaceAll('-', '_')
    put([...script.variables, { name, title: {}, type: { kind: 'text' } }])
  }
  return (
    <section className={styles.section} aria-label={t('variables')}>
      <h3 className={styles.sectionTitle}>
        {t('variables')} <span>{t('variablesNote')}</span>
      </h3>
      <ul className={styles.options}>
        {script.variables.map((variable, index) => (
          // A name is edited here, and may be doubled: the place is the identity.
          <VariableItem key={String(index)} {...props} variable={variable} index={index} put={put} />
        ))}
      </ul>
      {!frozen && (
        <Button size="small" tone="quiet" icon={<IconPlus {...icon} />} onPress={add}>
          {t('addVariable')}
        </Button>
      )}
    </section>
  )
}

interface ItemProps extends ScriptProps {
  readonly variable: Variable
  readonly index: number
  readonly put: (variables: readonly Variable[], field?: string) => void
}

const VariableItem = (props: ItemProps) => {
  const { script, variable, index, language, frozen, put, edit } = props
  const t = useWords(inspectorWords)
  const s = useWords(stepWords)
  const change = (next: Variable, field?: string): void =>
    put(
      script.variables.map((one, at) => (at === index ? next : one)),
      field === undefined ? undefined : `variable ${String(index)} ${field}`,
    )
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <NameLine variable={variable} disabled={frozen} onRename={(to) => edit({ kind: 'rename-variable', from: variable.name, to })} />
        {!frozen && (
          <Button
            size="small"
            tone="quiet"
            iconOnly
            icon={<IconX {...icon} />}
            onPress={() => put(script.variables.filter((_one, at) => at !== index))}
          >
            {t('removeVariable', { name: variable.name })}
          </Button>
        )}
      </div>
      <Line
        bare
        label={t('variableTitle')}
        placeholder={t('variableTitle')}
        value={variable.title[language] ?? ''}
        maxLength={LIMITS.words}
        disabled={frozen}
        onChange={(value) => change({ ...variable, title: withWords(variable.title, language, value) }, 'title')}
      />
      <PlainSelect
        label={t('variableType')}
        options={TYPES.map((kind) => ({ value: kind, label: s(`type.${kind}`) }))}
        value={variable.type.kind}
        disabled={frozen}
        onChoose={(kind) => change({ ...variable, type: typeOf(TYPES.find((one) => one === kind) ?? 'text') })}
      />
      <TypeFields
        type={variable.type}
        language={language}
        disabled={frozen}
        onChange={(type, field) => change({ ...variable, type }, field)}
      />
      <KnownByCard script={script} name={variable.name} frozen={frozen} edit={edit} />
    </li>
  )
}

const typeOf = (kind: (typeof TYPES)[number]): VariableType =>
  kind === 'choice' ? { kind, options: [{ value: 'a', title: {} }] } : { kind }

/** The name goes over the whole script when the field is left, so that half of a name never does. */
const NameLine = ({
  variable,
  disabled,
  onRename,
}: {
  readonly variable: Variable
  readonly disabled: boolean
  readonly onRename: (to: string) => void
}) => {
  const t = useWords(inspectorWords)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  return (
    <input
      type="text"
      className={styles.input}
      data-mono
      aria-label={t('variableName')}
      value={typed ?? variable.name}
      maxLength={LIMITS.id}
      disabled={disabled}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== undefined && typed.trim() !== '') onRename(typed.trim())
        setTyped(undefined)
      }}
    />
  )
}

interface TypeFieldsProps {
  readonly type: VariableType
  readonly language: 'ru' | 'en'
  readonly disabled: boolean
  readonly onChange: (type: VariableType, field?: string) => void
}

const TypeFields = ({ type, language, disabled, onChange }: TypeFieldsProps) => {
  const t = useWords(inspectorWords)
  switch (type.kind) {
    case 'number':
      return (
        <div className={styles.pair}>
          <NumberLine
            label={t('min')}
            value={type.min}
            disabled={disabled}
            onChange={(min) => onChange(withPart(type, 'min', min), 'min')}
          />
          <NumberLine
            label={t('max')}
            value={type.max}
            disabled={disabled}
            onChange={(max) => onChange(withPart(type, 'max', max), 'max')}
          />
        </div>
      )
    case 'choice':
      return (
        <ChoiceValues
          options={type.options}
          language={language}
          disabled={disabled}
          onChange={(options) => onChange({ ...type, options }, 'values')}
        />
      )
    case 'text':
    case 'boolean':
    case 'date':
      return null
  }
}
