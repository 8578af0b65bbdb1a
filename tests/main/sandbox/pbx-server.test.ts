import { SessionState } from 'sip.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_SIP_FRAME_BYTES, startPbx, type RunningPbx } from '../../../main/sandbox/pbx-server.ts'
import { passwordOf, pbxOptions } from '../../support/pbx-accounts.ts'
import { established, SipPhone } from '../../support/sip-phone.ts'
import { openSipSocket, type SipSocket } from '../../support/sip-socket.ts'
import { until } from '../../support/until.ts'

let pbx: RunningPbx
const sockets: SipSocket[] = []
const phones: SipPhone[] = []

async function connect(): Promise<SipSocket> {
  const opened = await openSipSocket(pbx.url)
  if (opened.kind !== 'open') throw new Error(`Refused: ${opened.status}`)
  sockets.push(opened.socket)
  return opened.socket
}

async function phone(user: string): Promise<SipPhone> {
  const made = new SipPhone({ server: pbx.url, domain: pbxOptions.domain, user, password: passwordOf(user) })
  phones.push(made)
  await made.register()
  return made
}

beforeEach(async () => {
  pbx = await startPbx({ ...pbxOptions, log: () => undefined })
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close()
  await Promise.allSettled(phones.splice(0).map((each) => each.stop()))
  await pbx.close()
})

describe('connections', () => {
  test('only with the subprotocol sip, only from this machine', async () => {
    expect(pbx.url).toBe(`ws://127.0.0.1:${pbx.port}`)
    expect(await openSipSocket(pbx.url, '')).toEqual({ kind: 'refused', status: 400 })
    expect(await openSipSocket(pbx.url, 'xmpp')).toEqual({ kind: 'refused', status: 400 })
    for (const origin of ['https://evil.example', 'http://127.0.0.1.evil.example', 'null']) {
      expect(await openSipSocket(pbx.url, 'sip', origin)).toEqual({ kind: 'refused', status: 403 })
    }
    for (const origin of ['http://127.0.0.1:5173', 'http://localhost', 'app://firstline']) {
      const opened = await openSipSocket(pbx.url, 'sip', origin)
      expect(opened.kind).toBe('open')
      if (opened.kind === 'open') sockets.push(opened.socket)
    }
  })

  test('plain HTTP is told to upgrade', async () => {
    expect((await fetch(`http://127.0.0.1:${pbx.port}/`)).status).toBe(426)
  })

  test('a port that is taken rejects; after close it is free again', async () => {
    const options = { ...pbxOptions, port: pbx.port, log: () => undefined }
    await expect(startPbx(options)).rejects.toThrow(/EADDRINUSE/)
    await pbx.close()
    pbx = await startPbx(options)
    expect(pbx.port).toBe(options.port)
  })

  test('CRLF CRLF is answered, text and binary frames are both read', async () => {
    const socket = await connect()
    socket.send('\r\n\r\n')
    socket.send(new TextEncoder().encode('\r\n\r\n'))
    await until('two pongs', () => socket.frames.length === 2)
    expect(socket.frames).toEqual(['\r\n', '\r\n'])
  })
})

describe('bad input', () => {
  test('garbage is survived, and everybody else goes on', async () => {
    const [bad, good] = [await connect(), await connect()]
    for (const frame of ['', 'GET / HTTP/1.1\r\n\r\n', '\u0000\u0001', 'INVITE sip: SIP/2.0\r\nVia: x\r\n\r\n']) bad.send(frame)
    bad.send(new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]))
    await bad.ping()
    await good.ping()
    expect(bad.answers(400)).toBe(1)
    expect(pbx.stats().malformed).toBe(4)
  })

  test('a frame too large closes its connection with 1009 and nobody else', async () => {
    const [bad, good] = [await connect(), await connect()]
    bad.send('A'.repeat(MAX_SIP_FRAME_BYTES))
    await bad.ping()
    bad.send('A'.repeat(MAX_SIP_FRAME_BYTES + 1))
    await until('closed', () => bad.closed !== undefined)
    expect(bad.closed).toBe(1009)
    await good.ping()
    await until('only one is left', () => pbx.stats().connections === 1)
  })

  test('a call between two others lives through all of it', async () => {
    const [operator, colleague] = [await phone('1001'), await phone('2000')]
    const outgoing = await operator.call('sip:2000@sandbox.test')
    const incoming = await colleague.nextInvitation()
    await incoming.accept()
    await established(outgoing)
    for (let round = 0; round < 20; round += 1) {
      const bad = await connect()
      bad.send(`BYE sip:${round} SIP/2.0\r\nVia: SIP/2.0/WS a;branch=z9hG4bK\r\n\r\n`)
      bad.send('A'.repeat(MAX_SIP_FRAME_BYTES + 1))
      bad.close()
    }
    let accepted = false
    await outgoing.invite({ requestDelegate: { onAccept: () => void (accepted = true) } })
    await until('the call answers', () => accepted)
    expect(incoming.state).toBe(SessionState.Established)
  })
})

describe('breaking the network', () => {
  test('a dropped connection closes without a goodbye', async () => {
    const [first, second] = [await connect(), await connect()]
    expect(pbx.dropConnections()).toBe(2)
    await until('both closed', () => first.closed === 1006 && second.closed === 1006)
  })

  test('only the connections of a user can be dropped', async () => {
    const operator = await phone('1001')
    const other = await connect()
    expect(pbx.dropConnections('1001')).toBe(1)
    await until('noticed', () => !operator.agent.isConnected())
    await other.ping()
    expect(pbx.stats().bindings).toBe(0)
  })

  test('silence is half-open: the old connection hears nothing, a new one works', async () => {
    const old = await connect()
    pbx.goSilent(true)
    old.send('\r\n\r\n')
    await (await connect()).ping()
    expect([old.frames, old.closed]).toEqual([[], undefined])
    pbx.goSilent(false)
    await old.ping()
  })

  test('a silent connection can be cut', async () => {
    await connect()
    pbx.goSilent(true)
    pbx.dropConnections()
    await until('gone', () => pbx.stats().connections === 0)
  })

  test('refusing is 503, and can end', async () => {
    pbx.refuseConnections(true)
    expect(await openSipSocket(pbx.url)).toEqual({ kind: 'refused', status: 503 })
    pbx.refuseConnections(false)
    await (await connect()).ping()
  })

  test('swallowed requests are lost without a word', async () => {
    const socket = await connect()
    pbx.swallowNext('OPTIONS', 1)
    socket.send('OPTIONS nonsense')
    socket.send('\r\n\r\n')
    await until('the pong', () => socket.frames.length === 1)
    await socket.ping()
    expect(pbx.stats().malformed).toBe(0)
  })
})
