import { useState, type SyntheticEvent } from 'react'
import type { NodeOf } from '../../../../core/domain/script/node.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import type { Variable } from '../../../../core/domain/script/variable.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { StepKeys } from './step-keys.tsx'
import { StepOptions } from './step-options.tsx'
import type { PieceProps } from './step-props.ts'
import { stepWords } from './step-words.ts'
import { typedValue, writtenValue } from './typed-value.ts'
import { useAnswerField } from './use-answer-field.ts'
import { VariableField } from './variable-field.tsx'
import { wrongWords } from './wrong-words.ts'

type AskProps = PieceProps<NodeOf<'ask'>>

/** One answer: a digit where there is a choice, otherwise a field. */
export const StepAsk = (props: AskProps) => {
  const variable = props.walk.variables.get(props.node.variable)
  if (variable === undefined) return <StepKeys keys={props.keys} onBack={props.onBack} onSkip={props.onSkip} onPause={props.onPause} />
  const { kind } = variable.type
  return kind === 'choice' || kind === 'boolean' ? <Chosen {...props} variable={variable} /> : <Typed {...props} variable={variable} />
}

const Chosen = ({ variable, run, keys, digits = keys, onAnswer, onBack, onSkip, onPause }: AskProps & { readonly variable: Variable }) => {
  const t = useWords(stepWords)
  const locale = useLocale()
  const { type } = variable
  const options =
    type.kind === 'choice'
      ? type.options.map(({ value, title }) => ({ id: value, title: textIn(title, locale) }))
      : [
          { id: 'yes', title: t('yes') },
          { id: 'no', title: t('no') },
        ]
  const offered = writtenValue(run.offered[variable.name])
  const first = options.find(({ id }) => id === offered)?.id ?? options[0]?.id
  const choose = (id: string): void => onAnswer({ kind: 'value', value: type.kind === 'boolean' ? id === 'yes' : id })
  return (
    <>
      <StepOptions label={textIn(variable.title, locale)} options={options} first={first} keys={digits} onChoose={choose} />
      <StepKeys
        keys={keys}
        onNext={() => {
          if (first !== undefined) choose(first)
        }}
        onBack={onBack}
        onSkip={onSkip}
        onPause={onPause}
      />
    </>
  )
}

const Typed = ({ variable, node, run, keys, refusal, onAnswer, onBack, onSkip, onPause }: AskProps & { readonly variable: Variable }) => {
  const t = useWords(stepWords)
  const [typed, setTyped] = useState(() => writtenValue(run.offered[variable.name]))
  const { field, onKeyDown } = useAnswerField(typed, keys, onBack)
  const go = (): void => {
    field.current?.focus()
    // What is no value is given as it is: the run refuses it and says why.
    onAnswer({ kind: 'value', value: typedValue(variable.type, typed) ?? '' })
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    go()
  }
  return (
    <form onSubmit={submit} noValidate>
      <VariableField
        id={`answer-${node.id}`}
        ref={field}
        variable={variable}
        typed={typed}
        labelled={false}
        wrong={wrongWords(t, variable, refusal)}
        onType={setTyped}
        onKeyDown={onKeyDown}
      />
      <StepKeys keys={keys} onNext={go} onBack={onBack} onSkip={onSkip} onPause={onPause} />
    </form>
  )
}
