import type { EpochMs } from '../time.ts'
import type { NodeId, ScriptNode } from './node.ts'
import { variablesOf } from './node-variables.ts'
import type { AnswerSource, RoadStep, ScriptRun } from './run.ts'
import { valueWords } from './said.ts'
import { textIn } from './text.ts'
import type { Walk } from './walk.ts'

/** What came of a step, in words where the script has them. */
export type RoadAnswer =
  { readonly kind: 'words'; readonly words: string } | { readonly kind: 'yes' | 'no' | 'done' | 'left-out' | 'skipped' }

/** A step that lies behind, as the road shows it. */
export interface RoadLine {
  readonly nodeId: NodeId
  readonly title: string
  readonly at: EpochMs
  readonly answer?: RoadAnswer
  readonly source: AnswerSource['kind']
  readonly provesIdentity: boolean
}

/**
 * The road behind, oldest first: what was said and asked, and what the card answered. What was gone back over, what was not for
 * this client, and what the facts decided by themselves is left out.
 */
export function roadLines(walk: Walk, run: ScriptRun, language: 'ru' | 'en'): readonly RoadLine[] {
  return run.road.flatMap((step): readonly RoadLine[] => {
    const node = walk.nodes.get(step.nodeId)
    if (node === undefined || step.undone === true || step.how === 'passed' || step.how === 'decided') return []
    const answer = answerOf(walk, run, node, step, language)
    return [
      {
        nodeId: node.id,
        title: textIn(node.title, language),
        at: step.leftAt,
        ...(answer === undefined ? {} : { answer }),
        source: step.how === 'known' ? sourceOf(run, node) : 'operator',
        provesIdentity: node.kind === 'check' && node.proves === 'identity' && step.way === 'yes',
      },
    ]
  })
}

function answerOf(walk: Walk, run: ScriptRun, node: ScriptNode, { how, way }: RoadStep, language: 'ru' | 'en'): RoadAnswer | undefined {
  if (how === 'jumped') return { kind: 'skipped' }
  // The options of a choice may be called anything, «no» as well.
  if (node.kind !== 'choose' && isPlainWay(way)) return { kind: way }
  if (node.kind === 'choose') {
    const option = node.options.find(({ id }) => id === way)
    return option === undefined ? undefined : { kind: 'words', words: textIn(option.title, language) }
  }
  const words = variablesOf(node).flatMap((name) => {
    const answer = run.answers[name]
    return answer === undefined ? [] : [valueWords(answer.value, walk.variables.get(name)?.type, language)]
  })
  return words.length === 0 || node.kind === 'action' ? undefined : { kind: 'words', words: words.join(', ') }
}

const PLAIN_WAYS = ['yes', 'no', 'done', 'left-out'] as const
const isPlainWay = (way: string | undefined): way is (typeof PLAIN_WAYS)[number] => PLAIN_WAYS.some((one) => one === way)

/** A known step without answers of its own (a proof that stands) is known from the card. */
function sourceOf(run: ScriptRun, node: ScriptNode): AnswerSource['kind'] {
  const [source] = variablesOf(node).flatMap((name) => run.answers[name]?.source.kind ?? [])
  return source ?? 'card'
}
