import fc from 'fast-check'
import type { ScriptEdit } from '../../core/domain/script/edit/edit.ts'
import type { ScriptNode } from '../../core/domain/script/node.ts'
import { anyGraph } from './script-graphs.ts'

const ids = Array.from({ length: 14 }, (_none, index) => `n${String(index)}`)
const id = fc.constantFrom(...ids)
const way = fc.constantFrom('next', 'yes', 'no', 'A', 'B', 'C', 'D')
const text = fc.record({ ru: fc.string({ maxLength: 12 }), en: fc.string({ maxLength: 12 }) }, { requiredKeys: [] })
/** Steps as `anyGraph` makes them, any of which may be handed to an edit. */
const node: fc.Arbitrary<ScriptNode> = anyGraph.chain(({ nodes }) => fc.constantFrom(...nodes))
const coordinate = fc.oneof(fc.integer({ min: -200_000, max: 200_000 }), fc.constant(Number.NaN), fc.double())
const place = fc.record({ x: coordinate, y: coordinate })
const name = fc.constantFrom('reason', 'attempts', 'agreed', 'renamed', 'x'.repeat(64))

/** Any one edit, sensible or not, of a graph as `anyGraph` makes them. */
export const anyEdit: fc.Arbitrary<ScriptEdit> = fc.oneof(
  fc.tuple(node, fc.option(fc.record({ nodeId: id, way }), { nil: undefined })).map(([one, after]): ScriptEdit => {
    return { kind: 'add-node', node: one, ...(after === undefined ? {} : { after }) }
  }),
  fc.uniqueArray(id, { maxLength: 4 }).map((gone): ScriptEdit => ({ kind: 'remove-nodes', ids: gone })),
  fc
    .tuple(id, way, fc.option(id, { nil: undefined }))
    .map(([nodeId, on, to]): ScriptEdit => ({ kind: 'lead', nodeId, way: on, ...(to === undefined ? {} : { to }) })),
  node.map((one): ScriptEdit => ({ kind: 'change-node', node: one })),
  fc.dictionary(id, place, { maxKeys: 5 }).map((places): ScriptEdit => ({ kind: 'place', places })),
  anyGraph.map(({ nodes, variables }): ScriptEdit => ({ kind: 'paste', nodes, variables })),
  id.map((nodeId): ScriptEdit => ({ kind: 'start', nodeId })),
  fc.option(id, { nil: undefined }).map((nodeId): ScriptEdit => ({ kind: 'closing', ...(nodeId === undefined ? {} : { nodeId }) })),
  text.map((title): ScriptEdit => ({ kind: 'retitle', title })),
  fc
    .array(fc.constantFrom('ru' as const, 'en' as const), { maxLength: 4 })
    .map((languages): ScriptEdit => ({ kind: 'languages', languages })),
  fc
    .array(fc.record({ processId: fc.constant('p'), stageId: fc.constant('s'), nodeId: id }), { maxLength: 3 })
    .map((entries): ScriptEdit => ({ kind: 'entries', entries })),
  fc.array(fc.record({ id, title: text, text }), { maxLength: 60 }).map((sides): ScriptEdit => ({ kind: 'sides', sides })),
  fc
    .array(fc.record({ name, title: text, type: fc.constant({ kind: 'text' as const }) }), { maxLength: 4 })
    .map((variables): ScriptEdit => ({ kind: 'variables', variables })),
  fc.tuple(name, name).map(([from, to]): ScriptEdit => ({ kind: 'rename-variable', from, to })),
  fc.array(fc.constantFrom('A' as const, 'B' as const), { maxLength: 2 }).map((segments): ScriptEdit => ({
    kind: 'fit',
    fit: { lineIds: [], roles: [], segments, processIds: [], topicIds: [], words: [] },
  })),
)
