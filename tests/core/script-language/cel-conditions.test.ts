import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { celConditions } from '../../../core/script-language/cel-conditions.ts'
import type { NameTypes } from '../../../core/domain/script/conditions.ts'
import { FACTS } from '../../../core/domain/script/facts.ts'

const types: NameTypes = {
  ...FACTS,
  attempts: { kind: 'number' },
  crm: {
    kind: 'choice',
    options: [
      { value: 'bitrix', title: { ru: 'Битрикс24' } },
      { value: 'other', title: { ru: 'Другая' } },
    ],
  },
  agreed: { kind: 'boolean' },
}
const cel = celConditions()

describe('a condition', () => {
  test.each([
    ['client.segment == "A"', { 'client.segment': 'A' }, true],
    ['client.segment == "A"', { 'client.segment': 'B' }, false],
    ['attempts > 2', { attempts: 3 }, true],
    ['attempts >= 2.5', { attempts: 2 }, false],
    ['call.repeat >= 3 && !client.vip', { 'call.repeat': 3, 'client.vip': false }, true],
    ['crm in ["bitrix", "amo"]', { crm: 'bitrix' }, true],
    ['client.segment in ["A", "B"] || agreed', { 'client.segment': 'D', agreed: true }, true],
    ['request.title.contains("запис")', { 'request.title': 'Записи нет' }, false],
    ['request.title.startsWith("Запис")', { 'request.title': 'Записи нет' }, true],
  ])('%s', (condition, values, answer) => {
    expect(cel.holds(condition, values, types)).toBe(answer)
  })

  test('is undecided when something that decides it is not known', () => {
    expect(cel.holds('client.segment == "A"', {}, types)).toBeUndefined()
    expect(cel.holds('client.segment == "A"', { 'client.vip': true }, types)).toBeUndefined()
    expect(cel.holds('agreed && attempts > 1', { attempts: 3 }, types)).toBeUndefined()
  })

  test('is decided by one side when the other cannot matter', () => {
    expect(cel.holds('agreed || attempts > 1', { attempts: 3 }, types)).toBe(true)
    expect(cel.holds('attempts > 5 && agreed', { attempts: 3 }, types)).toBe(false)
  })

  test('tells its names and the values it compares with', () => {
    expect(cel.read('client.segment == "A" && attempts > 2', types)).toEqual({
      ok: true,
      value: { names: ['client.segment', 'attempts'], literals: ['A', 2] },
    })
  })

  test.each([
    ['client.colour == "red"', { kind: 'unknown-name', name: 'client.colour' }],
    ['nothing > 1', { kind: 'unknown-name', name: 'nothing' }],
    ['client.segment +', { kind: 'syntax' }],
    ['attempts', { kind: 'types' }],
    ['client.segment > 2', { kind: 'types' }],
    ['x'.repeat(1_001), { kind: 'too-long' }],
    ['('.repeat(400), { kind: 'syntax' }],
  ])('that is wrong says why: %s', (condition, fault) => {
    expect(cel.read(condition, types)).toMatchObject({ ok: false, error: fault })
    expect(cel.holds(condition, { attempts: 1 }, types)).toBeUndefined()
  })

  test('of any text never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.string({ unit: fc.constantFrom('(', ')', 'a', '.', '"', '&', '|', '!', '[', ']', '1', ' ', '=', '{', '}', ':', '?') }),
        ),
        (text) => {
          const read = cel.read(text, types)
          const holds = cel.holds(text, { agreed: true, attempts: 1 }, types)
          if (!read.ok) expect(holds).toBeUndefined()
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('reaches nothing outside', () => {
    for (const text of [
      'globalThis',
      'constructor',
      'client.constructor',
      'this.x',
      'agreed.__proto__',
      '"".constructor',
      'process.exit()',
    ])
      expect(cel.read(text, types).ok).toBe(false)
  })
})
