import { describe, expect, test } from 'vitest'
import { agreedAsAnswer } from '../../../../renderer/phone/sip/agreed-answer.ts'
import { audioDirection, remoteHolds } from '../../../../renderer/phone/sip/direction.ts'

const sdp = (session: string, audio: string): string =>
  `v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n${session}t=0 0\r\nm=audio 4000 RTP/AVP 0\r\n${audio}m=video 0 RTP/AVP 96\r\na=inactive\r\n`

describe('the direction of the sound', () => {
  test.each([
    ['', 'c=IN IP4 192.0.2.1\r\n', 'sendrecv'],
    ['', 'a=sendonly\r\n', 'sendonly'],
    ['a=inactive\r\n', '', 'inactive'],
    ['a=inactive\r\n', 'a=recvonly\r\n', 'recvonly'],
    ['c=IN IP4 0.0.0.0\r\n', '', 'sendonly'],
    ['', 'c=IN IP4 0.0.0.0\r\n', 'sendonly'],
    ['', 'c=IN IP4 0.0.0.0\r\na=ice-ufrag:x\r\n', 'sendrecv'],
  ])('%j + %j → %s', (session, audio, direction) => {
    expect(audioDirection(sdp(session, audio))).toBe(direction)
  })

  test.each([
    ['sendonly', 'offer', false, false, true],
    ['inactive', 'offer', true, false, true],
    ['sendrecv', 'offer', false, true, false],
    ['recvonly', 'offer', true, true, false],
    // The answer to our own hold says nothing about theirs, unless it says that they listen.
    ['recvonly', 'answer', true, true, false],
    ['inactive', 'answer', true, true, true],
    ['inactive', 'answer', true, false, false],
    ['inactive', 'answer', false, false, true],
  ] as const)('%s in an %s while we hold: %s, before: %s → held %s', (remote, role, weHold, before, held) => {
    expect(remoteHolds(remote, role, weHold, before)).toBe(held)
  })
})

describe('what was agreed, as an answer', () => {
  test('keeps the DTLS role and mirrors our direction', () => {
    const theirs = 'm=audio 9 X 0\r\na=setup:actpass\r\na=sendrecv\r\n'
    expect(agreedAsAnswer(theirs, 'a=setup:active\r\n', 'sendonly')).toBe('m=audio 9 X 0\r\na=setup:passive\r\na=recvonly\r\n')
    expect(agreedAsAnswer('a=setup:active\r\na=sendonly\r\n', 'a=setup:actpass\r\n', 'sendrecv')).toBe('a=setup:active\r\na=sendrecv\r\n')
  })
})
