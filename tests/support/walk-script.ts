import fc from 'fast-check'
import type { Facts } from '../../core/domain/script/facts.ts'
import { shownOptions } from '../../core/domain/script/take.ts'
import type { StepAnswer } from '../../core/domain/script/run-event.ts'
import type { ScriptRun } from '../../core/domain/script/run.ts'
import type { Value } from '../../core/domain/script/value.ts'
import type { VariableType } from '../../core/domain/script/variable.ts'
import type { Walk } from '../../core/domain/script/walk.ts'

/** What a card may know, any part of it. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    'client.vip': fc.boolean(),
    'client.segment': fc.constantFrom('A', 'B', 'C', 'D'),
    'client.verified': fc.boolean(),
    'client.firstName': fc.constantFrom('Мария', 'Игнат'),
    'call.repeat': fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: [] },
)

/** A right answer to the step that is shown; `pick` chooses among several. Undefined: none is awaited. */
export function rightAnswer(walk: Walk, run: ScriptRun, pick: (count: number) => number): StepAnswer | undefined {
  const node = run.state.kind === 'at' ? walk.nodes.get(run.state.nodeId) : undefined
  switch (node?.kind) {
    case 'say':
      return { kind: 'next' }
    case 'ask':
      return { kind: 'value', value: valueOf(walk.variables.get(node.variable)?.type, pick) }
    case 'choose': {
      const options = shownOptions(walk, run, node)
      const option = options[pick(options.length)]
      return option && { kind: 'option', optionId: option.id }
    }
    case 'form':
      return {
        kind: 'fields',
        values: Object.fromEntries(node.fields.map(({ variable }) => [variable, valueOf(walk.variables.get(variable)?.type, pick)])),
      }
    case 'check':
      return pick(2) === 0 ? { kind: 'yes' } : { kind: 'no' }
    case 'action':
      return pick(2) === 0 ? { kind: 'done' } : { kind: 'left-out' }
    default:
      return undefined
  }
}

function valueOf(type: VariableType | undefined, pick: (count: number) => number): Value {
  switch (type?.kind) {
    case 'number':
      return (type.min ?? 0) + pick(5)
    case 'boolean':
      return pick(2) === 0
    case 'date':
      return '2026-11-22'
    case 'choice':
      return type.options[pick(type.options.length)]?.value ?? ''
    default:
      return `слово ${String(pick(9))}`
  }
}
