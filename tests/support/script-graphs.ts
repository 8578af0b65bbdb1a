import fc from 'fast-check'
import type { ChooseOption, NodeId, ScriptNode } from '../../core/domain/script/node.ts'
import type { Script } from '../../core/domain/script/script.ts'
import type { Variable } from '../../core/domain/script/variable.ts'

/** A script of the nodes given, the first of them the start. */
export function aScript(nodes: readonly ScriptNode[], over: Partial<Script> = {}): Script {
  return {
    id: 'script',
    title: { ru: 'Скрипт', en: 'Script' },
    role: 'body',
    languages: ['ru'],
    start: nodes[0]?.id ?? 'nowhere',
    nodes,
    variables: VARIABLES,
    fit: { lineIds: [], roles: [], segments: [], processIds: [], topicIds: [], words: [] },
    entries: [],
    sides: [],
    ...over,
  }
}

export const say = (id: NodeId, next?: NodeId): ScriptNode => ({ id, kind: 'say', ...words(id), ...(next === undefined ? {} : { next }) })
export const ends = (id: NodeId): ScriptNode => ({ id, kind: 'end', title: { ru: id }, outcome: 'solved' })
export const words = (text: string) => ({ title: { ru: text }, text: { ru: text } })

/** One variable of every type; `segment` is known to the card. */
export const VARIABLES: readonly Variable[] = [
  { name: 'reason', title: { ru: 'Причина' }, type: { kind: 'text' } },
  { name: 'attempts', title: { ru: 'Попытки' }, type: { kind: 'number', min: 0, max: 10 } },
  { name: 'agreed', title: { ru: 'Согласие' }, type: { kind: 'boolean' } },
  { name: 'day', title: { ru: 'День' }, type: { kind: 'date' } },
  {
    name: 'segment',
    title: { ru: 'Сегмент' },
    type: { kind: 'choice', options: ['A', 'B', 'C', 'D'].map((value) => ({ value, title: { ru: value } })) },
    known: 'client.segment',
  },
]

const CONDITIONS = ['client.vip', 'attempts > 3', 'agreed && client.segment == "A"', 'segment == "B"', 'reason.contains("x")']
const condition = fc.constantFrom(...CONDITIONS)

/** Any graph of 1–12 steps, sound or not: lines may lead nowhere, in circles, or to steps that are not there. */
export const anyGraph: fc.Arbitrary<Script> = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const ids = Array.from({ length: count }, (_none, index) => `n${String(index)}`)
  const target = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.constant('gone') })
  return fc.tuple(...ids.map((id) => anyNode(id, target))).map((nodes) => aScript(nodes))
})

function anyNode(id: NodeId, target: fc.Arbitrary<NodeId>): fc.Arbitrary<ScriptNode> {
  const next = fc.option(target, { nil: undefined, freq: 20 }).map((to) => (to === undefined ? {} : { next: to }))
  const showIf = fc.option(condition, { nil: undefined, freq: 3 }).map((one) => (one === undefined ? {} : { showIf: one }))
  const passable = fc.tuple(next, showIf).map(([one, other]) => ({ ...one, ...other }))
  return fc.oneof(
    { weight: 3, arbitrary: passable.map((ways): ScriptNode => ({ id, kind: 'say', ...words(id), ...ways })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(passable, fc.constantFrom(...VARIABLES))
        .map(([ways, { name }]): ScriptNode => ({ id, kind: 'ask', ...words(id), variable: name, ...ways })),
    },
    { weight: 3, arbitrary: anyChoice(id, target) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(passable, fc.uniqueArray(fc.constantFrom(...VARIABLES), { minLength: 1, maxLength: 3 }))
        .map(([ways, asked]): ScriptNode => ({
          id,
          kind: 'form',
          ...words(id),
          fields: asked.map(({ name }, index) => ({ variable: name, required: index === 0 })),
          ...ways,
        })),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ yes: target, no: target, condition: fc.option(condition, { nil: undefined }), proves: fc.boolean() })
        .map(({ yes, no, condition: decided, proves }): ScriptNode => ({
          id,
          kind: 'check',
          ...words(id),
          yes,
          no,
          ...(decided === undefined ? {} : { condition: decided }),
          ...(proves ? { proves: 'identity' as const } : {}),
        })),
    },
    {
      weight: 1,
      arbitrary: passable.map((ways): ScriptNode => ({
        id,
        kind: 'action',
        title: { ru: id },
        action: { kind: 'add-note', text: { ru: id } },
        ...ways,
      })),
    },
    {
      weight: 1,
      arbitrary: target.map((nodeId): ScriptNode => ({ id, kind: 'go-to', title: { ru: id }, target: { kind: 'node', nodeId } })),
    },
    { weight: 4, arbitrary: fc.constant(ends(id)) },
  )
}

function anyChoice(id: NodeId, target: fc.Arbitrary<NodeId>): fc.Arbitrary<ScriptNode> {
  const option = fc.tuple(target, fc.option(condition, { nil: undefined, freq: 2 }))
  return fc.tuple(fc.array(option, { minLength: 1, maxLength: 4 }), fc.boolean()).map(([ways, answers]): ScriptNode => ({
    id,
    kind: 'choose',
    ...words(id),
    ...(answers ? { variable: 'segment' } : {}),
    options: ways.map(([next, showIf], index): ChooseOption => ({
      id: 'ABCD'[index] ?? 'A',
      title: { ru: `${id} ${String(index)}` },
      next,
      ...(showIf === undefined ? {} : { showIf }),
    })),
  }))
}
