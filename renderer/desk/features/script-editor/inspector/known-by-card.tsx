import { FACTS, isFactName } from '../../../../../core/domain/script/facts.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { Labelled } from './fields.tsx'
import type { StepProps } from './step-props.ts'
import { withPart } from './with-part.ts'

const NONE = ''

/** What of the card answers the question by itself. It belongs to the variable, wherever it is asked. */
export const KnownByCard = ({
  script,
  name,
  frozen,
  edit,
}: Pick<StepProps, 'script' | 'frozen' | 'edit'> & { readonly name: string | undefined }) => {
  const t = useWords(inspectorWords)
  const variable = script.variables.find((one) => one.name === name)
  if (variable === undefined) return null
  const choose = (fact: string): void => {
    const known = isFactName(fact) ? fact : undefined
    const variables = script.variables.map((one) => (one === variable ? withPart(one, 'known', known) : one))
    edit({ kind: 'variables', variables })
  }
  return (
    <Labelled label={t('knows')}>
      <PlainSelect
        label={t('knows')}
        options={[{ value: NONE, label: t('knowsNothing') }, ...Object.keys(FACTS).map((fact) => ({ value: fact, label: fact }))]}
        value={variable.known ?? NONE}
        disabled={frozen}
        onChoose={choose}
      />
    </Labelled>
  )
}
