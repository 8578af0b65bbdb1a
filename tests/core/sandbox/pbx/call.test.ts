import { describe, expect, test } from 'vitest'
import { headerOf, headersOf } from '../../../../core/sandbox/pbx/message/message.ts'
import { INVITE_TIMEOUT_MS, REQUEST_TIMEOUT_MS, RINGING_TIMEOUT_MS } from '../../../../core/sandbox/pbx/proxy/timers.ts'
import { answeredCall, clientCalls } from '../../../support/pbx-call.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'

describe('an incoming call', () => {
  test('is announced to the operator with the line, the number and who calls', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    const headers = [
      { name: 'X-Client-Id', value: 'c-17' },
      { name: 'X-Line', value: 'forged' },
    ]
    clientCalls(client, 'sip:+74951234567@sandbox.test', { headers })
    const got = operator.got('INVITE')
    expect(got.uri).toBe(operator.contact)
    expect(headersOf(got, 'X-Line')).toEqual(['b2b'])
    expect(headerOf(got, 'X-DID')).toBe('+7 495 123-45-67')
    expect(headerOf(got, 'X-Call-Uid')).toMatch(/./)
    expect(headerOf(got, 'X-Client-Id')).toBe('c-17')
    expect(headerOf(got, 'To')).toBe('<sip:+74951234567@sandbox.test>')
    expect(headerOf(got, 'P-Asserted-Identity')).toBe('"Мария Орлова" <sip:+79121234567@sandbox.test>')
    expect(headerOf(got, 'Record-Route')).toBe('<sip:sandbox.test;transport=ws;lr>')
    expect(headerOf(got, 'Max-Forwards')).toBe('69')
    expect(headersOf(got, 'Via')).toHaveLength(2)
    expect(headersOf(got, 'Via')[1]).toContain('received=127.0.0.1')
    expect(headerOf(got, 'Proxy-Authorization')).toBeUndefined()
    expect(got.body).toBe('v=0\r\n')
  })

  test('is told as answered when it is, and not again for what changes it later', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    const invite = clientCalls(client)
    const got = operator.got('INVITE')
    operator.answer(got, 180)
    expect(world.answered).toEqual([])
    const dialog = operator.dialogIn(got, operator.answer(got, 200))
    client.within(client.dialogOut(invite, client.response(200)), 'ACK')
    expect(world.answered).toEqual(['+79121234567 → +74951234567'])
    operator.within(dialog, 'INVITE')
    client.answer(client.got('INVITE'), 200)
    expect(world.answered).toHaveLength(1)
  })

  test('rings, is answered, and its ACK and BYE go straight through', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    const invite = clientCalls(client)
    const got = operator.got('INVITE')
    operator.answer(got, 180)
    client.response(180)
    operator.answer(got, 200)
    const dialog = client.dialogOut(invite, client.response(200))
    client.within(dialog, 'ACK')
    expect(headerOf(operator.got('ACK'), 'Route')).toBeUndefined()
    client.within(dialog, 'BYE')
    operator.answer(operator.got('BYE'), 200)
    client.response(200)
    expect(world.pbx.stats().transactions).toBe(0)
  })

  test('every repetition of a 2xx is passed on', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    clientCalls(client)
    const got = operator.got('INVITE')
    operator.answer(got, 200)
    operator.answer(got, 200)
    expect(client.summary()).toEqual(['200', '200'])
  })

  test('a repeated INVITE gets the last answer again and does not ring twice', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    const invite = clientCalls(client)
    operator.answer(operator.got('INVITE'), 180)
    client.response(180)
    client.send(invite)
    client.response(180)
    expect(operator.summary()).toEqual([])
  })

  test('a failure is acknowledged hop by hop', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    const invite = clientCalls(client)
    const got = operator.got('INVITE')
    operator.answer(got, 486)
    const ack = operator.got('ACK')
    expect(headersOf(ack, 'Via')).toEqual(headersOf(got, 'Via').slice(0, 1))
    client.ackFailure(invite, client.response(486))
    expect(operator.summary()).toEqual([])
  })
})

describe('giving up', () => {
  test('CANCEL: 200, a CANCEL to the operator with the reason, 487 back', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    const invite = clientCalls(client)
    const got = operator.got('INVITE')
    operator.answer(got, 180)
    const via = headerOf(invite, 'Via') ?? ''
    const branch = /branch=([^;]*)/.exec(via)?.[1] ?? ''
    const parts = { from: headerOf(invite, 'From') ?? '', callId: headerOf(invite, 'Call-ID') ?? '', cseq: 2, branch }
    client.send(client.make('CANCEL', invite.uri, { ...parts, headers: [{ name: 'Reason', value: 'SIP;cause=480' }] }))
    expect(headerOf(client.response(200), 'CSeq')).toBe('2 CANCEL')
    const cancel = operator.got('CANCEL')
    expect(headerOf(cancel, 'Via')).toBe(headerOf(got, 'Via'))
    expect(headerOf(cancel, 'Reason')).toBe('SIP;cause=480')
    operator.answer(cancel, 200)
    operator.answer(got, 487)
    operator.got('ACK')
    client.response(487)
    expect(client.summary()).toEqual(['180'])
  })

  test('a CANCEL waits for the first provisional answer', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    clientCalls(client)
    const got = operator.got('INVITE')
    client.close()
    expect(operator.summary()).toEqual([])
    operator.answer(got, 180)
    expect(headerOf(operator.got('CANCEL'), 'Reason')).toContain('Caller connection lost')
  })

  test('a CANCEL of nothing is 481', () => {
    const world = new PbxWorld()
    const client = world.registered('trunk')
    client.send(client.make('CANCEL', 'sip:1001@sandbox.test'))
    client.response(481)
  })
})

describe('time', () => {
  test('a silent operator is 408 after 32 s', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    clientCalls(client)
    operator.got('INVITE')
    world.clock.advance(INVITE_TIMEOUT_MS)
    client.response(408)
  })

  test('timer C ends endless ringing', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    clientCalls(client)
    operator.answer(operator.got('INVITE'), 180)
    world.clock.advance(RINGING_TIMEOUT_MS)
    operator.got('CANCEL')
    world.clock.advance(INVITE_TIMEOUT_MS)
    client.response(408)
  })

  test('a silent peer in a call is 408 before the asker gives up', () => {
    const world = new PbxWorld()
    const { client, atClient } = answeredCall(world)
    client.within(atClient, 'BYE')
    world.clock.advance(REQUEST_TIMEOUT_MS)
    client.response(408)
  })

  test('nothing is left when a PBX stops', () => {
    const world = new PbxWorld()
    const [operator, client] = [world.registered('1001'), world.registered('trunk')]
    clientCalls(client)
    operator.got('INVITE')
    world.pbx.stop()
    world.clock.advance(RINGING_TIMEOUT_MS)
    expect(client.summary()).toEqual([])
  })
})
