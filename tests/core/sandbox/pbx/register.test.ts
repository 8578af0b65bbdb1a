import { describe, expect, test } from 'vitest'
import { headerOf, headersOf, type SipResponse } from '../../../../core/sandbox/pbx/message/message.ts'
import { NONCE_LIFETIME_MS } from '../../../../core/sandbox/pbx/auth/nonces.ts'
import { PbxWorld } from '../../../support/pbx-world.ts'
import { answerChallenge } from '../../../support/sip-digest.ts'
import type { SipPeer } from '../../../support/sip-peer.ts'

const to = '<sip:1001@sandbox.test>'
const domain = 'sip:sandbox.test'

function peerOf(world: PbxWorld): SipPeer {
  const peer = world.connect()
  peer.user = '1001'
  return peer
}

/** The peer's REGISTER and the 401 it got. */
function challenged(peer: SipPeer) {
  const request = peer.make('REGISTER', domain, { to })
  peer.send(request)
  return { request, challenge: peer.response(401) }
}

const given = { user: '1001', password: 'operator-secret', branch: 'z9hG4bKagain' } as const
const contacts = (response: SipResponse) => headersOf(response, 'Contact')

describe('digest authentication', () => {
  test.each(['MD5', 'SHA-256'] as const)('%s is offered and accepted', (algorithm) => {
    const world = new PbxWorld()
    const peer = peerOf(world)
    const { request, challenge } = challenged(peer)
    expect(headersOf(challenge, 'WWW-Authenticate').map((value) => /algorithm=([^,]*)/.exec(value)?.[1])).toEqual(['SHA-256', 'MD5'])
    peer.send(answerChallenge(request, challenge, { ...given, algorithm }))
    expect(contacts(peer.response(200))).toEqual([`<${peer.contact}>;expires=300`])
    expect(world.pbx.stats().bindings).toBe(1)
  })

  test('a wrong password is challenged again, without stale', () => {
    const peer = peerOf(new PbxWorld())
    const { request, challenge } = challenged(peer)
    peer.send(answerChallenge(request, challenge, { ...given, password: 'guess' }))
    expect(headerOf(peer.response(401), 'WWW-Authenticate')).not.toContain('stale')
  })

  test('an old nonce with the right password is stale=true', () => {
    const world = new PbxWorld()
    const peer = peerOf(world)
    const { request, challenge } = challenged(peer)
    world.clock.advance(NONCE_LIFETIME_MS + 1)
    peer.send(answerChallenge(request, challenge, given))
    expect(headerOf(peer.response(401), 'WWW-Authenticate')).toContain('stale=true')
  })

  test('the same nonce count does not work twice', () => {
    const peer = peerOf(new PbxWorld())
    const { request, challenge } = challenged(peer)
    peer.send(answerChallenge(request, challenge, given))
    peer.response(200)
    const later = peer.make('REGISTER', domain, { to, cseq: 7 })
    peer.send(answerChallenge(later, challenge, { ...given, branch: 'z9hG4bKreplay' }))
    expect(headerOf(peer.response(401), 'WWW-Authenticate')).toContain('stale=true')
    peer.send(answerChallenge(later, challenge, { ...given, branch: 'z9hG4bKcounted', nc: '00000002' }))
    peer.response(200)
  })

  test.each([
    ['another qop', { qop: 'auth-int' }, 400],
    ['a nonce count that is none', { nc: '1' }, 400],
    ['another URI', { uri: 'sip:elsewhere.test' }, 400],
    ['an account nobody has', { user: '4711' }, 404],
  ])('%s is refused', (_, change, status) => {
    const peer = peerOf(new PbxWorld())
    const { request, challenge } = challenged(peer)
    peer.send(answerChallenge(request, challenge, { ...given, ...change }))
    peer.response(status)
  })

  test('credentials of another scheme or realm count as none; broken ones are refused', () => {
    const peer = peerOf(new PbxWorld())
    const header = (value: string) => ({ to, headers: [{ name: 'Authorization', value }] })
    peer.send(peer.make('REGISTER', domain, header('NoOneKnowsThisScheme opaque-data=here')))
    peer.response(401)
    peer.send(peer.make('REGISTER', domain, header('Digest username="a", realm="other", nonce="n", uri="u", response="r"')))
    peer.response(401)
    peer.send(peer.make('REGISTER', domain, header('Digest username="a')))
    peer.response(400)
  })

  test('nobody registers for somebody else, or at another domain', () => {
    const peer = peerOf(new PbxWorld())
    peer.request('REGISTER', domain, { to: '<sip:2000@sandbox.test>' })
    peer.response(403)
    peer.request('REGISTER', 'sip:elsewhere.test', { to })
    peer.response(404)
  })

  test('an extension nobody knows is named', () => {
    const peer = peerOf(new PbxWorld())
    peer.send(peer.make('REGISTER', domain, { to, headers: [{ name: 'Require', value: 'path, nothingSupportsThis' }] }))
    expect(headerOf(peer.response(420), 'Unsupported')).toBe('nothingSupportsThis')
  })
})

describe('bindings', () => {
  const register = (peer: SipPeer, headers: { name: string; value: string }[], cseq = 1) =>
    peer.request('REGISTER', domain, { to, cseq, headers })

  test('run out, and can be renewed', () => {
    const world = new PbxWorld()
    const peer = peerOf(world)
    register(peer, [{ name: 'Expires', value: '60' }])
    expect(contacts(peer.response(200))[0]).toContain('expires=60')
    world.clock.advance(59_000)
    expect(world.pbx.stats().bindings).toBe(1)
    world.clock.advance(1_000)
    expect(world.pbx.stats().bindings).toBe(0)
  })

  test('too short is 423 with Min-Expires, too long is cut', () => {
    const peer = peerOf(new PbxWorld())
    register(peer, [{ name: 'Expires', value: '3' }])
    expect(headerOf(peer.response(423), 'Min-Expires')).toBe('10')
    register(peer, [{ name: 'Expires', value: '4294967295' }])
    expect(contacts(peer.response(200))[0]).toContain('expires=7200')
  })

  test('expires=0 removes one, * removes all', () => {
    const world = new PbxWorld()
    const [a, b] = [world.registered('1001', 'a'), world.registered('1001', 'b')]
    expect(world.pbx.stats().bindings).toBe(2)
    register(a, [{ name: 'Expires', value: '0' }], 10)
    expect(contacts(a.response(200))).toEqual([`<${b.contact}>;expires=300`])
    const all = b.make('REGISTER', domain, { to, headers: [{ name: 'Expires', value: '0' }] })
    const star = { ...all, headers: all.headers.map((header) => (header.name === 'Contact' ? { name: 'Contact', value: '*' } : header)) }
    b.send(star)
    b.send(answerChallenge(star, b.response(401), given))
    expect(contacts(b.response(200))).toEqual([])
    expect(world.pbx.stats().bindings).toBe(0)
  })

  test('* with a lifetime or with another contact is refused', () => {
    const peer = peerOf(new PbxWorld())
    register(peer, [
      { name: 'Contact', value: '*' },
      { name: 'Expires', value: '0' },
    ])
    peer.response(400)
  })

  test('the same contact over a new connection takes the place of the old one', () => {
    const world = new PbxWorld()
    const old = world.registered('1001', 'desk')
    const fresh = world.registered('1001', 'desk')
    expect(world.pbx.flowsOf('1001')).toEqual([fresh.flow.id])
    old.close()
    expect(world.pbx.stats().bindings).toBe(1)
  })

  test('the same instance and registration id replace the binding though the contact differs (RFC 5626)', () => {
    const world = new PbxWorld()
    for (const name of ['first', 'second']) {
      const peer = world.connect(name)
      peer.user = '1001'
      const request = peer.make('REGISTER', domain, { to })
      const value = `<${peer.contact}>;reg-id=1;+sip.instance="<urn:uuid:1>"`
      const outbound = {
        ...request,
        headers: request.headers.map((header) => (header.name === 'Contact' ? { name: 'Contact', value } : header)),
      }
      peer.send(outbound)
      peer.send(answerChallenge(outbound, peer.response(401), given))
      peer.response(200)
    }
    expect(world.pbx.stats().bindings).toBe(1)
  })

  test('a closed connection takes its bindings along', () => {
    const world = new PbxWorld()
    const peer = world.registered('1001')
    peer.close()
    expect(world.pbx.stats()).toMatchObject({ bindings: 0, connections: 0 })
  })

  test('an older REGISTER of the same call does not undo a newer one', () => {
    const peer = peerOf(new PbxWorld())
    peer.request('REGISTER', domain, { to, callId: 'one', cseq: 20 })
    peer.response(200)
    peer.request('REGISTER', domain, { to, callId: 'one', cseq: 5, headers: [{ name: 'Expires', value: '0' }] })
    peer.response(500)
  })
})
