import { expect, it } from 'vitest'
import { seatContactOf } from '../../../../core/domain/interaction/past-contact.ts'
import { callId } from '../../../support/call-builder.ts'

const facts = { callId: callId('a'), direction: 'incoming', number: '+79120000067', startedAt: 1000 } as const

it('tells the facts of a call without words', () => {
  const reason = { kind: 'hung-up', by: 'remote' } as const
  expect(
    seatContactOf({
      id: facts.callId,
      stage: 'done',
      facts: { ...facts, answeredAt: 5000, endedAt: 65_000, reason },
      work: { notes: '\n  Ждёт карту  \nпозвонить', topicId: 'card' },
    }),
  ).toEqual({ id: 'a', channel: 'call-in', at: 1000, talkMs: 60_000, reason, notes: 'Ждёт карту', topicId: 'card' })
})

it('says nothing of what there was not', () => {
  expect(seatContactOf({ id: facts.callId, stage: 'open', facts: { ...facts, direction: 'outgoing' }, work: { notes: ' \n' } })).toEqual({
    id: 'a',
    channel: 'call-out',
    at: 1000,
  })
})
