import { useRef, useState } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { StepAnswer } from '../../../../core/domain/script/run-event.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import type { ActionSaid } from '../../state/script-actions.ts'
import type { LiveScript } from '../../state/script-live.ts'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'

const SAID = ['no-client', 'no-answer', 'no-team', 'no-call', 'not-kept'] as const
type Said = (typeof SAID)[number]
const isSaid = (why: string): why is Said => SAID.some((one) => one === why)

export interface Answering {
  readonly answer: (answer: StepAnswer) => void
  /** Why the action of this step was not done, in words. */
  readonly trouble: string | undefined
}

/** Gives answers to the run of a call. An action is done first: only what was done stands in the road as done. */
export function useAnswer(callId: CallId, { walk, run }: LiveScript): Answering {
  const t = useWords(words)
  const { scriptRuns, scriptActions } = useCallWork()
  const busy = useRef(false)
  const [said, setSaid] = useState<{ readonly nodeId: NodeId; readonly why: string }>()
  const { nodeId } = run.state
  const node = walk.nodes.get(nodeId)
  const settle = (outcome: ActionSaid): void => {
    busy.current = false
    const stillThere = scriptRuns.store.getState().calls[callId]?.live?.run.state.nodeId === nodeId
    if (outcome.kind === 'not-done') {
      const why = t(isSaid(outcome.why) ? outcome.why : 'refused')
      setSaid({ nodeId, why: t('notDone', { why }) })
      return
    }
    setSaid(undefined)
    if (stillThere) scriptRuns.answer(callId, { kind: 'done' })
    if (outcome.words !== undefined) toast({ id: 'script-action', tone: 'info', title: outcome.words })
  }
  return {
    trouble: said?.nodeId === nodeId ? said.why : undefined,
    answer: (answer) => {
      if (answer.kind !== 'done' || node?.kind !== 'action') {
        scriptRuns.answer(callId, answer)
        return
      }
      if (busy.current) return
      busy.current = true
      void scriptActions.perform(callId, node.action).then(settle)
    },
  }
}
