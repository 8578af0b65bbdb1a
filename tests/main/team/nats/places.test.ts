import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyFromSubject, keyToSubject, subjectOfKey } from '../../../../main/team/nats/places.ts'

describe('a key as a subject', () => {
  it('is any text, and comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (key) => {
        const subject = keyToSubject(key)
        // ADR-8 of NATS: what a key may be made of, no dot at an end, no empty token.
        expect(subject).toMatch(/^[-/_=.a-zA-Z0-9]+$/)
        expect(subject).not.toMatch(/^\.|\.$|\.\./)
        expect(keyFromSubject(subject)).toBe(key)
      }),
    )
  })

  it('looks as it is when it is an ordinary one', () => {
    for (const key of ['0b1f-a_b', 'seat.2001', 'a/b']) expect(keyToSubject(key)).toBe(key)
    expect(keyToSubject('*')).toBe('=2a')
    expect(keyToSubject('a=b')).toBe('a=3db')
    expect(subjectOfKey('duty', 'Вера')).toBe('$KV.duty.=d0=92=d0=b5=d1=80=d0=b0')
  })

  it('never becomes another key’s', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 8 }),
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 8 }),
        (a, b) => {
          fc.pre(a !== b)
          expect(keyToSubject(a)).not.toBe(keyToSubject(b))
        },
      ),
    )
  })
})
