import { err, ok, type Result } from '../result.ts'
import { isTrue } from './enter.ts'
import { knownAnswer } from './known-answer.ts'
import type { NodeId, NodeOf, ScriptNode } from './node.ts'
import type { RunEvent } from './run-event.ts'
import type { RunRefusal } from './run-refusal.ts'
import type { Answer, ScriptRun } from './run.ts'
import type { Value } from './value.ts'
import { isOfType } from './variable.ts'
import type { Walk } from './walk.ts'

type Answered = Extract<RunEvent, { kind: 'answered' }>

/** What an answer does to a step. */
export interface Taken {
  readonly next: NodeId | undefined
  readonly way?: string
  readonly answers?: Readonly<Record<string, Answer>>
  readonly provesIdentity?: boolean
}

/** Checks an answer against its step. */
export function take(walk: Walk, run: ScriptRun, node: ScriptNode, event: Answered): Result<Taken, RunRefusal> {
  const { answer } = event
  switch (node.kind) {
    case 'say':
      return answer.kind === 'next' ? ok({ next: node.next }) : err({ kind: 'not-an-answer' })
    case 'ask':
      return answer.kind === 'value' ? takeValue(walk, node, answer.value, event) : err({ kind: 'not-an-answer' })
    case 'choose':
      return answer.kind === 'option' ? takeOption(walk, run, node, answer.optionId, event) : err({ kind: 'not-an-answer' })
    case 'form':
      return answer.kind === 'fields' ? takeFields(walk, run, node, answer.values, event) : err({ kind: 'not-an-answer' })
    case 'check':
      if (answer.kind === 'yes') return ok({ next: node.yes, way: 'yes', provesIdentity: node.proves === 'identity' })
      return answer.kind === 'no' ? ok({ next: node.no, way: 'no' }) : err({ kind: 'not-an-answer' })
    case 'action':
      return answer.kind === 'done' || answer.kind === 'left-out'
        ? ok({ next: node.next, way: answer.kind })
        : err({ kind: 'not-an-answer' })
    case 'go-to':
      // Shown only when it leads in a circle; one press more does not help.
      return err({ kind: 'not-an-answer' })
    case 'end':
      return err({ kind: 'not-now' })
  }
}

function takeValue(walk: Walk, node: NodeOf<'ask'>, value: Value, { at }: Answered): Result<Taken, RunRefusal> {
  const variable = walk.variables.get(node.variable)
  if (variable === undefined || !isOfType(variable.type, value)) return err({ kind: 'wrong-value', variable: node.variable })
  return ok({ next: node.next, answers: { [node.variable]: { value, source: { kind: 'operator' }, at } } })
}

function takeOption(walk: Walk, run: ScriptRun, node: NodeOf<'choose'>, optionId: string, { at }: Answered): Result<Taken, RunRefusal> {
  const option = shownOptions(walk, run, node).find(({ id }) => id === optionId)
  if (option === undefined) return err({ kind: 'not-an-answer' })
  const answer: Answer = { value: option.id, source: { kind: 'operator' }, at }
  return ok({ next: option.next, way: option.id, ...(node.variable === undefined ? {} : { answers: { [node.variable]: answer } }) })
}

/** Options for this client. Where none would be left, all are shown: a person must have a way on. */
export function shownOptions(walk: Walk, run: Pick<ScriptRun, 'facts' | 'answers'>, node: NodeOf<'choose'>): NodeOf<'choose'>['options'] {
  const shown = node.options.filter(({ showIf }) => showIf === undefined || isTrue(walk, run, showIf))
  return shown.length === 0 ? node.options : shown
}

function takeFields(
  walk: Walk,
  run: ScriptRun,
  node: NodeOf<'form'>,
  values: Readonly<Record<string, Value>>,
  { at }: Answered,
): Result<Taken, RunRefusal> {
  const answers: Record<string, Answer> = {}
  for (const { variable: name, required } of node.fields) {
    const variable = walk.variables.get(name)
    const value = values[name]
    const known = value === undefined ? knownAnswer(variable, run, at) : undefined
    if (known !== undefined) answers[name] = known
    else if (value === undefined) {
      if (required) return err({ kind: 'missing-field', variable: name })
    } else if (variable === undefined || !isOfType(variable.type, value)) return err({ kind: 'wrong-value', variable: name })
    else answers[name] = { value, source: { kind: 'operator' }, at }
  }
  return ok({ next: node.next, answers })
}
