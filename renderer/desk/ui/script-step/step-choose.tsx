import type { NodeOf } from '../../../../core/domain/script/node.ts'
import { shownOptions } from '../../../../core/domain/script/take.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale } from '../../i18n/use-words.ts'
import { StepKeys } from './step-keys.tsx'
import { StepOptions } from './step-options.tsx'
import type { PieceProps } from './step-props.ts'

/** The ways on from a choice. Enter takes the one that was taken before, else the first. */
export const StepChoose = ({ walk, run, node, keys, digits = keys, onAnswer, onBack, onSkip, onPause }: PieceProps<NodeOf<'choose'>>) => {
  const locale = useLocale()
  const options = shownOptions(walk, run, node)
  const offered = node.variable === undefined ? undefined : run.offered[node.variable]
  const first = options.find(({ id }) => id === (offered ?? lastWay(run.road, node.id)))?.id ?? options[0]?.id
  const choose = (optionId: string): void => onAnswer({ kind: 'option', optionId })
  return (
    <>
      <StepOptions
        label={textIn(node.title, locale)}
        options={options.map(({ id, title, hint }) => ({
          id,
          title: textIn(title, locale),
          aside: hint === undefined ? undefined : textIn(hint, locale),
        }))}
        first={first}
        keys={digits}
        onChoose={choose}
      />
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

const lastWay = (road: PieceProps<unknown>['run']['road'], nodeId: string): string | undefined =>
  road.findLast((step) => step.nodeId === nodeId)?.way
