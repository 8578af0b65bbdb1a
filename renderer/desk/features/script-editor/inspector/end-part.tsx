import { OUTCOMES } from '../../../../../core/domain/script/node.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { stepWords } from '../step-words.ts'
import { Labelled } from './fields.tsx'
import { DispositionSelect } from './seat-selects.tsx'
import type { StepProps } from './step-props.ts'
import { withPart } from './with-part.ts'

/** How the script ends for the client, and what stands in the disposition then. */
export const EndPart = ({ node, frozen, change }: StepProps<'end'>) => {
  const t = useWords(inspectorWords)
  const s = useWords(stepWords)
  return (
    <>
      <Labelled label={t('outcome')}>
        <PlainSelect
          label={t('outcome')}
          options={OUTCOMES.map((outcome) => ({ value: outcome, label: s(`outcome.${outcome}`) }))}
          value={node.outcome}
          disabled={frozen}
          onChoose={(chosen) => change({ ...node, outcome: OUTCOMES.find((outcome) => outcome === chosen) ?? node.outcome })}
        />
      </Labelled>
      <DispositionSelect
        topicId={node.topicId}
        resultId={node.resultId}
        disabled={frozen}
        onTopic={(id) => change(withPart(node, 'topicId', id))}
        onResult={(id) => change(withPart(node, 'resultId', id))}
      />
    </>
  )
}
