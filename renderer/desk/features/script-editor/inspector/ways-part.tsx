import { waysOf } from '../../../../../core/domain/script/ways.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { inspectorWords } from '../inspector-words.ts'
import { ProblemCallout } from '../problem-callout.tsx'
import { Labelled } from './fields.tsx'
import type { StepProps } from './step-props.ts'
import { TargetSelect } from './target-select.tsx'

/** Where a step leads: every way has its select, so that lines can be drawn without a mouse. Answers have theirs of their own. */
export const WaysPart = ({ script, node, problems, frozen, edit }: StepProps) => {
  const t = useWords(inspectorWords)
  if (node.kind === 'choose' || node.kind === 'end') return null
  const label = (way: string): string => (way === 'yes' ? t('leadsYes') : way === 'no' ? t('leadsNo') : t('leads'))
  return (
    <>
      {waysOf(node).map(({ way, to }) => (
        <Labelled key={way} label={label(way)}>
          <TargetSelect
            label={label(way)}
            script={script}
            from={node.id}
            to={to}
            disabled={frozen}
            onChoose={(chosen) => edit({ kind: 'lead', nodeId: node.id, way, ...(chosen === undefined ? {} : { to: chosen }) })}
          />
          {problems
            .filter((problem) => 'way' in problem && problem.way === way)
            .map((problem) => (
              <ProblemCallout key={problem.kind} problem={problem} />
            ))}
        </Labelled>
      ))}
    </>
  )
}
