import { beforeEach, describe, expect, test } from 'vitest'
import type { Transport } from '../../../core/contract/envelope.ts'
import { BridgeClient } from '../../../renderer/bridge/bridge-client.ts'
import { findPreloadLink, preloadTransport } from '../../../renderer/bridge/transports/preload-transport.ts'
import { ManualClock } from '../../support/manual-clock.ts'

/** The other side of the bridge, by hand. */
class Wire implements Transport {
  readonly sent: unknown[] = []
  #receive: (text: string) => void = () => undefined
  #close: () => void = () => undefined

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  onMessage(listener: (text: string) => void): void {
    this.#receive = listener
  }

  onClose(listener: () => void): void {
    this.#close = listener
  }

  say(envelope: object): void {
    this.#receive(JSON.stringify({ v: 1, ...envelope }))
  }

  garbage(text: string): void {
    this.#receive(text)
  }

  close(): void {
    this.#close()
  }
}

let clock: ManualClock
let wire: Wire
let client: BridgeClient

beforeEach(() => {
  let ids = 0
  clock = new ManualClock()
  wire = new Wire()
  client = new BridgeClient(clock, { next: () => String(++ids) })
})

describe('the bridge client', () => {
  test('answers with the parsed result', async () => {
    client.attach(wire)
    const answer = client.call('secrets.readSipPassword', { index: 0 })
    expect(wire.sent).toEqual([{ v: 1, kind: 'request', id: '1', method: 'secrets.readSipPassword', params: { index: 0 } }])
    wire.say({ kind: 'response', id: '1', result: { password: 'x', more: 1 } })
    expect(await answer).toEqual({ password: 'x' })
  })

  test('a result that does not fit is invalid-result, a failure keeps its code', async () => {
    client.attach(wire)
    const bad = client.call('secrets.readDataKey', {})
    wire.say({ kind: 'response', id: '1', result: { key: 7 } })
    await expect(bad).rejects.toMatchObject({ code: 'invalid-result', retryable: false })
    const refused = client.call('sandbox.access', {})
    wire.say({ kind: 'failure', id: '2', failure: { code: 'not-available', message: 'no sandbox', retryable: false } })
    await expect(refused).rejects.toMatchObject({ name: 'BridgeError', code: 'not-available' })
  })

  test('bad input and too much of it never leave the page', async () => {
    client.attach(wire)
    await expect(client.call('secrets.readSipPassword', { index: 9 })).rejects.toMatchObject({ code: 'invalid-params' })
    // The limit is in bytes: Cyrillic takes two a letter.
    for (const notes of ['x'.repeat(1_100_000), 'ж'.repeat(600_000)]) {
      await expect(client.call('crm.deliver', { jobId: 'j', kind: 'interaction', body: { notes } })).rejects.toMatchObject({
        code: 'too-large',
      })
    }
    expect(wire.sent).toEqual([])
  })

  test('times out after 10 s, or after the time asked for, and tells the other side', async () => {
    client.attach(wire)
    const slow = client.call('system.describe', {})
    const quick = client.call('system.describe', {}, { timeoutMs: 50 })
    clock.advance(50)
    await expect(quick).rejects.toMatchObject({ code: 'timeout', retryable: true })
    expect(wire.sent.at(-1)).toEqual({ v: 1, kind: 'cancel', id: '2' })
    clock.advance(9_950)
    await expect(slow).rejects.toMatchObject({ code: 'timeout' })
    wire.say({ kind: 'response', id: '1', result: {} })
  })

  test('is cancelled by a signal', async () => {
    client.attach(wire)
    const abort = new AbortController()
    const call = client.call('app.quit', {}, { signal: abort.signal })
    abort.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(wire.sent.at(-1)).toEqual({ v: 1, kind: 'cancel', id: '1' })
    await expect(client.call('app.quit', {}, { signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('everything pending is rejected when the other side goes; calls then wait for a new transport', async () => {
    client.attach(wire)
    const lost = client.call('app.quit', {})
    wire.close()
    await expect(lost).rejects.toMatchObject({ code: 'disconnected', retryable: true })
    const waiting = client.call('app.quit', {})
    const next = new Wire()
    client.attach(next)
    expect(next.sent).toMatchObject([{ method: 'app.quit' }])
    next.say({ kind: 'response', id: '2', result: {} })
    expect(await waiting).toEqual({})
    const never = new BridgeClient(clock, { next: () => 'n' }).call('app.quit', {})
    clock.advance(10_000)
    await expect(never).rejects.toMatchObject({ code: 'disconnected' })
  })

  test('says when the other side was lost and when it stands again, not when it comes first', () => {
    const said: boolean[] = []
    client.onConnection((connected) => said.push(connected))
    client.attach(wire)
    expect(said).toEqual([])
    wire.close()
    expect(said).toEqual([false])
    client.attach(new Wire())
    expect(said).toEqual([false, true])
  })

  test('events reach their listeners parsed; garbage reaches nobody', () => {
    client.attach(wire)
    const heard: unknown[] = []
    const stop = client.on('sandbox.callRequested', (payload) => heard.push(payload))
    for (const text of ['', '{', '[]', '{"v":2}', '{"v":1,"kind":"response"}']) wire.garbage(text)
    wire.say({ kind: 'event', name: 'sandbox.callRequested', payload: { scenario: 3 } })
    wire.say({ kind: 'event', name: 'sandbox.callRequested', payload: { scenario: 'a', language: 'ru' } })
    stop()
    wire.say({ kind: 'event', name: 'sandbox.callRequested', payload: { scenario: 'b', language: 'ru' } })
    expect(heard).toEqual([{ scenario: 'a', language: 'ru' }])
  })
})

describe('the preload transport', () => {
  test('is found only where the preload script put it whole', () => {
    expect(findPreloadLink({})).toBeUndefined()
    expect(findPreloadLink({ firstline: { send: 1 } })).toBeUndefined()
    const sent: string[] = []
    const link = findPreloadLink({ firstline: { send: (text: string) => sent.push(text), onMessage: () => undefined } })
    if (link === undefined) throw new Error('not found')
    preloadTransport(link).send('hello')
    expect(sent).toEqual(['hello'])
  })
})
