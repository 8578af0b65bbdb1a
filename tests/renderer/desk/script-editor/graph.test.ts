import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../../core/domain/script/script-figures.ts'
import { addStep, connectEdit } from '../../../../renderer/desk/features/script-editor/board-edits.ts'
import { compared, textChanges } from '../../../../renderer/desk/features/script-editor/compare-rows.ts'
import { autoLayout, placesOf, STEP } from '../../../../renderer/desk/features/script-editor/graph/auto-layout.ts'
import { createStepNodes, wayEdges } from '../../../../renderer/desk/features/script-editor/graph/graph-of.ts'
import { freeLane } from '../../../../renderer/desk/features/script-editor/graph/lane.ts'
import { walkStep } from '../../../../renderer/desk/features/script-editor/graph/walk-steps.ts'
import { heatOf } from '../../../../renderer/desk/features/script-editor/heat.ts'
import { problemRows } from '../../../../renderer/desk/features/script-editor/problem-rows.ts'
import { scriptIdOf } from '../../../../renderer/desk/features/script-editor/script-id.ts'
import { applyEdit } from '../../../../core/domain/script/edit/apply-edit.ts'
import { anyGraph, aScript, ends, say, words } from '../../../support/script-graphs.ts'

const FORK = aScript([
  say('a', 'fork'),
  {
    ...{ id: 'fork', kind: 'choose', ...words('fork') },
    options: [
      { id: 'x', title: { ru: 'Да' }, next: 'left' },
      { id: 'y', title: { ru: 'Нет' }, next: 'right' },
      { id: 'z', title: { ru: 'Позже' }, next: 'right' },
    ],
  },
  say('left', 'end'),
  say('right', 'end'),
  ends('end'),
])

describe('the arranged drawing', () => {
  it('puts no two steps over each other, whatever the graph', () => {
    fc.assert(
      fc.property(anyGraph, (script) => {
        const places = Object.values(autoLayout(script))
        places.forEach((one, index) =>
          places.slice(index + 1).forEach((other) => {
            expect(Math.abs(one.x - other.x) >= STEP.width || Math.abs(one.y - other.y) >= STEP.height).toBe(true)
          }),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('is walked by arrows: down along the ways, back up where one came from, aside to the neighbour', () => {
    const places = autoLayout(FORK)
    const walk = (from: string | undefined, direction: Parameters<typeof walkStep>[3], cameFrom?: string) =>
      walkStep(FORK, places, from, direction, cameFrom)
    expect(walk(undefined, 'down')).toBe('a')
    expect(walk('a', 'down')).toBe('fork')
    expect(walk('fork', 'down')).toBe('left')
    expect(walk('fork', 'down', 'right')).toBe('right')
    expect([walk('left', 'right'), walk('left', 'left')].filter((id) => id !== undefined)).toEqual(['right'])
    expect(walk('end', 'up', 'right')).toBe('right')
    expect(walk('end', 'down')).toBeUndefined()
    expect(walk('end', 'start')).toBe('a')
  })

  it('leads lines past steps that stand in their way', () => {
    const steps = [{ x: 0, y: 100 }]
    expect(freeLane(steps, 300, 60, 400)).toBe(300)
    const lane = freeLane(steps, 120, 60, 400)
    expect(lane < 0 || lane > STEP.width).toBe(true)
    expect(freeLane(steps, 120, 200, 400)).toBe(120)
  })

  it('draws answers that lead to one step as one line, and only what changed anew', () => {
    const places = placesOf(FORK)
    const edges = wayEdges(FORK, places, undefined)
    expect(edges.find(({ id }) => id === 'fork right')?.data?.names).toEqual([
      { kind: 'digit', digit: 2 },
      { kind: 'digit', digit: 3 },
    ])
    const make = createStepNodes()
    const options = { places, problems: undefined, figures: undefined, mode: 'dropOuts', selection: [] } as const
    const before = make(FORK, options)
    const after = make(FORK, { ...options, selection: ['left'] })
    expect(after.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual(['left'])
  })
})

describe('what is added by key', () => {
  it('stands under the chosen step, hangs on its free way, and lies on nothing', () => {
    const script = aScript([say('a'), ends('end')])
    const places = placesOf(script)
    const { edits, id } = addStep(script, places, 'ask', { ru: 'Спросить' }, 'a')
    const after = edits.reduce(applyEdit, script)
    expect(after.nodes[0]).toMatchObject({ id: 'a', next: id })
    const put = after.nodes.find((node) => node.id === id)?.position
    expect(put?.y).toBeGreaterThan(places['a']?.y ?? 0)
  })

  it('takes the free way of a step, the only one of another, and none where only a person knows', () => {
    expect(connectEdit(aScript([say('a', 'end'), say('b', 'end'), ends('end')]), 'a', 'b')).toMatchObject({ way: 'next', to: 'b' })
    expect(connectEdit(FORK, 'fork', 'end')).toBeUndefined()
    expect(connectEdit(FORK, 'end', 'a')).toBeUndefined()
  })
})

describe('what is shown beside the graph', () => {
  it('colours steps by the share that left on them', () => {
    const run = (n: number, left: boolean) => ({
      ...{ runId: `r${String(n)}`, scriptId: 'script', version: 1, startedAt: 0, endedAt: 10, lastNode: left ? 'fork' : 'end' },
      ...{ steps: [{ nodeId: 'fork', how: 'operator' as const, ms: 5, way: 'x' }], excused: [] },
      ...(left ? {} : { outcome: 'solved' as const }),
    })
    const figures = figuresOf(Array.from({ length: 10 }, (_none, n) => run(n, n < 2)))
    expect(heatOf(figures, 'fork', 'dropOuts')).toEqual({ level: 4, visits: 10, value: 20 })
    expect(heatOf(figures, 'left', 'dropOuts')).toBeUndefined()
    expect(heatOf(undefined, 'fork', 'dropOuts')).toBeUndefined()
  })

  it('tells missing translations of many steps in one row', () => {
    const missing = (nodeId: string) => ({ severity: 'warning', kind: 'untranslated', nodeId, language: 'en' }) as const
    const rows = problemRows(FORK, [missing('a'), { severity: 'error', kind: 'no-words', nodeId: 'left' }, missing('right')])
    expect(rows.map(({ problem, nodes }) => [problem.kind, nodes.map(({ index }) => index)])).toEqual([
      ['untranslated', [1, 4]],
      ['no-words', [3]],
    ])
  })

  it('lays two versions over each other, with what went and the words before and after', () => {
    const after = aScript([
      { ...say('a', 'fork'), text: { ru: 'иначе' } } as (typeof FORK.nodes)[0],
      ...FORK.nodes.slice(1, 3),
      ends('end'),
    ])
    const { rows, both } = compared(FORK, after)
    expect(rows.map(({ id, change }) => [id, change])).toEqual([
      ['a', 'changed'],
      ['right', 'removed'],
    ])
    expect(both.nodes).toHaveLength(5)
    expect(rows[0] === undefined ? [] : textChanges(rows[0])).toEqual([{ before: 'a', after: 'иначе' }])
  })

  it('names a new script so that the hub can bear it', () => {
    expect(scriptIdOf('Нет записи в карточке!')).toBe('net-zapisi-v-kartochke')
    expect(scriptIdOf('…')).toBe('script')
  })
})
