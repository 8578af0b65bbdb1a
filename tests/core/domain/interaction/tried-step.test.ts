import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeTried, TRIED_LIMITS, withoutLast, withStep, type TriedStep } from '../../../../core/domain/interaction/tried-step.ts'

const step = (what: string, at: number, outcome: TriedStep['outcome'] = 'done'): TriedStep => ({ what, at, outcome })
/** Steps that differ in more than the moment. */
const steps = fc
  .uniqueArray(fc.record({ n: fc.nat(60), at: fc.nat(1_000_000) }), { maxLength: 16, selector: ({ n }) => n })
  .map((all) => all.map(({ n, at }) => step(`step ${n}`, at)).sort((a, b) => a.at - b.at || (a.what < b.what ? -1 : 1)))

describe('one more step', () => {
  test('empty words are none, spaces around do not count', () => {
    expect(withStep([], step('  ', 1))).toEqual([])
    expect(withStep([], step(' restarted ', 1))).toEqual([step('restarted', 1)])
  })

  test('one event told twice is one step; the same tried again later is another', () => {
    const once = withStep([], step('called', 1_000, 'failed'))
    expect(withStep(once, step('called', 1_900, 'failed'))).toEqual(once)
    expect(withStep(once, step('called', 60_000, 'failed'))).toHaveLength(2)
  })

  test('the newest fifty are kept, and a long text is cut', () => {
    const all = Array.from({ length: 60 }, (_, n) => step(`s${n}`, n * 10_000))
    const kept = all.reduce<readonly TriedStep[]>(withStep, [])
    expect(kept).toEqual(all.slice(-TRIED_LIMITS.steps))
    expect(withStep([], step('x'.repeat(900), 1))[0]?.what).toHaveLength(TRIED_LIMITS.what)
  })

  test('the last one goes', () => {
    expect(withoutLast([step('a', 1), step('b', 5_000)])).toEqual([step('a', 1)])
    expect(withoutLast([])).toEqual([])
  })
})

describe('two desks', () => {
  test('what either added is there, what either took away is not', () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        (all, here, there) => {
          const base = all.filter((_, index) => index % 2 === 0)
          const ours = all.filter((one, index) => here[index] === true || !base.includes(one))
          const theirs = base.filter((_, index) => there[index] === true)
          const merged = mergeTried(base, ours, theirs)
          const expected = all.filter((one) => (base.includes(one) ? ours.includes(one) && theirs.includes(one) : true))
          expect(merged).toEqual(expected)
        },
      ),
    )
  })

  test('whichever merges, the list is the same', () => {
    fc.assert(
      fc.property(steps, steps, steps, (base, ours, theirs) => {
        const one = mergeTried(base, ours, theirs)
        expect(mergeTried(base, theirs, ours)).toEqual(one)
        expect(one.length).toBeLessThanOrEqual(TRIED_LIMITS.steps)
      }),
    )
  })

  test('nothing changed there: ours stays as it is', () => {
    fc.assert(
      fc.property(steps, steps, (base, ours) => {
        expect(mergeTried(base, ours, base)).toEqual(ours)
      }),
    )
  })
})
