import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClientId } from '../../../../core/domain/client/client-id.ts'
import type { OperatorWork } from '../../../../core/domain/interaction/interaction.ts'
import { mergeWork } from '../../../../renderer/desk/state/work-merge.ts'

const notes = (base: string, ours: string, theirs: string): string => mergeWork({ notes: base }, { notes: ours }, { notes: theirs }).notes

describe('two notes', () => {
  test.each([
    ['untouched here', 'A', 'A', 'A B', 'A B'],
    ['untouched there', 'A', 'A B', 'A', 'A B'],
    ['emptied here', 'A', '', 'A', ''],
    ['emptied here, longer there', 'A', '', 'A B', 'A B'],
    ['typed before the stored one was read', '', 'n', 'no sound', 'no sound\nn'],
    ['longer in both', 'A', 'A ours', 'A theirs', 'A theirs\nours'],
    ['theirs is an earlier state of ours', 'A', 'A B C', 'A B', 'A B C'],
  ])('%s', (_, base, ours, theirs, merged) => {
    expect(notes(base, ours, theirs)).toBe(merged)
  })

  test('what is typed in either is in the result', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.oneof(word, fc.constant('')), word, word, (base, ours, theirs) => {
        const merged = notes(base, `${base} ${ours}`, `${base} ${theirs}`)
        expect(merged).toContain(ours)
        expect(merged).toContain(theirs)
      }),
    )
  })
})

test('a choice made here wins, another takes the stored value', () => {
  const base = { notes: '', topicId: 'a', resultId: 'a' }
  expect(
    mergeWork(base, { ...base, topicId: 'ours' }, { ...base, topicId: 'theirs', resultId: 'theirs', roleId: 'r', savedAt: 5 }),
  ).toEqual({
    notes: '',
    topicId: 'ours',
    resultId: 'theirs',
    roleId: 'r',
    savedAt: 5,
  })
})

describe('proof of the identity', () => {
  const maria = 'maria' as ClientId
  const boris = 'boris' as ClientId
  const verified = { how: 'code-word', at: 7 } as const

  test('never goes over to a person of whom it was not given', () => {
    const person = fc.constantFrom(maria, boris)
    const side = fc.record({ clientId: person, at: fc.option(fc.nat(3), { nil: undefined }) })
    const workOf = ({ clientId, at }: { clientId: ClientId; at: number | undefined }): OperatorWork => ({
      notes: '',
      clientId,
      ...(at === undefined ? {} : { verified: { how: 'document', at: clientId === maria ? at : at + 100 } as const }),
    })
    fc.assert(
      fc.property(side, side, side, (base, ours, theirs) => {
        const merged = mergeWork(workOf(base), workOf(ours), workOf(theirs))
        if (merged.verified !== undefined) expect(merged.verified.at >= 100).toBe(merged.clientId === boris)
      }),
    )
  })

  test('given there it is here too; taken back here it is gone', () => {
    const base = { notes: '', clientId: maria }
    expect(mergeWork(base, { ...base, notes: 'n' }, { ...base, verified })).toEqual({ ...base, notes: 'n', verified })
    expect(mergeWork({ ...base, verified }, base, { ...base, verified })).toEqual(base)
  })
})

test('steps of both desks are kept', () => {
  const step = (what: string, at: number) => ({ what, at, outcome: 'done' }) as const
  const merged = mergeWork({ notes: '' }, { notes: '', tried: [step('ours', 2)] }, { notes: '', tried: [step('theirs', 1)] })
  expect(merged.tried).toEqual([step('theirs', 1), step('ours', 2)])
})
