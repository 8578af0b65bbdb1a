import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../../main/team/nats/server-reply.ts'

describe('an error of the server', () => {
  it.each([
    [10_071, { kind: 'conflict' }],
    [10_164, { kind: 'conflict' }],
    [10_037, { kind: 'missing' }],
    [10_059, { kind: 'refused', why: 'not-set-up' }],
    [10_039, { kind: 'refused', why: 'not-set-up' }],
    [10_023, { kind: 'full' }],
    [10_047, { kind: 'full' }],
    [10_054, { kind: 'too-large', limitBytes: 7 }],
    [10_008, { kind: 'unreachable' }],
    [99_999, { kind: 'unreachable' }],
  ])('%i means what it means to the team', (number, verdict) => {
    expect(verdictOf({ code: 400, err_code: number, description: '' }, 7)).toEqual(verdict)
  })

  it.each([
    ['maximum bytes exceeded', 'full'],
    ['maximum messages per subject exceeded', 'full'],
    ['no space left on device', 'full'],
    ['store is closed', 'unreachable'],
    ['last sequence mismatch', 'unreachable'],
    ['', 'unreachable'],
  ])('a copy that could not store it («%s») is full only when it says so', (description, kind) => {
    expect(verdictOf({ code: 503, err_code: 10_077, description }, 7)).toEqual({ kind })
  })
})
