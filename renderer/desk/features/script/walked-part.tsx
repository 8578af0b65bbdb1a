import { useState, type ReactNode } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { roadLines } from '../../../../core/domain/script/road-lines.ts'
import type { RunRefusal } from '../../../../core/domain/script/run-refusal.ts'
import { sayText, spokenLanguage } from '../../../../core/domain/script/said.ts'
import type { SideQuestion } from '../../../../core/domain/script/script.ts'
import { wayAhead } from '../../../../core/domain/script/way-ahead.ts'
import { useLocale } from '../../i18n/use-words.ts'
import { useCallWork, useLeftOut } from '../../state/call-work-context.tsx'
import type { LiveScript } from '../../state/script-live.ts'
import { RoadAhead } from '../../ui/script-step/road-ahead.tsx'
import { RoadBehind } from '../../ui/script-step/road-behind.tsx'
import { ScriptStep } from '../../ui/script-step/script-step.tsx'
import { SideAnswer } from '../../ui/script-step/side-answer.tsx'
import { SideQuestions } from '../../ui/script-step/side-questions.tsx'
import { SkippedSteps } from '../../ui/script-step/skipped-steps.tsx'
import { stepDigits } from '../../ui/script-step/step-digits.ts'
import { ArticleButton } from './article-button.tsx'
import { useActionNote } from './use-action-note.ts'
import { useAnswer } from './use-answer.ts'
import { useScriptKeys } from './use-script-keys.ts'
import styles from './script.module.css'

interface WalkedPartProps {
  readonly callId: CallId
  readonly live: LiveScript
  readonly refusal: RunRefusal | undefined
  readonly foot: ReactNode
}

/** The road, the step and what is at hand beside it. */
export const WalkedPart = ({ callId, live, refusal, foot }: WalkedPartProps) => {
  const locale = useLocale()
  const { scriptRuns } = useCallWork()
  const { walk, run } = live
  const [side, setSide] = useState<SideQuestion>()
  const { keys, digits } = useScriptKeys(callId)
  const { answer, trouble } = useAnswer(callId, live)
  const node = run.state.kind === 'at' ? walk.nodes.get(run.state.nodeId) : undefined
  const actionNote = useActionNote(node)
  const spoken = spokenLanguage(walk, run, locale)
  const open = (question: SideQuestion): void => {
    setSide(question)
    scriptRuns.hear(callId, question.id)
  }
  return (
    <>
      <RoadBehind lines={roadLines(walk, run, locale)} keys={keys} onJump={(nodeId) => scriptRuns.returnTo(callId, nodeId)} />
      <ExcusePart callId={callId} />
      {side !== undefined && (
        <SideAnswer side={side} text={sayText(walk, run, side.text, spoken)} spoken={spoken} keys={keys} onClose={() => setSide(undefined)}>
          <ArticleButton articleId={side.articleId} from={{ kind: 'step', scriptId: walk.script.id, nodeId: run.state.nodeId }} />
        </SideAnswer>
      )}
      <ScriptStep
        walk={walk}
        run={run}
        spoken={spoken}
        keys={keys && side === undefined}
        digits={digits && side === undefined}
        refusal={refusal}
        actionNote={actionNote}
        onAnswer={answer}
        onBack={() => scriptRuns.back(callId)}
        onPause={() => scriptRuns.pause(callId)}
        {...(node !== undefined && node.kind !== 'say' && wayAhead(walk, run).length > 0 ? { onSkip: () => scriptRuns.skip(callId) } : {})}
      />
      {trouble !== undefined && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      <div className={styles.beside}>
        <ArticleButton articleId={node?.articleId} from={{ kind: 'step', scriptId: walk.script.id, nodeId: run.state.nodeId }} />
      </div>
      <RoadAhead walk={walk} run={run} />
      <footer className={styles.foot}>
        <SideQuestions
          sides={walk.script.sides}
          from={side === undefined ? stepDigits(walk, run) + 1 : 1}
          keys={digits}
          heard={run.sidesHeard}
          onOpen={open}
        />
        {foot}
      </footer>
    </>
  )
}

/** Compulsory steps that lie behind without having been done: Save waits for them, so they are said at once. */
const ExcusePart = ({ callId }: { readonly callId: CallId }) => {
  const { scriptRuns } = useCallWork()
  const steps = useLeftOut(callId)
  if (steps.length === 0) return null
  return (
    <div className={styles.excuse}>
      <SkippedSteps steps={steps} onExcuse={(nodeId, reason) => scriptRuns.excuse(callId, nodeId, reason)} />
    </div>
  )
}
