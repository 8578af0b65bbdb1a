import { describe, expect, test } from 'vitest'
import { headerOf, headersOf } from '../../../../core/sandbox/pbx/message/message.ts'
import { parseAddress } from '../../../../core/sandbox/pbx/message/address.ts'
import { parseMessage } from '../../../../core/sandbox/pbx/message/parse-message.ts'
import { parseVia } from '../../../../core/sandbox/pbx/message/via.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'
import { tortureDropped, tortureRefused } from '../../../support/torture-invalid.ts'
import { tortureValid } from '../../../support/torture-valid.ts'

const messageOf = (name: string) => {
  const parsed = parseMessage(tortureValid[name] ?? '')
  if (parsed.kind !== 'message') throw new Error(`${name}: ${JSON.stringify(parsed)}`)
  return parsed.message
}

describe('valid but odd (RFC 4475 §3.1.1)', () => {
  test.each(Object.keys(tortureValid))('%s is read', (name) => {
    expect(messageOf(name).headers.length).toBeGreaterThan(4)
  })

  test.each(Object.entries(tortureValid))('%s does the PBX no harm', (_, text) => {
    const peer = new PbxWorld().connect()
    peer.text(text)
    expect(peer.summary().filter((status) => status === '400')).toEqual([])
  })

  test('wsinv means what it says', () => {
    const message = messageOf('wsinv')
    expect(headersOf(message, 'Via').map((via) => parseVia(via)?.sentBy)).toEqual(['192.0.2.2', 'spindle.example.com', '192.168.255.111'])
    expect(headersOf(message, 'Via').map((via) => parseVia(via)?.params.get('branch'))).toEqual([
      '390skdjuw',
      'z9hG4bK9ikj8',
      'z9hG4bK30239',
    ])
    expect(parseAddress(headerOf(message, 'From') ?? '')).toMatchObject({
      displayName: 'J Rosenberg \\"',
      uriText: 'sip:jdrosen@example.com',
    })
    expect(parseAddress(headerOf(message, 'To') ?? '')?.params.get('tag')).toBe('1918181833n')
    expect(headerOf(message, 'cseq')).toBe('0009 INVITE')
    expect(headerOf(message, 'NewFangledHeader')).toBe('newfangled value continued newfangled value')
    expect(message.body).toBe('v=0\r\n')
  })

  test('what stands after the body is cut', () => {
    expect(messageOf('dblreq')).toMatchObject({ method: 'REGISTER', body: '' })
  })

  test('parameters of a bare contact belong to the header, an escaped @ to the user', () => {
    expect(parseAddress(headerOf(messageOf('cparam01'), 'Contact') ?? '')?.params.has('unknownparam')).toBe(true)
    expect(headersOf(messageOf('esc02'), 'Contact')).toHaveLength(2)
  })

  test('a reason phrase may be anything, or nothing', () => {
    expect(messageOf('unreason')).toMatchObject({ status: 200, reason: '= 2**3 * 5**2 но сто девяносто девять - простое' })
    expect(messageOf('noreason')).toMatchObject({ status: 100, reason: '' })
  })
})

describe('invalid (RFC 4475 §3.1.2, §3.3)', () => {
  test.each(Object.entries(tortureRefused))('%s is refused with its status and a reason', (_, [status, text]) => {
    const answers = new PbxWorld().answersTo(text)
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatch(new RegExp(`^SIP/2\\.0 ${status} \\S.*\r\n`))
  })

  test.each(Object.entries(tortureDropped))('%s is dropped', (_, text) => {
    expect(new PbxWorld().answersTo(text)).toEqual([])
  })

  test('a missing transaction identifier still tells requests apart (badbranch)', () => {
    const world = new PbxWorld()
    const peer = world.registered('1001')
    for (const callId of ['one', 'two']) {
      peer.send(peer.make('OPTIONS', 'sip:sandbox.test', { branch: 'z9hG4bK', callId }))
      expect(headerOf(peer.response(200), 'Call-ID')).toBe(callId)
    }
  })

  test('a response with a Via that is not ours goes nowhere (bcast)', () => {
    const world = new PbxWorld()
    const [peer, other] = [world.connect(), world.connect()]
    peer.text(tortureValid['unreason'] ?? '')
    expect([peer.raw, other.raw]).toEqual([[], []])
  })
})
