import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headerOf, type SipRequest } from '../../../../core/sandbox/pbx/message/message.ts'
import { RINGING_TIMEOUT_MS } from '../../../../core/sandbox/pbx/proxy/timers.ts'
import { CLIENT_FROM } from '../../../support/pbx-call.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'
import type { SipPeer } from '../../../support/sip-peer.ts'

/** One step of somebody: a call, an answer to whatever waits, giving up, garbage, a lost connection, time. */
const step = fc.record({
  who: fc.nat({ max: 3 }),
  what: fc.constantFrom('call', 'answer', 'cancel', 'garbage', 'drop', 'wait', 'again'),
  status: fc.constantFrom(100, 180, 183, 200, 302, 404, 486, 487, 503, 603),
})

const users = ['1001', '1001', '2000', 'trunk'] as const
const number = (index: number) => (index === 2 ? '+74951234567' : '2000')

interface Seat {
  peer: SipPeer
  readonly index: number
  readonly sent: SipRequest[]
}

function call(seat: Seat): void {
  const from = users[seat.index] === 'trunk' ? { from: CLIENT_FROM } : {}
  seat.sent.push(seat.peer.request('INVITE', `sip:${number(seat.index)}@sandbox.test`, from))
}

function cancel(seat: Seat): void {
  const invite = seat.sent.at(-1)
  if (invite === undefined) return
  const cseq = (headerOf(invite, 'CSeq') ?? '').replace('INVITE', 'CANCEL')
  seat.peer.send({
    ...invite,
    method: 'CANCEL',
    headers: invite.headers.map((header) => (header.name === 'CSeq' ? { ...header, value: cseq } : header)),
  })
}

function answer(seat: Seat, status: number): void {
  const request = seat.peer.inbox.find((message): message is SipRequest => message.kind === 'request' && message.method !== 'ACK')
  if (request === undefined) return
  if (status >= 200) seat.peer.inbox = seat.peer.inbox.filter((message) => message !== request)
  seat.peer.answer(request, request.method === 'INVITE' ? status : 200)
}

function take(world: PbxWorld, seat: Seat, what: string, status: number): void {
  if (what === 'call') call(seat)
  else if (what === 'cancel') cancel(seat)
  else if (what === 'answer') answer(seat, status)
  else if (what === 'garbage') world.answersTo('INVITE sip:x SIP/2.0\r\nVia: nonsense\r\n\r\n')
  else if (what === 'wait') world.clock.advance(5_000)
  else if (what === 'again') seat.sent.slice(-1).forEach((request) => seat.peer.send(request))
  else {
    seat.peer.close()
    seat.peer = world.registered(users[seat.index] ?? '', `seat${seat.index}`)
    seat.sent.length = 0
  }
}

test('whatever people do in whatever order, every request gets one final answer and nothing is left over', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const world = new PbxWorld()
      const seats = users.map((user, index): Seat => ({ peer: world.registered(user, `seat${index}`), index, sent: [] }))
      for (const { who, what, status } of steps) {
        const seat = seats[who]
        if (seat !== undefined) take(world, seat, what, status)
      }
      world.clock.advance(RINGING_TIMEOUT_MS)
      world.clock.advance(RINGING_TIMEOUT_MS)
      expect(world.pbx.stats().transactions).toBe(0)
      for (const seat of seats) {
        for (const invite of seat.sent) {
          const finals = seat.peer.inbox.filter(
            (message) =>
              message.kind === 'response' &&
              message.status >= 200 &&
              headerOf(message, 'CSeq') === headerOf(invite, 'CSeq') &&
              headerOf(message, 'Call-ID') === headerOf(invite, 'Call-ID'),
          )
          expect(finals.length, `answers to ${headerOf(invite, 'Call-ID') ?? ''}`).toBeGreaterThanOrEqual(1)
        }
      }
    }),
    { numRuns: 200 },
  )
})
