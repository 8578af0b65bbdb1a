import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scriptSchema } from '../../../../../core/contract/script-schema.ts'
import { applyEdit } from '../../../../../core/domain/script/edit/apply-edit.ts'
import { newNode, PALETTE } from '../../../../../core/domain/script/edit/new-node.ts'
import { newScript } from '../../../../../core/domain/script/edit/new-script.ts'
import { repairsOf } from '../../../../../core/domain/script/edit/repairs.ts'
import { validate } from '../../../../../core/domain/script/validate.ts'
import { waysOf } from '../../../../../core/domain/script/ways.ts'
import { celConditions } from '../../../../../core/script-language/cel-conditions.ts'
import { anyEdit } from '../../../../support/script-edits.ts'
import { anyGraph, aScript, ends, say, words } from '../../../../support/script-graphs.ts'

const conditions = celConditions()

describe('edits of a script', () => {
  it('keep it a script that can be kept, whatever is done in whatever order, and never change what was there', () => {
    fc.assert(
      fc.property(anyGraph, fc.array(anyEdit, { maxLength: 25 }), (script, edits) => {
        const before = JSON.stringify(script)
        let now = script
        for (const edit of edits) now = applyEdit(now, edit)
        expect(scriptSchema.safeParse(now).error).toBeUndefined()
        expect(JSON.stringify(script)).toBe(before)
        validate(now, conditions)
      }),
      { numRuns: 400 },
    )
  })

  it('bridge a removed step, and leave an open way where there were several', () => {
    const script = aScript([say('a', 'b'), say('b', 'c'), ends('c')])
    expect(applyEdit(script, { kind: 'remove-nodes', ids: ['b'] }).nodes).toEqual([say('a', 'c'), ends('c')])
    const fork = aScript([say('a', 'b'), { id: 'b', kind: 'check', ...words('b'), yes: 'c', no: 'c' }, ends('c')])
    expect(applyEdit(fork, { kind: 'remove-nodes', ids: ['b'] }).nodes[0]).toEqual(say('a'))
    expect(applyEdit(script, { kind: 'remove-nodes', ids: ['a'] }).start).toBe('b')
    const circle = aScript([say('a', 'b'), say('b', 'b'), ends('c')])
    expect(applyEdit(circle, { kind: 'remove-nodes', ids: ['b'] }).nodes[0]).toEqual(say('a'))
  })

  it('rename a variable in answers, texts and conditions, and touch nothing that only looks like it', () => {
    const script = aScript([
      { id: 'a', kind: 'ask', title: { ru: 'agreed' }, text: { ru: 'Итак: {agreed|да}, {agreedTo}' }, variable: 'agreed', next: 'b' },
      { id: 'b', kind: 'say', ...words('b'), showIf: 'agreed && reason == "agreed" && client.vip', next: 'c' },
      ends('c'),
    ])
    const { nodes, variables } = applyEdit(script, { kind: 'rename-variable', from: 'agreed', to: 'consent' })
    expect(nodes[0]).toMatchObject({ variable: 'consent', text: { ru: 'Итак: {consent|да}, {agreedTo}' }, title: { ru: 'agreed' } })
    expect(nodes[1]).toMatchObject({ showIf: 'consent && reason == "agreed" && client.vip' })
    expect(variables.map(({ name }) => name)).toContain('consent')
  })

  it('add every kind of the palette behind a way of another', () => {
    for (const kind of PALETTE) {
      const script = newScript('one', { ru: 'Один' }, { say: { ru: 'Скажите' }, end: { ru: 'Итог' } })
      const node = newNode(kind, 'new', { ru: kind }, { x: 0, y: 0 }, 'reason')
      const after = applyEdit(script, { kind: 'add-node', node, after: { nodeId: 'say', way: 'next' } })
      expect(waysOf(after.nodes[0] ?? node)).toEqual([{ way: 'next', to: 'new' }])
      expect(scriptSchema.safeParse(after).error).toBeUndefined()
    }
  })
})

describe('repairs', () => {
  it('make the problem go they are offered for', () => {
    fc.assert(
      fc.property(anyGraph, (script) => {
        for (const problem of validate(script, conditions)) {
          for (const { edit } of repairsOf(script, problem, { ru: 'Итог' })) {
            const after = applyEdit(script, edit)
            expect(scriptSchema.safeParse(after).error).toBeUndefined()
            expect(validate(after, conditions)).not.toContainEqual(problem)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('lead an open answer to a step that nothing leads to, or to a new end', () => {
    const script = aScript([
      {
        id: 'fork',
        kind: 'choose',
        ...words('fork'),
        options: [
          { id: 'a', title: { ru: 'А' }, next: 'say' },
          { id: 'b', title: { ru: 'Б' } },
        ],
      },
      say('say', 'end'),
      say('lonely', 'end'),
      ends('end'),
    ])
    const problem = { severity: 'error', kind: 'dead-end', nodeId: 'fork', way: 'b' } as const
    const repairs = repairsOf(script, problem, { ru: 'Итог' })
    expect(repairs.map(({ kind }) => kind)).toEqual(['lead-to', 'add-end'])
    expect(repairs[0]).toMatchObject({ target: 'lonely' })
  })
})
