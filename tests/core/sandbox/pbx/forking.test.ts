import { describe, expect, test } from 'vitest'
import { headerOf } from '../../../../core/sandbox/pbx/message/message.ts'
import { clientCalls } from '../../../support/pbx-call.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'

/** Two desks of one operator, both ringing. */
function ringingTwice() {
  const world = new PbxWorld()
  const [a, b, client] = [world.registered('1001', 'a'), world.registered('1001', 'b'), world.registered('trunk')]
  clientCalls(client)
  const [atA, atB] = [a.got('INVITE'), b.got('INVITE')]
  a.answer(atA, 180)
  b.answer(atB, 180)
  client.response(180)
  client.response(180)
  return { world, a, b, client, atA, atB }
}

describe('forking', () => {
  test('who answers first has the call, the others are told that it was completed elsewhere', () => {
    const { a, b, client, atA, atB } = ringingTwice()
    b.answer(atB, 200)
    client.response(200)
    const cancel = a.got('CANCEL')
    expect(headerOf(cancel, 'Reason')).toBe('SIP;cause=200;text="Call completed elsewhere"')
    a.answer(cancel, 200)
    a.answer(atA, 487)
    a.got('ACK')
    expect(client.summary()).toEqual([])
    expect(b.summary()).toEqual([])
  })

  test('two answers at once both go back', () => {
    const { a, b, client, atA, atB } = ringingTwice()
    a.answer(atA, 200, { tag: 'a' })
    b.answer(atB, 200, { tag: 'b' })
    expect(client.summary()).toEqual(['200', '200'])
  })

  test('one failure waits for the other; the best goes back', () => {
    const { a, b, client, atA, atB } = ringingTwice()
    a.answer(atA, 503)
    expect(client.summary()).toEqual([])
    b.answer(atB, 486)
    expect(client.summary()).toEqual(['486'])
  })

  test('a 6xx ends the ringing everywhere', () => {
    const { a, b, client, atA, atB } = ringingTwice()
    a.answer(atA, 603)
    b.got('CANCEL')
    b.answer(atB, 487)
    expect(client.summary()).toEqual(['603'])
  })

  test('a desk that closes leaves the other ringing; the last one makes it 480', () => {
    const { a, b, client } = ringingTwice()
    a.close()
    expect(client.summary()).toEqual([])
    b.close()
    expect(client.summary()).toEqual(['480'])
  })

  test('an answer over a connection that was not asked is dropped', () => {
    const { a, b, client, atB } = ringingTwice()
    a.answer(atB, 200)
    expect(client.summary()).toEqual([])
    b.answer(atB, 200)
    client.response(200)
  })
})
