import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMessage } from '../../../../core/sandbox/pbx/message/parse-message.ts'
import { serialiseMessage } from '../../../../core/sandbox/pbx/message/serialise-message.ts'
import { utf8Head, utf8Length } from '../../../../core/sandbox/pbx/message/utf8.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'
import { sipMessage } from '../../../support/sip-arbitraries.ts'

describe('the parser', () => {
  test('reads what the serialiser writes', () => {
    fc.assert(
      fc.property(sipMessage, (message) => {
        expect(parseMessage(serialiseMessage(message))).toEqual({ kind: 'message', message })
      }),
    )
  })

  test('takes compact names, folded lines, any case and bare LF for the same', () => {
    fc.assert(
      fc.property(sipMessage, (message) => {
        const [head = '', ...rest] = serialiseMessage(message).split('\r\n\r\n')
        const odd = head
          .replace(/\r\nFrom: /, '\r\nf \t:\r\n\t')
          .replace(/\r\nCall-ID: /, '\r\nI:')
          .replace(/\r\nCSeq: /, '\r\ncsEQ:  ')
        expect(parseMessage([odd.replaceAll('\r\n', '\n'), ...rest].join('\n\n'))).toEqual(parseMessage([head, ...rest].join('\n\n')))
      }),
    )
  })

  test('never throws, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => new TextDecoder().decode(array))
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), bytes)
    fc.assert(fc.property(anything, (text) => void new PbxWorld().answersTo(text)))
  })

  test('never throws on a good message that was damaged', () => {
    const world = new PbxWorld()
    const damage = fc.tuple(sipMessage, fc.nat(), fc.nat({ max: 30 }), fc.string({ unit: 'binary', maxLength: 8 }))
    fc.assert(
      fc.property(damage, ([message, where, length, patch]) => {
        const text = serialiseMessage(message)
        const at = where % text.length
        for (const answer of world.answersTo(text.slice(0, at) + patch + text.slice(at + length)))
          expect(answer).toMatch(/^(SIP\/2\.0 \d{3} |\r\n$)/)
      }),
      { numRuns: 500 },
    )
  })
})

test('UTF-8 lengths are those of TextEncoder, and a head never splits a character', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, fc.nat({ max: 40 }), (sample, max) => {
      expect(utf8Length(sample)).toBe(new TextEncoder().encode(sample).length)
      const head = utf8Head(sample, max)
      expect(sample.startsWith(head)).toBe(true)
      expect(utf8Length(head)).toBeLessThanOrEqual(max)
    }),
  )
})
