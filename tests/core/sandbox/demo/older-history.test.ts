import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { olderHistorySchema } from '../../../../core/contract/directory/directory-contract.ts'
import { olderDemoHistory } from '../../../../core/sandbox/demo/older-history.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const all = (index: number): readonly { readonly id: string; readonly at: number }[] =>
  olderDemoHistory(1, index, NOW, NOW, 10_000).contacts

describe('what the CRM of the sandbox knows of demo clients', () => {
  it('comes in pages that make the whole, newest first, each contact once', () => {
    fc.assert(
      fc.property(fc.nat(9_999), fc.integer({ min: 1, max: 100 }), (index, limit) => {
        const paged: { readonly id: string; readonly at: number }[] = []
        for (let before = NOW, more = true; more;) {
          const page = olderDemoHistory(1, index, NOW, before, limit)
          expect(page.contacts.length).toBeLessThanOrEqual(limit)
          paged.push(...page.contacts)
          more = page.more
          before = page.contacts.at(-1)?.at ?? before
          if (page.contacts.length === 0) expect(more).toBe(false)
        }
        expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length)
        expect(paged.map(({ at }) => at)).toEqual(paged.map(({ at }) => at).toSorted((one, other) => other - one))
        // Two contacts of one minute may fall on the border of two pages.
        expect(paged.length).toBeGreaterThan(all(index).length - 1 - all(index).length / limit)
      }),
      { numRuns: 60 },
    )
  })

  it('stands where it stood a day later', () => {
    const later = olderDemoHistory(1, 3, NOW + 86_400_000, NOW, 100)
    expect(later.contacts.slice(0, 20)).toEqual(olderDemoHistory(1, 3, NOW, NOW, 100).contacts.slice(0, 20))
  })

  it('is long for some and short for most, and passes the bridge', () => {
    const counts = Array.from({ length: 2_000 }, (_, index) => all(index).length)
    expect(Math.max(...counts)).toBeGreaterThan(150)
    expect(Math.max(...counts)).toBeLessThan(450)
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(400)
    for (let index = 0; index < 200; index += 1) {
      const answer = { kind: 'contacts', ...olderDemoHistory(1, index, NOW, NOW, 50) }
      expect(olderHistorySchema.parse(answer)).toEqual(answer)
    }
  })
})
