import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepIdentity } from '../../../../renderer/desk/state/keep-identity.ts'

const json = fc.jsonValue()

test('what is equal keeps its object', () => {
  fc.assert(
    fc.property(json, (value) => {
      const kept = keepIdentity<unknown>(value, structuredClone(value))
      expect(kept).toBe(value)
    }),
  )
})

test('the result always equals the new value', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      expect(keepIdentity<unknown>(before, after)).toEqual(after)
    }),
  )
})

test('parts that did not change keep their objects', () => {
  const before = { calls: [{ id: 'a' }, { id: 'b' }], devices: { list: [1] } }
  const after = keepIdentity(before, { calls: [{ id: 'a' }, { id: 'c' }], devices: { list: [1] } })
  expect(after.calls[0]).toBe(before.calls[0])
  expect(after.devices).toBe(before.devices)
  expect(after.calls[1]).toEqual({ id: 'c' })
})

test('a key that the language itself uses is a key like any other', () => {
  const odd: unknown = JSON.parse('{"__proto__":false,"a":1}')
  expect(JSON.stringify(keepIdentity<unknown>({ a: 2 }, odd))).toBe('{"__proto__":false,"a":1}')
  expect(keepIdentity<unknown>({}, JSON.parse('{"valueOf":[]}'))).toEqual({ valueOf: [] })
})
