import type { ArticleContext } from '../../../core/domain/knowledge/found-article.ts'
import { sameQuestion, type QuestionRef } from '../../../core/domain/process/predicted.ts'
import type { Process } from '../../../core/domain/process/process.ts'
import type { PhoneState } from '../../../core/contract/phone-channel.ts'
import { workCallOf } from './work-call.ts'
import type { WorkState } from './work-store.ts'

/** The step of a script the operator stands at, as far as the knowledge base cares. */
export interface ScriptPlace {
  readonly scriptId: string
  readonly nodeId: string
  /** Articles the step leads to, and those of the script's side questions. */
  readonly articleIds: readonly string[]
  readonly topicIds: readonly string[]
}

/** Where the operator stands, for the order of articles and for what is told of their use. */
export interface KnowledgePlace {
  readonly context: ArticleContext
  readonly topicId?: string
  readonly scriptId?: string
  readonly nodeId?: string
}

interface PlaceParts {
  readonly phone: PhoneState | undefined
  readonly work: WorkState
  readonly processes: readonly Process[]
  readonly step: ScriptPlace | undefined
}

/** Of the call on the desk: its script's step, the questions its card foretells, its topic. Without a call nothing. */
export function knowledgePlace({ phone, work, processes, step }: PlaceParts): KnowledgePlace {
  const call = workCallOf(phone, work.drafts, work.resumed?.id)
  const said = call === undefined ? undefined : work.drafts[call.callId]?.work
  const questions = said?.predicted?.questions ?? []
  const { topicId } = said ?? {}
  const topicIds = [...(topicId === undefined ? [] : [topicId]), ...(step?.topicIds ?? []), ...topicsOf(questions, processes)]
  return {
    context: {
      stepIds: [...(step?.articleIds ?? [])],
      questionIds: questions.flatMap((ref) => articleOf(ref, processes) ?? []),
      topicIds: [...new Set(topicIds)],
    },
    ...(topicId === undefined ? {} : { topicId }),
    ...(step === undefined ? {} : { scriptId: step.scriptId, nodeId: step.nodeId }),
  }
}

function articleOf(ref: QuestionRef, processes: readonly Process[]): string | undefined {
  const process = processes.find(({ id }) => id === ref.processId)
  const stage = process?.stages.find(({ id }) => id === ref.stageId)
  return stage?.questions.find(({ id }) => sameQuestion(ref, { ...ref, questionId: id }))?.articleId
}

const topicsOf = (questions: readonly QuestionRef[], processes: readonly Process[]): readonly string[] =>
  questions.flatMap(({ processId }) => processes.find(({ id }) => id === processId)?.topicIds ?? [])
