import { describe, expect, test } from 'vitest'
import type { ScriptVersion } from '../../../../core/domain/script/script.ts'
import { inForce, nextVersion, versionRefusal } from '../../../../core/domain/script/versions.ts'
import { aScript, ends, say } from '../../../support/script-graphs.ts'

const script = aScript([say('a', 'end'), ends('end')])
const version = (over: Partial<ScriptVersion> = {}): ScriptVersion => ({ script, version: 1, state: 'draft', by: 'Анна', at: 1, ...over })
const other = aScript([say('b', 'end'), ends('end')])

describe('a version', () => {
  test.each([
    ['draft', 'draft', undefined],
    ['draft', 'review', undefined],
    ['draft', 'published', 'wrong-state'],
    ['review', 'published', undefined],
    ['review', 'draft', undefined],
    ['published', 'withdrawn', undefined],
    ['published', 'draft', 'wrong-state'],
    ['withdrawn', 'published', 'wrong-state'],
  ] as const)('goes from %s to %s as drawn', (before, after, refusal) => {
    expect(versionRefusal(version({ state: before }), version({ state: after }), 'supervisor')).toBe(refusal)
  })

  test('begins as a draft or for review', () => {
    expect(versionRefusal(undefined, version(), 'supervisor')).toBeUndefined()
    expect(versionRefusal(undefined, version({ state: 'published' }), 'supervisor')).toBe('wrong-state')
  })

  test('is written by no operator and published by no specialist', () => {
    expect(versionRefusal(undefined, version(), 'operator')).toBe('not-yours')
    expect(versionRefusal(version(), version({ state: 'review' }), 'specialist')).toBeUndefined()
    expect(versionRefusal(version({ state: 'review' }), version({ state: 'published' }), 'specialist')).toBe('not-yours')
  })

  test('that is published never changes, but where it stands in the drawing', () => {
    const published = version({ state: 'published' })
    expect(versionRefusal(published, { ...published, script: other }, 'supervisor')).toBe('frozen')
    expect(versionRefusal(published, version({ state: 'withdrawn', script: { ...script, id: 'else' } }), 'supervisor')).toBe('other-script')
  })

  test('in force is the highest published one; a draft gets the next number', () => {
    const all = [version({ state: 'published' }), version({ version: 3, state: 'draft' }), version({ version: 2, state: 'published' })]
    expect(inForce(all).map((one) => one.version)).toEqual([2])
    expect(nextVersion(all)).toBe(4)
    expect(inForce([version({ version: 2, state: 'withdrawn' })])).toEqual([])
  })
})
