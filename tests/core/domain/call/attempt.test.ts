import { describe, expect, test } from 'vitest'
import { attemptOf } from '../../../../core/domain/call/attempt.ts'
import type { Call } from '../../../../core/domain/call/call.ts'
import type { Transfer } from '../../../../core/domain/call/transfer.ts'
import { aCall, callId } from '../../../support/call-builder.ts'

const client = callId('client')
const colleague = {
  id: callId('consult'),
  direction: 'outgoing',
  remote: { number: '2001' },
  context: { headers: {} },
  consultFor: client,
} as const
const rings: Call = { ...colleague, phase: 'alerting', startedAt: 1, earlyMedia: false }
const ended = (rest: Pick<Extract<Call, { phase: 'ended' }>, 'reason' | 'answeredAt'>): Call => ({
  ...colleague,
  phase: 'ended',
  startedAt: 1,
  endedAt: 9,
  ...rest,
})
const transferring = (transfer: Transfer | undefined): Call => aCall.active(transfer === undefined ? {} : { transfer })

describe('a consultation', () => {
  test('that nobody answered', () => {
    const call = ended({ reason: { kind: 'failed', why: 'no-answer' } })
    expect(attemptOf(rings, call, 20)).toEqual({
      kind: 'not-reached',
      for: client,
      number: '2001',
      lineTwo: false,
      at: 9,
      why: 'no-answer',
    })
  })

  test('that took place', () => {
    const call = ended({ reason: { kind: 'hung-up', by: 'remote' }, answeredAt: 3 })
    expect(attemptOf(rings, call, 20)).toMatchObject({ kind: 'consulted', at: 9 })
  })

  test.each([
    ['given up by the operator', rings, ended({ reason: { kind: 'failed', why: 'cancelled' } })],
    ['over before this desk was there', undefined, ended({ reason: { kind: 'failed', why: 'busy' } })],
    ['told already', ended({ reason: { kind: 'failed', why: 'busy' } }), ended({ reason: { kind: 'failed', why: 'busy' } })],
    ['still going on', rings, rings],
  ])('%s says nothing', (_, before, call) => {
    expect(attemptOf(before, call, 20)).toBeUndefined()
  })
})

describe('a transfer', () => {
  const failed: Transfer = { kind: 'blind', target: '3000', stage: 'failed', why: 'busy' }

  test('that failed is told once, when it fails', () => {
    const before = transferring({ kind: 'blind', target: '3000', stage: 'requested' })
    expect(attemptOf(before, transferring(failed), 20)).toMatchObject({ kind: 'not-transferred', number: '3000', at: 20, why: 'busy' })
    expect(attemptOf(transferring(failed), transferring(failed), 21)).toBeUndefined()
  })

  test('to a colleague who was not reached is told by the call to him', () => {
    const shared = { kind: 'attended', target: '3000', consultCallId: callId('consult') } as const
    const before = transferring({ ...shared, stage: 'consulting' })
    expect(attemptOf(before, transferring({ ...shared, stage: 'failed', why: 'no-answer' }), 20)).toBeUndefined()
  })
})
