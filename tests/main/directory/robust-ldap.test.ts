import fc from 'fast-check'
import type { Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isServerMessage, messageLength } from '../../../main/directory/ldap/ber-shape.ts'
import { nextSecond } from '../../../main/directory/ldap/cursor.ts'
import { ber, integer, octets } from '../../support/ber.ts'
import { FakeLdap, ldapMessage, outcome } from '../../support/fake-ldap.ts'
import { ldapWorld } from '../../support/ldap-world.ts'
import { aPerson } from '../../support/source-world.ts'

const never = new AbortController().signal
const BIND = 0x60
const SEARCH = 0x63

async function world(instead?: (socket: Socket, id: number, operation: number) => boolean) {
  const server = await new FakeLdap().start()
  onTestFinished(() => server.stop())
  const opened = ldapWorld(server)
  await opened.put(aPerson(1))
  server.instead = instead
  return opened
}
/** Signs in as usual; the search is answered with these bytes. */
const searchWith = (bytes: (id: number) => Buffer) => (socket: Socket, id: number, operation: number) => {
  if (operation === SEARCH) socket.write(bytes(id))
  return operation === SEARCH
}
const entry =
  (...parts: readonly Buffer[]) =>
  (id: number) =>
    ldapMessage(id, ber(0x64, ...parts))
const attribute = (name: string, ...values: readonly Buffer[]) => ber(0x30, octets(name), ber(0x31, ...values))

/** A true answer with a few bytes of it changed, and its end cut off. */
const maimedEntry = fc
  .tuple(fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { minLength: 1, maxLength: 4 }), fc.nat(20))
  .map(([strokes, cut]) => {
    const whole = entry(octets('cn=x'), ber(0x30, attribute('cn', octets('Мария Орлова')), attribute('mobile', octets('+79120000067'))))(2)
    for (const [at, byte] of strokes) whole[at % whole.length] = byte
    return new Uint8Array(whole.subarray(0, whole.length - cut))
  })

describe('a directory server in trouble', () => {
  it.each([BIND, SEARCH])('that hangs at operation %i is given up in time', async (at) => {
    const { source } = await world((_socket, _id, operation) => operation === at)
    expect(await source({ timeoutMs: 300 }).pull(undefined, 10, never)).toMatchObject({ kind: 'unreachable' })
  })

  it('that hangs is let go at once when nobody wants the answer any more', async () => {
    const asked: number[] = []
    const { source } = await world((_socket, _id, operation) => asked.push(operation) > 0)
    const stop = new AbortController()
    const pulled = source().pull(undefined, 10, stop.signal)
    await expect.poll(() => asked.length).toBeGreaterThan(0)
    stop.abort()
    expect(await pulled).toMatchObject({ kind: 'unreachable' })
  })

  it('that speaks something else is told in words', async () => {
    for (const bytes of ['HTTP/1.1 400 Bad Request\r\n\r\n', '220 smtp\r\n', '\0\0\0\0'])
      expect(await (await world(searchWith(() => Buffer.from(bytes)))).source().pull(undefined, 10, never)).toMatchObject({
        kind: 'malformed',
      })
  })

  it('whose lengths point beyond their end does not keep the program busy', async () => {
    const beyond = Buffer.from([0x31, 0x84, 0x7f, 0xff, 0xff, 0xff])
    const cases = [
      entry(octets('cn=x'), ber(0x30, ber(0x30, octets('cn'), beyond))),
      entry(octets('cn=x'), ber(0x04, Buffer.from([0x30, 0x7f]))),
      entry(octets('cn=x'), ber(0x30, ber(0x30, octets('cn'), ber(0x31, Buffer.from([0x04, 0x7f, 0x61]))))),
      (id: number) => ldapMessage(id, ber(0x73, Buffer.from([0x04, 0x50]))),
      (id: number) => ldapMessage(id, ber(0x65, Buffer.from([0x0a, 0x01]))),
      () => ber(0x30, integer(7), ber(0x7f)),
    ]
    for (const bytes of cases)
      expect(await (await world(searchWith(bytes))).source().pull(undefined, 10, never)).toMatchObject({ kind: 'malformed' })
  })

  it('that announces more than is taken is cut off', async () => {
    const { source } = await world(searchWith(() => Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff])))
    expect(await source().pull(undefined, 10, never)).toMatchObject({ kind: 'malformed', cause: 'too-large' })
  })

  it.each([
    [50, 'denied'],
    [53, 'denied'],
    [10, 'not-set-up'],
    [32, 'not-set-up'],
    [4, 'not-set-up'],
    [51, 'unreachable'],
    [80, 'malformed'],
  ])('that refuses the search with code %i is %s', async (code, kind) => {
    const { source } = await world(searchWith((id) => ldapMessage(id, outcome(0x65, code))))
    expect(await source().pull(undefined, 10, never)).toMatchObject({ kind })
  })

  it('that breaks off is unreachable', async () => {
    const { source } = await world((socket, _id, operation) => operation === SEARCH && socket.destroy().destroyed)
    expect(await source().pull(undefined, 10, never)).toMatchObject({ kind: 'unreachable' })
  })
})

describe('any bytes instead of an answer', () => {
  it('end in a page or in words, in time', async () => {
    const server = await new FakeLdap().start()
    onTestFinished(() => server.stop())
    const { source } = ldapWorld(server)
    const good = ldapMessage(2, ber(0x64, octets('cn=x'), ber(0x30, attribute('cn', octets('Ann'), octets('Lee')))))
    const spoilt = fc
      .tuple(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }))
      .map(([changes]) => changes.reduce((bytes, [at, value]) => (bytes.writeUInt8(value, at), bytes), Buffer.from(good)))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          spoilt,
          fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes)),
        ),
        async (bytes) => {
          server.instead = searchWith((id) => Buffer.concat([bytes, ldapMessage(id, outcome(0x65, 0))]))
          const pulled = await source({ timeoutMs: 150 }).pull(undefined, 10, never)
          expect(['page', 'malformed', 'unreachable', 'denied', 'not-set-up']).toContain(pulled.kind)
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)

  it('are measured and looked at without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), maimedEntry), (bytes) => {
        messageLength(bytes)
        isServerMessage(bytes)
      }),
      { numRuns: 10_000 },
    )
  })
})

it('a second later is written alike', () => {
  expect(nextSecond('20261231235959Z')).toBe('20270101000000Z')
  expect(nextSecond('20260101000000.0Z')).toBe('20260101000001.0Z')
})
