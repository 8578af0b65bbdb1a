import { useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import { knownAnswer } from '../../../../core/domain/script/known-answer.ts'
import type { NodeOf } from '../../../../core/domain/script/node.ts'
import type { Value } from '../../../../core/domain/script/value.ts'
import type { Variable } from '../../../../core/domain/script/variable.ts'
import { useWords } from '../../i18n/use-words.ts'
import { StepKeys } from './step-keys.tsx'
import type { PieceProps } from './step-props.ts'
import { stepWords } from './step-words.ts'
import { typedValue, writtenValue } from './typed-value.ts'
import { useAnswerField } from './use-answer-field.ts'
import { VariableField } from './variable-field.tsx'
import { wrongWords } from './wrong-words.ts'

/** Several answers at once; what the card knows stands in its field already. */
export const StepForm = (props: PieceProps<NodeOf<'form'>>) => {
  const { walk, run, node, keys, refusal, onAnswer, onBack, onSkip, onPause } = props
  const t = useWords(stepWords)
  const fields = node.fields.flatMap(({ variable: name, required }) => {
    const variable = walk.variables.get(name)
    return variable === undefined ? [] : [{ variable, required, known: knownAnswer(variable, run, 0)?.value }]
  })
  const [typed, setTyped] = useState(() => Object.fromEntries(fields.map((field) => [field.variable.name, initial(run.offered, field)])))
  const firstTyped = typed[fields[0]?.variable.name ?? ''] ?? ''
  const { field: first, onKeyDown } = useAnswerField(firstTyped, keys, onBack)
  const send = (): void => onAnswer({ kind: 'fields', values: valuesOf(fields, typed) })
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    send()
  }
  return (
    <form onSubmit={submit} onKeyDown={inOrder(send)} noValidate>
      {fields.map(({ variable, required, known }, index) => (
        <VariableField
          key={variable.name}
          id={`answer-${node.id}-${variable.name}`}
          {...(index === 0 ? { ref: first, onKeyDown } : {})}
          variable={variable}
          typed={typed[variable.name] ?? ''}
          labelled
          note={known !== undefined && typed[variable.name] === writtenValue(known) ? t('fromCard') : required ? undefined : t('optional')}
          wrong={wrongWords(t, variable, refusal)}
          onType={(text) => setTyped((before) => ({ ...before, [variable.name]: text }))}
        />
      ))}
      <StepKeys keys={keys} onNext={send} onBack={onBack} onSkip={onSkip} onPause={onPause} />
    </form>
  )
}

interface FormEntry {
  readonly variable: Variable
  readonly known: Value | undefined
}

const initial = (offered: Readonly<Record<string, Value>>, { variable, known }: FormEntry): string =>
  writtenValue(offered[variable.name] ?? known)

/** What was typed; what stands there from the card, untouched, stays the card's. */
function valuesOf(fields: readonly FormEntry[], typed: Readonly<Record<string, string>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    fields.flatMap(({ variable, known }): readonly (readonly [string, Value])[] => {
      const text = typed[variable.name] ?? ''
      if (text.trim() === '' || (known !== undefined && text === writtenValue(known))) return []
      return [[variable.name, typedValue(variable.type, text) ?? text]]
    }),
  )
}

/** Enter goes to the next field, and from the last one on. */
const inOrder =
  (send: () => void) =>
  (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey) return
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('input, select')]
    const at = all.findIndex((one) => one === event.target)
    if (at < 0) return
    event.preventDefault()
    const next = all[at + 1]
    if (next === undefined) send()
    else next.focus()
  }
