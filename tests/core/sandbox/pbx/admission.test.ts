import { describe, expect, test } from 'vitest'
import { headerOf, onTop } from '../../../../core/sandbox/pbx/message/message.ts'
import { CLIENT_FROM } from '../../../support/pbx-call.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'

describe('who may do what', () => {
  test.each(['INVITE', 'REFER', 'MESSAGE', 'SUBSCRIBE', 'OPTIONS'])('%s to somebody needs a password', (method) => {
    const world = new PbxWorld()
    const peer = world.connect()
    peer.user = '2000'
    peer.send(
      peer.make(method, 'sip:1001@sandbox.test', { headers: method === 'REFER' ? [{ name: 'Refer-To', value: '<sip:a@b.test>' }] : [] }),
    )
    expect(headerOf(peer.response(407), 'Proxy-Authenticate')).toContain('realm="sandbox.test"')
  })

  test('nobody but the trunk calls under another name', () => {
    const world = new PbxWorld()
    const [operator, colleague] = [world.registered('1001'), world.registered('2000')]
    colleague.request('INVITE', 'sip:1001@sandbox.test', { from: CLIENT_FROM })
    colleague.response(403)
    colleague.request('INVITE', 'sip:1001@sandbox.test', { from: '<sip:2000@elsewhere.test>;tag=x' })
    colleague.response(403)
    expect(operator.summary()).toEqual([])
  })

  test('X- headers and identities of others than the trunk are not believed', () => {
    const world = new PbxWorld()
    const [operator, colleague] = [world.registered('1001'), world.registered('2001')]
    const names = ['X-Line', 'x-client-id', 'P-Asserted-Identity', 'Subject']
    colleague.request('INVITE', 'sip:1001@sandbox.test', { headers: names.map((name) => ({ name, value: '<sip:forged@sandbox.test>' })) })
    const got = operator.got('INVITE')
    expect(headerOf(got, 'X-Line')).toBeUndefined()
    expect(headerOf(got, 'X-Client-Id')).toBeUndefined()
    expect(headerOf(got, 'P-Asserted-Identity')).toBe('"Oleg \\"the Fixer\\"" <sip:2001@sandbox.test>')
    expect(headerOf(got, 'Subject')).toBe('<sip:forged@sandbox.test>')
  })

  test('the escalation that a call belongs to is said by the seats', () => {
    const world = new PbxWorld()
    const [operator, colleague] = [world.registered('1001'), world.registered('2001')]
    colleague.request('INVITE', 'sip:1001@sandbox.test', {
      headers: [
        { name: 'x-escalation', value: 'e-1' },
        { name: 'X-Escalation-By', value: 'me' },
      ],
    })
    const got = operator.got('INVITE')
    expect(headerOf(got, 'X-Escalation')).toBe('e-1')
    expect(headerOf(got, 'X-Escalation-By')).toBeUndefined()
  })

  test('requests that live in dialogs are 481 outside of one', () => {
    const peer = new PbxWorld().registered('1001')
    for (const method of ['BYE', 'INFO', 'UPDATE', 'PRACK']) {
      peer.send(peer.make(method, 'sip:2000@sandbox.test'))
      peer.response(481)
    }
  })

  test('OPTIONS to the PBX or to oneself is a ping: 200 without a password', () => {
    const world = new PbxWorld()
    const peer = world.connect()
    peer.user = '1001'
    for (const uri of ['sip:sandbox.test', 'sip:1001@sandbox.test']) {
      peer.send(peer.make('OPTIONS', uri))
      expect(headerOf(peer.response(200), 'Allow')).toContain('INVITE')
    }
  })

  test('CRLF CRLF is answered with CRLF (RFC 5626)', () => {
    const peer = new PbxWorld().connect()
    peer.text('\r\n\r\n')
    peer.text('\r\n')
    expect(peer.raw).toEqual(['\r\n'])
  })
})

describe('refusals of RFC 3261 §16.3', () => {
  test('Max-Forwards 0 is 483', () => {
    const peer = new PbxWorld().registered('1001')
    const request = peer.make('INVITE', 'sip:2000@sandbox.test')
    peer.send({
      ...request,
      headers: request.headers.map((header) => (header.name === 'Max-Forwards' ? { ...header, value: '0' } : header)),
    })
    peer.response(483)
  })

  test('Proxy-Require is 420', () => {
    const peer = new PbxWorld().registered('1001')
    peer.send(peer.make('INVITE', 'sip:2000@sandbox.test', { headers: [{ name: 'Proxy-Require', value: 'nothingSupportsThis' }] }))
    expect(headerOf(peer.response(420), 'Unsupported')).toBe('nothingSupportsThis')
  })

  test('a request that comes back unchanged is 482', () => {
    const world = new PbxWorld()
    const [operator, lineTwo] = [world.registered('1001'), world.registered('2000')]
    operator.request('INVITE', 'sip:2000@sandbox.test')
    const got = lineTwo.got('INVITE')
    // As a broken user agent would: what it got goes back to the address it was first sent to.
    const back = { ...got, uri: 'sip:2000@sandbox.test', headers: got.headers.filter((header) => header.name !== 'Record-Route') }
    lineTwo.send(onTop(back, 'Via', 'SIP/2.0/WS loop.invalid;branch=z9hG4bKloop'))
    lineTwo.response(482)
  })

  test('a route to elsewhere is 404', () => {
    const peer = new PbxWorld().registered('1001')
    peer.request('INVITE', 'sip:2000@sandbox.test', { headers: [{ name: 'Route', value: '<sip:elsewhere.test;lr>' }] })
    peer.response(404)
  })

  test('our own route is taken off, a strict router is understood (RFC 3261 §16.4)', () => {
    const world = new PbxWorld()
    const [operator, lineTwo] = [world.registered('1001'), world.registered('2000')]
    const route = (value: string) => ({ name: 'Route', value })
    operator.request('INVITE', 'sip:2000@sandbox.test', { headers: [route('<sip:sandbox.test;lr>')] })
    expect(headerOf(lineTwo.got('INVITE'), 'Route')).toBeUndefined()
    operator.send(
      operator.make('MESSAGE', 'sip:sandbox.test;transport=ws;lr', {
        to: '<sip:2000@sandbox.test>;tag=x',
        headers: [route(`<${lineTwo.contact}>`)],
      }),
    )
    expect(lineTwo.got('MESSAGE').uri).toBe(lineTwo.contact)
  })
})
