import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import { roadLines } from '../../../../core/domain/script/road-lines.ts'
import { sayText } from '../../../../core/domain/script/said.ts'
import { wayAhead } from '../../../../core/domain/script/way-ahead.ts'
import { bindSpaces } from '../../i18n/typography.ts'
import { useLocale } from '../../i18n/use-words.ts'
import { RunStanding } from './run-standing.tsx'
import { StepAction } from './step-action.tsx'
import { StepAsk } from './step-ask.tsx'
import { StepCheck } from './step-check.tsx'
import { StepChoose } from './step-choose.tsx'
import { StepForm } from './step-form.tsx'
import { StepHead } from './step-head.tsx'
import { StepKeys } from './step-keys.tsx'
import type { StepProps } from './step-props.ts'
import styles from './script-step.module.css'

/** The step a run stands at: what to say in large words, and its answers with their keys. */
export const ScriptStep = (props: StepProps) => {
  const { walk, run, spoken } = props
  const locale = useLocale()
  const { state } = run
  const node = state.kind === 'at' ? walk.nodes.get(state.nodeId) : undefined
  if (state.kind !== 'at' || node === undefined || node.kind === 'go-to') return <RunStanding {...props} />
  const behind = roadLines(walk, run, locale).length
  return (
    <section className={styles.step} aria-live="polite">
      <StepHead node={node} step={behind + 1} all={behind + 1 + wayAhead(walk, run).length} since={state.since} />
      {'text' in node && (
        <p className={styles.say} lang={spoken}>
          {bindSpaces(sayText(walk, run, node.text, spoken), spoken)}
        </p>
      )}
      {/* A step that is come to again is a new one: what was typed in it before is offered by the run. */}
      <Piece key={`${node.id} ${String(run.road.length)}`} {...props} node={node} />
    </section>
  )
}

const Piece = ({ node, ...props }: StepProps & { readonly node: ScriptNode }) => {
  const { keys, onAnswer, onBack, onSkip, onPause } = props
  switch (node.kind) {
    case 'say':
      return <StepKeys keys={keys} onNext={() => onAnswer({ kind: 'next' })} onBack={onBack} onSkip={onSkip} onPause={onPause} />
    case 'ask':
      return <StepAsk {...props} node={node} />
    case 'choose':
      return <StepChoose {...props} node={node} />
    case 'form':
      return <StepForm {...props} node={node} />
    case 'check':
      return <StepCheck {...props} node={node} />
    case 'action':
      return <StepAction {...props} node={node} />
    case 'go-to':
    case 'end':
      return null
  }
}
