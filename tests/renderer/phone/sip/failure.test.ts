import { expect, test } from 'vitest'
import { failedWhy, sipfragStatus, transferFailure } from '../../../../renderer/phone/sip/failure.ts'
import { branchAwaitingAnswer, branchOfFinalResponse } from '../../../../renderer/phone/sip/socket-transport.ts'

test.each([
  [404, 'unknown-number', 'unknown-number'],
  [486, 'busy', 'busy'],
  [600, 'busy', 'busy'],
  [603, 'declined-by-callee', 'declined'],
  [480, 'no-answer', 'no-answer'],
  [487, 'cancelled', 'no-answer'],
  [403, 'not-allowed', 'refused-by-pbx'],
  [503, 'server-error', 'refused-by-pbx'],
] as const)('%i is %s, in a transfer %s', (status, call, transfer) => {
  expect(failedWhy(status)).toBe(call)
  expect(transferFailure(status)).toBe(transfer)
})

test('a sipfrag is judged by its status line', () => {
  expect(sipfragStatus('SIP/2.0 200 OK\r\n')).toBe(200)
  expect(sipfragStatus('\r\nSIP/2.0 180 Ringing')).toBe(180)
  for (const bad of ['', 'OK', 'SIP/2.0 999 X', 'SIP/3.0 200 OK']) expect(sipfragStatus(bad)).toBeUndefined()
})

test('requests wait for the final response of their branch; ACK and responses wait for nothing', () => {
  const invite = 'INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/WS x.invalid;branch=z9hG4bK1\r\nVia: SIP/2.0/WS y;branch=z9hG4bK0\r\n\r\n'
  expect(branchAwaitingAnswer(invite)).toBe('z9hG4bK1')
  expect(branchAwaitingAnswer(invite.replace('INVITE', 'ACK'))).toBeUndefined()
  expect(branchAwaitingAnswer('SIP/2.0 200 OK\r\nVia: SIP/2.0/WS x;branch=z9hG4bK1\r\n\r\n')).toBeUndefined()
  expect(branchOfFinalResponse('SIP/2.0 200 OK\r\nv: SIP/2.0/WS x;rport;branch=z9hG4bK1\r\n\r\n')).toBe('z9hG4bK1')
  expect(branchOfFinalResponse('SIP/2.0 180 Ringing\r\nVia: SIP/2.0/WS x;branch=z9hG4bK1\r\n\r\n')).toBeUndefined()
})
