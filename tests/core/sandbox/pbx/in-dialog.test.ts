import { describe, expect, test } from 'vitest'
import { headerOf, headersOf } from '../../../../core/sandbox/pbx/message/message.ts'
import { answeredCall, CLIENT_FROM } from '../../../support/pbx-call.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'

describe('within a call', () => {
  test('hold is a re-INVITE with its body, answered and acknowledged', () => {
    const { client, operator, atOperator } = answeredCall(new PbxWorld())
    operator.within(atOperator, 'INVITE', { body: 'a=sendonly\r\n' })
    operator.response(100)
    const got = client.got('INVITE')
    expect(got.body).toBe('a=sendonly\r\n')
    expect(headersOf(got, 'Record-Route')).toEqual([])
    client.answer(got, 200, { body: 'a=recvonly\r\n' })
    expect(operator.response(200).body).toBe('a=recvonly\r\n')
    operator.within(atOperator, 'ACK')
    client.got('ACK')
  })

  test('a refused re-INVITE ends with a hop-by-hop ACK and the call stays', () => {
    const { client, operator, atOperator, atClient } = answeredCall(new PbxWorld())
    const hold = operator.within(atOperator, 'INVITE')
    client.answer(client.got('INVITE'), 488)
    client.got('ACK')
    operator.ackFailure(hold, operator.response(488))
    client.within(atClient, 'BYE')
    operator.got('BYE')
  })

  test.each(['INFO', 'UPDATE', 'NOTIFY', 'OPTIONS', 'MESSAGE', 'BYE', 'NEWMETHOD'])('%s passes with its dialog untouched', (method) => {
    const { client, operator, atClient } = answeredCall(new PbxWorld())
    const sent = client.within(atClient, method, { body: 'x' })
    const got = operator.got(method)
    for (const name of ['From', 'To', 'Call-ID', 'CSeq', 'Contact']) expect(headerOf(got, name)).toBe(headerOf(sent, name))
    operator.answer(got, 200)
    client.response(200)
  })

  test('the peer that closed is 430 at once, also for what was under way', () => {
    const { client, operator, atClient } = answeredCall(new PbxWorld())
    client.within(atClient, 'INFO')
    operator.got('INFO')
    operator.close()
    client.response(430)
    client.within(atClient, 'INVITE')
    client.response(430)
    client.within(atClient, 'BYE')
    client.response(430)
    client.within(atClient, 'ACK')
    expect(client.summary()).toEqual([])
  })

  test('a peer that registers again over a new connection is found there', () => {
    const world = new PbxWorld()
    const { client, operator, atClient } = answeredCall(world)
    operator.close()
    const back = world.registered('1001', 'ua1001')
    client.within(atClient, 'BYE')
    back.answer(back.got('BYE'), 200)
    client.response(200)
  })

  test('a living contact is not taken over by somebody else', () => {
    const world = new PbxWorld()
    const { client, operator, atClient } = answeredCall(world)
    const thief = world.connect('ua1001')
    thief.user = '2000'
    thief.request('INVITE', 'sip:2001@sandbox.test')
    client.within(atClient, 'INFO')
    operator.got('INFO')
    expect(thief.summary()).not.toContain('INFO')
  })
})

describe('transfer', () => {
  test('blind: REFER and NOTIFY pass, the new INVITE of the client reaches line 2', () => {
    const world = new PbxWorld()
    const { client, operator, atOperator, atClient } = answeredCall(world)
    const lineTwo = world.registered('2000')
    operator.within(atOperator, 'REFER', { headers: [{ name: 'r', value: '<sip:2000@sandbox.test>' }] })
    const refer = client.got('REFER')
    expect(headerOf(refer, 'Refer-To')).toBe('<sip:2000@sandbox.test>')
    client.answer(refer, 202)
    operator.response(202)
    client.request('INVITE', 'sip:2000@sandbox.test', {
      from: CLIENT_FROM,
      headers: [{ name: 'Referred-By', value: '<sip:1001@sandbox.test>' }],
    })
    const got = lineTwo.got('INVITE')
    expect(headerOf(got, 'Referred-By')).toBe('<sip:1001@sandbox.test>')
    expect(headerOf(got, 'X-Line')).toBeUndefined()
    lineTwo.answer(got, 200)
    client.response(200)
    client.within(atClient, 'NOTIFY', { headers: [{ name: 'Event', value: 'refer' }], body: 'SIP/2.0 200 OK\r\n' })
    expect(operator.got('NOTIFY').body).toBe('SIP/2.0 200 OK\r\n')
    operator.within(atOperator, 'BYE')
    client.got('BYE')
  })

  test('attended: the INVITE with Replaces goes to the consulted contact, and the dialog it names is the one that exists', () => {
    const world = new PbxWorld()
    const { client, operator, atOperator } = answeredCall(world)
    const lineTwo = world.registered('2000')
    const consult = operator.request('INVITE', 'sip:2000@sandbox.test')
    const rang = lineTwo.got('INVITE')
    lineTwo.answer(rang, 200)
    const consultation = operator.dialogOut(consult, operator.response(200))
    const tags = (value: string) => /tag=(.*)$/.exec(value)?.[1] ?? ''
    const replaces = `${consultation.callId};to-tag=${tags(consultation.remote)};from-tag=${tags(consultation.local)}`
    const referTo = `<${consultation.target}?Replaces=${encodeURIComponent(replaces)}>`
    operator.within(atOperator, 'REFER', { headers: [{ name: 'Refer-To', value: referTo }] })
    expect(headerOf(client.got('REFER'), 'Refer-To')).toBe(referTo)
    client.request('INVITE', consultation.target, { from: CLIENT_FROM, headers: [{ name: 'Replaces', value: replaces }] })
    const got = lineTwo.got('INVITE')
    expect(got.uri).toBe(lineTwo.contact)
    expect(headerOf(got, 'Replaces')).toBe(
      `${headerOf(rang, 'Call-ID')};to-tag=${tags(consultation.remote)};from-tag=${tags(headerOf(rang, 'From') ?? '')}`,
    )
  })

  test('a contact whose connection has closed is 480, one never seen is 404', () => {
    const world = new PbxWorld()
    const [client, lineTwo] = [world.registered('trunk'), world.registered('2000')]
    lineTwo.close()
    client.request('INVITE', lineTwo.contact, { from: CLIENT_FROM })
    client.response(480)
    client.request('INVITE', 'sip:x@nowhere.invalid', { from: CLIENT_FROM })
    client.response(404)
  })
})
