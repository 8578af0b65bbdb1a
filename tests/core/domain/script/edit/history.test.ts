import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../../../core/domain/script/edit/apply-edit.ts'
import { historyOf, MOST_UNDO, recordEdit, redo, undo } from '../../../../../core/domain/script/edit/history.ts'
import { anyEdit } from '../../../../support/script-edits.ts'
import { anyGraph, aScript, ends } from '../../../../support/script-graphs.ts'

describe('the history of a drawing', () => {
  it('goes back through every state and forth again', () => {
    fc.assert(
      fc.property(anyGraph, fc.array(anyEdit, { maxLength: 30 }), (script, edits) => {
        let history = historyOf(script)
        const states = [script]
        for (const edit of edits) {
          const next = applyEdit(history.now, edit)
          if (next !== history.now) states.push(next)
          history = recordEdit(history, next, 0)
        }
        const last = history.now
        for (const state of states.slice(0, -1).reverse()) {
          history = undo(history)
          expect(history.now).toBe(state)
        }
        expect(undo(history).now).toBe(script)
        while (history.future.length > 0) {
          const { now } = history
          expect(undo(redo(history)).now).toBe(now)
          history = redo(history)
        }
        expect(history.now).toBe(last)
      }),
      { numRuns: 200 },
    )
  })

  const titled = (title: string) => aScript([ends('end')], { title: { ru: title } })

  it('takes typing without a pause as one step, another field or a pause as the next', () => {
    let history = historyOf(titled(''))
    history = recordEdit(history, titled('п'), 1_000, 'title')
    history = recordEdit(history, titled('пр'), 1_400, 'title')
    history = recordEdit(history, titled('при'), 2_000, 'title')
    expect(history.past).toHaveLength(1)
    history = recordEdit(history, titled('прив'), 9_000, 'title')
    history = recordEdit(history, titled('приве'), 9_100, 'other')
    expect(history.past.map(({ title }) => title.ru)).toEqual(['', 'при', 'прив'])
  })

  it('does not grow for ever', () => {
    let history = historyOf(titled(''))
    for (let n = 0; n < MOST_UNDO + 50; n += 1) history = recordEdit(history, titled(String(n)), n)
    expect(history.past).toHaveLength(MOST_UNDO)
  })
})
