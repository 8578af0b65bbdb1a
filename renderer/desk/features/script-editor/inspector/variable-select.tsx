import { freshId } from '../../../../../core/domain/script/edit/fresh-id.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import type { Variable } from '../../../../../core/domain/script/variable.ts'
import { textIn } from '../../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'

interface VariableSelectProps {
  readonly label: string
  readonly script: Script
  readonly value: string | undefined
  /** The answer may go nowhere. */
  readonly optional?: boolean
  readonly disabled: boolean
  readonly onChoose: (name: string | undefined, added?: Variable) => void
}

const NONE = ''
const NEW = '+'

/** Which variable an answer goes into; a new one can be made on the way. */
export const VariableSelect = ({ label, script, value, optional = false, disabled, onChoose }: VariableSelectProps) => {
  const t = useWords(inspectorWords)
  const locale = useLocale()
  const isThere = value === undefined || script.variables.some(({ name }) => name === value)
  const options = [
    ...(optional ? [{ value: NONE, label: t('noVariable') }] : []),
    ...(isThere ? [] : [{ value, label: value }]),
    ...script.variables.map(({ name, title }) => ({ value: name, label: `${name} · ${textIn(title, locale)}` })),
    { value: NEW, label: t('newVariable') },
  ]
  const choose = (chosen: string): void => {
    if (chosen !== NEW) return onChoose(chosen === NONE ? undefined : chosen)
    const name = freshId('answer', new Set(script.variables.map((one) => one.name))).replaceAll('-', '_')
    onChoose(name, { name, title: {}, type: { kind: 'text' } })
  }
  return <PlainSelect label={label} options={options} value={value ?? NONE} disabled={disabled} onChoose={choose} />
}
