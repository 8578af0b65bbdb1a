import type { NodeOf } from '../../../../core/domain/script/node.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { StepKeys } from './step-keys.tsx'
import { StepOptions } from './step-options.tsx'
import type { PieceProps } from './step-props.ts'
import { stepWords } from './step-words.ts'

/** Yes or no; of an identity, in the words for it. */
export const StepCheck = ({ node, keys, digits = keys, onAnswer, onBack, onSkip, onPause }: PieceProps<NodeOf<'check'>>) => {
  const t = useWords(stepWords)
  const locale = useLocale()
  const proves = node.proves === 'identity'
  const answer = (id: string): void => onAnswer({ kind: id === 'yes' ? 'yes' : 'no' })
  return (
    <>
      <StepOptions
        label={textIn(node.title, locale)}
        options={[
          { id: 'yes', title: t(proves ? 'proven' : 'yes') },
          { id: 'no', title: t(proves ? 'notProven' : 'no') },
        ]}
        // A proof is never given by going on.
        first={proves ? undefined : 'yes'}
        keys={digits}
        onChoose={answer}
      />
      <StepKeys keys={keys} onNext={proves ? undefined : () => answer('yes')} onBack={onBack} onSkip={onSkip} onPause={onPause} />
    </>
  )
}
