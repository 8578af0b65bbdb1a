import type WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_FRAME_BYTES } from '../../core/contract/envelope.ts'
import { MAX_SIP_FRAME_BYTES } from '../../main/sandbox/pbx-server.ts'
import { closeCode, openBridgeSocket, redeem } from '../support/bridge-socket.ts'
import { askHost } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { openSipSocket } from '../support/sip-socket.ts'
import { until } from '../support/until.ts'

const GARBAGE = [
  '',
  '{',
  'null',
  '[]',
  '"'.repeat(1000),
  '\u0000\uffff',
  JSON.stringify({ v: 2, kind: 'request', id: '1', method: 'seat.load', params: {} }),
  JSON.stringify({ v: 1, kind: 'request', id: 7, method: 'seat.load', params: {} }),
  JSON.stringify({ v: 1, kind: 'response', id: 'x', result: {} }),
  JSON.stringify({ v: 1, kind: 'event', name: 'settings.changed', payload: { theme: 'pink' } }),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
]

describe('garbage while a call is up', () => {
  let seat: Rehearsal
  let page: URL
  let cookie: string | undefined

  beforeAll(async () => {
    seat = await startRehearsal()
    page = new URL(seat.desk.url())
    cookie = await redeem(seat.seat.url)
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
  })
  afterAll(() => seat.close())

  const goesOn = async (): Promise<void> => {
    const before = await seat.phone.call('active')
    await seat.phone.when(
      'sound goes on',
      ({ calls, registration }) =>
        registration.phase === 'registered' && calls.some((view) => (view.packetsReceived ?? 0) > (before.packetsReceived ?? 0) + 20),
    )
    expect((await askHost(seat.desk, 'seat.load', {})).operator.id).toBe('1001')
  }

  const admitted = async (): Promise<WebSocket> => {
    const opened = await openBridgeSocket(page, cookie === undefined ? {} : { cookie })
    if (opened.kind === 'refused') throw new Error(`The bridge refused with ${String(opened.status)}`)
    return opened.socket
  }

  it('strangers are not let in: no session, a wrong one, another Origin, none, another Host, a token twice', async () => {
    const good = cookie ?? ''
    const name = good.split('=')[0] ?? ''
    const tries = [
      {},
      { cookie: `${name}=${'A'.repeat(43)}` },
      { cookie: good, origin: 'http://evil.example' },
      { cookie: good, origin: 'null' },
      { cookie: good, origin: '' },
      { cookie: good, host: 'evil.example' },
      { cookie: good, host: `localhost:${page.port}` },
    ]
    for (const options of tries)
      expect(await openBridgeSocket(page, options), JSON.stringify(options)).toMatchObject({ kind: 'refused', status: 403 })
    expect(await redeem(seat.seat.url)).toBeUndefined()
    await goesOn()
  })

  it('the bridge answers or drops what is no message, and stays', async () => {
    const socket = await admitted()
    const answers: unknown[] = []
    socket.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString())))
    for (const text of GARBAGE) socket.send(text)
    socket.send(JSON.stringify({ v: 1, kind: 'request', id: 'wrong', method: 'settings.write', params: { theme: 'pink' } }))
    socket.send(JSON.stringify({ v: 1, kind: 'request', id: 'none', method: 'seat.explode', params: {} }))
    await expect
      .poll(() => answers)
      .toContainEqual(expect.objectContaining({ id: 'wrong', failure: expect.objectContaining({ code: 'invalid-params' }) }))
    await expect
      .poll(() => answers)
      .toContainEqual(expect.objectContaining({ id: 'none', failure: expect.objectContaining({ code: 'unknown-method' }) }))
    expect(JSON.stringify(answers)).not.toContain('    at ')
    socket.terminate()
    await goesOn()
  })

  it('a frame over the cap, and one that is no text, close their own socket only', async () => {
    const [large, binary] = [await admitted(), await admitted()]
    const codes = Promise.all([closeCode(large), closeCode(binary)])
    large.send('x'.repeat(MAX_FRAME_BYTES + 1))
    binary.send(Buffer.from([1, 2, 3]))
    expect(await codes).toEqual([1009, 1003])
    await goesOn()
  })

  it('the virtual PBX takes the same and goes on', async () => {
    const { accounts } = await askHost(seat.desk, 'seat.load', {})
    const opened = await openSipSocket(accounts[0]?.servers[0] ?? '')
    if (opened.kind === 'refused') throw new Error('The PBX refused')
    const { socket } = opened
    for (const text of [...GARBAGE, 'INVITE sip:1001@sandbox.firstline SIP/2.0\r\n\r\n', 'SIP/2.0 200 OK\r\nCSeq: x\r\n\r\n', '\r\n\r\n'])
      socket.send(text)
    socket.send(new Uint8Array([0, 255, 254, 13, 10]))
    await goesOn()
    const other = await openSipSocket(accounts[0]?.servers[0] ?? '')
    if (other.kind === 'refused') throw new Error('The PBX refused')
    other.socket.send('x'.repeat(MAX_SIP_FRAME_BYTES + 1))
    await until('it is closed', () => other.socket.closed === 1009)
    socket.close()
    await goesOn()
  })

  it('and the call ends as ever', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await seat.caller.call('he knows', (call) => call.ended === 'hung-up-by-seat')
  })
})
