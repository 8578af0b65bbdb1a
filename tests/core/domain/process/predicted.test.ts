import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAsked,
  mergePredicted,
  PREDICTED_LIMIT,
  predictionFigure,
  predictionRate,
  samePredicted,
  withAsked,
  withOther,
  withShown,
  type Predicted,
  type QuestionRef,
} from '../../../../core/domain/process/predicted.ts'
import { countsOf, withCounts, type PredictionCounts } from '../../../../core/domain/process/prediction-count.ts'
import { settledPredictions } from '../../../../core/domain/process/settle-predicted.ts'
import type { Process } from '../../../../core/domain/process/process.ts'

const ref = (questionId: string): QuestionRef => ({ processId: 'mortgage', stageId: 'papers', questionId })
const anyRef = fc.constantFrom('a', 'b', 'c', 'd').map(ref)
const anyPredicted: fc.Arbitrary<Predicted | undefined> = fc
  .array(fc.record({ ref: anyRef, asked: fc.boolean() }), { maxLength: 6 })
  .chain((all) =>
    fc.boolean().map((other) =>
      withOther(
        all.reduce<Predicted | undefined>((p, one) => withAsked(p, one.ref, one.asked), undefined),
        other,
      ),
    ),
  )

describe('what was foretold in a call', () => {
  it('keeps each question once, in the order shown, and never too many', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.integer({ min: 0, max: 30 }).map((n) => ref(`q${n}`)),
            { maxLength: 5 },
          ),
          { maxLength: 10 },
        ),
        (sets) => {
          const all = sets.reduce<Predicted | undefined>(withShown, undefined)?.questions ?? []
          expect(new Set(all.map(({ questionId }) => questionId)).size).toBe(all.length)
          expect(all.length).toBeLessThanOrEqual(PREDICTED_LIMIT)
        },
      ),
    )
  })

  it('a mark can be taken back, and leaves nothing behind', () => {
    const shown = withShown(undefined, [ref('a'), ref('b')])
    const asked = withAsked(shown, ref('a'), true)
    expect([isAsked(asked, ref('a')), isAsked(asked, ref('b'))]).toEqual([true, false])
    expect(samePredicted(withAsked(asked, ref('a'), false), shown)).toBe(true)
    expect(samePredicted(withOther(withOther(shown, true), false), shown)).toBe(true)
  })

  it('two desks lose nothing of each other', () => {
    fc.assert(
      fc.property(anyPredicted, anyPredicted, anyPredicted, (base, ours, theirs) => {
        const merged = mergePredicted(base, ours, theirs)
        for (const one of [...(ours?.questions ?? []), ...(theirs?.questions ?? [])])
          expect(merged?.questions.some(({ questionId }) => questionId === one.questionId)).toBe(true)
        if (ours !== undefined && theirs !== undefined)
          for (const one of ours.questions) if (one.asked !== isAsked(base, one)) expect(isAsked(merged, one)).toBe(one.asked)
        expect(samePredicted(mergePredicted(base, base, theirs), base === undefined ? theirs : mergePredicted(base, base, theirs))).toBe(
          true,
        )
      }),
    )
  })

  it('counts: a call is right when anything foretold was asked', () => {
    const right = withAsked(withShown(undefined, [ref('a'), ref('b')]), ref('b'), true)
    const wrong = withOther(withShown(undefined, [ref('a')]), true)
    expect(predictionFigure(right)).toEqual({ shown: 2, asked: 1, other: false })
    expect(predictionFigure({ questions: [], other: true })).toBeUndefined()
    const unmarked = withShown(undefined, [ref('a')])
    expect(predictionRate([right, wrong, unmarked, undefined])).toEqual({ calls: 2, right: 1 })
    const counts = [right, wrong].reduce<PredictionCounts>((all, one) => withCounts(all, countsOf(one)), new Map())
    expect(counts.get('mortgage/papers/a')).toEqual({ ...ref('a'), shown: 2, asked: 0, other: 1 })
    expect(counts.get('mortgage/papers/b')).toEqual({ ...ref('b'), shown: 1, asked: 1, other: 0 })
  })
})

describe('a call that ends with another topic', () => {
  const process: Process = { id: 'mortgage', title: 'Ипотека', language: 'ru', topicIds: ['mortgage-papers'], stages: [] }
  const predicted = withShown(undefined, [ref('a')])
  it('was about something else, unless something foretold was asked', () => {
    expect(settledPredictions({ notes: '', topicId: 'billing', predicted }, [process]).predicted?.other).toBe(true)
    expect(settledPredictions({ notes: '', topicId: 'mortgage-papers', predicted }, [process]).predicted).toBe(predicted)
    const asked = withAsked(predicted, ref('a'), true)
    expect(settledPredictions({ notes: '', topicId: 'billing', predicted: asked }, [process]).predicted).toBe(asked)
  })
  it('says nothing where the process names no topics, or no topic was chosen', () => {
    const { topicIds: _topics, ...plain } = process
    expect(settledPredictions({ notes: '', topicId: 'billing', predicted }, [plain]).predicted).toBe(predicted)
    expect(settledPredictions({ notes: '', predicted }, [process]).predicted).toBe(predicted)
  })
})
