import type { EpochMs } from '../time.ts'
import { knownAnswer } from './known-answer.ts'
import type { NodeId, NodeOf, ScriptNode } from './node.ts'
import type { Answer, Disposition, RoadStep, ScriptRun, StepHow } from './run.ts'
import { valuesOf, type Walk } from './walk.ts'

/**
 * Enters a node and goes on by itself as long as nobody needs to be asked: what the card knows is answered, what the facts decide is
 * decided, what is not for this client is passed over. A node that comes up a second time without a person in between is
 * shown instead, so that no loop of known answers runs for ever.
 */
export function enter(walk: Walk, run: ScriptRun, nodeId: NodeId | undefined, at: EpochMs): ScriptRun {
  const seen = new Set<NodeId>()
  let now = run
  let next = nodeId
  let from = 'nodeId' in run.state ? run.state.nodeId : walk.script.start
  for (;;) {
    const node = next === undefined ? undefined : walk.nodes.get(next)
    if (node === undefined) return { ...now, state: { kind: 'dead-end', nodeId: from, since: at } }
    const passage = seen.has(node.id) ? undefined : passageThrough(walk, now, node, at)
    seen.add(node.id)
    if (passage === undefined) return stopAt(now, node, at)
    now = passed(now, node.id, passage, at)
    from = node.id
    next = passage.next
  }
}

/** The way through a node that needs nobody. */
export interface Passage {
  readonly next: NodeId | undefined
  readonly how: Exclude<StepHow, 'operator' | 'jumped'> | 'silent'
  readonly answers?: Readonly<Record<string, Answer>>
  readonly way?: string
  readonly outcome?: ScriptRun['outcome']
  readonly disposition?: Disposition | undefined
}

/** Undefined: somebody has to answer it. */
export function passageThrough(walk: Walk, run: ScriptRun, node: ScriptNode, at: EpochMs): Passage | undefined {
  if ('showIf' in node && !isTrue(walk, run, node.showIf)) return { next: node.next, how: 'passed' }
  switch (node.kind) {
    case 'ask': {
      const answer = knownAnswer(walk.variables.get(node.variable), run, at)
      return answer && { next: node.next, how: 'known', answers: { [node.variable]: answer } }
    }
    case 'choose': {
      const answer = node.variable === undefined ? undefined : knownAnswer(walk.variables.get(node.variable), run, at)
      const option = answer && node.options.find(({ id }) => id === answer.value)
      return answer && option && node.variable !== undefined
        ? { next: option.next, how: 'known', answers: { [node.variable]: answer }, way: option.id }
        : undefined
    }
    case 'form':
      return formPassage(walk, run, node, at)
    case 'check':
      return checkPassage(walk, run, node)
    case 'go-to':
      return { next: node.target.kind === 'node' ? node.target.nodeId : undefined, how: 'silent' }
    case 'end':
      return node.next === undefined
        ? undefined
        : {
            next: node.next,
            how: 'silent',
            outcome: node.outcome === 'inherit' ? run.outcome : node.outcome,
            disposition: dispositionOfEnd(node) ?? run.disposition,
          }
    case 'say':
    case 'action':
      return undefined
  }
}

function formPassage(walk: Walk, run: ScriptRun, node: Extract<ScriptNode, { kind: 'form' }>, at: EpochMs): Passage | undefined {
  const answers: Record<string, Answer> = {}
  for (const { variable } of node.fields) {
    const answer = knownAnswer(walk.variables.get(variable), run, at)
    if (answer === undefined) return undefined
    answers[variable] = answer
  }
  return { next: node.next, how: 'known', answers }
}

function checkPassage(walk: Walk, run: ScriptRun, node: Extract<ScriptNode, { kind: 'check' }>): Passage | undefined {
  if (node.proves === 'identity' && (run.provenIdentity || run.facts['client.verified'] === true))
    return { next: node.yes, how: 'known', way: 'yes' }
  if (node.condition === undefined) return undefined
  const holds = walk.conditions.holds(node.condition, valuesOf(run.facts, run.answers), walk.types)
  if (holds === undefined) return undefined
  return { next: holds ? node.yes : node.no, how: 'decided', way: holds ? 'yes' : 'no' }
}

/** What is not known does not hold. */
export const isTrue = (walk: Walk, run: Pick<ScriptRun, 'facts' | 'answers'>, condition: string): boolean =>
  walk.conditions.holds(condition, valuesOf(run.facts, run.answers), walk.types) === true

function passed(run: ScriptRun, nodeId: NodeId, passage: Passage, at: EpochMs): ScriptRun {
  const step: RoadStep | undefined =
    passage.how === 'silent'
      ? undefined
      : { nodeId, enteredAt: at, leftAt: at, how: passage.how, ...(passage.way === undefined ? {} : { way: passage.way }) }
  return {
    ...run,
    answers: { ...run.answers, ...passage.answers },
    road: step === undefined ? run.road : [...run.road, step],
    ...(passage.outcome === undefined ? {} : { outcome: passage.outcome }),
    ...(passage.disposition === undefined ? {} : { disposition: passage.disposition }),
  }
}

/** What an end says of topic and result; undefined: nothing. */
function dispositionOfEnd({ topicId, resultId }: NodeOf<'end'>): Disposition | undefined {
  if (topicId === undefined && resultId === undefined) return undefined
  return { ...(topicId === undefined ? {} : { topicId }), ...(resultId === undefined ? {} : { resultId }) }
}

function stopAt(run: ScriptRun, node: ScriptNode, at: EpochMs): ScriptRun {
  if (node.kind !== 'end') return { ...run, state: { kind: 'at', nodeId: node.id, since: at } }
  const outcome = node.outcome === 'inherit' ? (run.outcome ?? 'not-solved') : node.outcome
  const disposition = dispositionOfEnd(node) ?? run.disposition
  const ended = { kind: 'ended', nodeId: node.id, outcome, at } as const
  return { ...run, outcome, ...(disposition === undefined ? {} : { disposition }), state: ended }
}
