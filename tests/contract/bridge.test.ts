import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bridgeRpcs } from '../../core/contract/bridge.ts'
import { BridgeError } from '../../core/contract/bridge-error.ts'
import { MAX_FRAME_BYTES } from '../../core/contract/envelope.ts'
import { ok } from '../../core/domain/result.ts'
import { createDispatcher, type Dispatcher } from '../../main/bridge/dispatcher.ts'
import type { Handlers } from '../../main/bridge/handlers.ts'
import { systemClock } from '../../main/services/clock.ts'
import { BridgeClient } from '../../renderer/bridge/bridge-client.ts'
import { CountingDispatcherLog } from '../support/counting-dispatcher-log.ts'
import { fakeHandlers } from '../support/fake-handlers.ts'
import type { BridgeLink, LinkedBridge, ServeBridge } from './bridge-link.ts'
import { serveOverFakeIpc } from './links/ipc-fake-link.ts'
import { serveInMemory } from './links/memory-link.ts'
import { serveOverSockets } from './links/socket-link.ts'

const TRANSPORTS: readonly (readonly [string, ServeBridge])[] = [
  ['in memory', serveInMemory],
  ['WebSocket', serveOverSockets],
  ['Electron-like IPC', serveOverFakeIpc],
]

describe.each(TRANSPORTS)('bridge over %s', (_name, serve) => {
  let bridge: LinkedBridge | undefined
  let dispatcher: Dispatcher
  const log = new CountingDispatcherLog()

  afterEach(async () => {
    await bridge?.end()
    bridge = undefined
    log.faults.length = 0
    log.failures.length = 0
  })

  async function start(over: Partial<Handlers> = {}): Promise<{ client: BridgeClient; link: BridgeLink; answers: unknown[] }> {
    dispatcher = createDispatcher(fakeHandlers(over), log)
    bridge = await serve(dispatcher)
    return window()
  }

  async function window(): Promise<{ client: BridgeClient; link: BridgeLink; answers: unknown[] }> {
    if (bridge === undefined) throw new Error('start first')
    const link = await bridge.open()
    const client = new BridgeClient(systemClock, { next: () => randomUUID() })
    const answers: unknown[] = []
    link.transport.onMessage((text) => answers.push(JSON.parse(text)))
    client.attach(link.transport)
    return { client, link, answers }
  }

  it('answers a call', async () => {
    const { client } = await start()
    expect(await client.call('settings.write', { theme: 'dark' })).toMatchObject({ theme: 'dark', locale: null })
    expect(await client.call('settings.write', { locale: 'en' })).toMatchObject({ theme: 'dark', locale: 'en' })
  })

  it('strips what the contract does not name: a seat never carries a password', async () => {
    const { client } = await start()
    const { accounts } = await client.call('seat.load', {})
    expect(JSON.stringify(accounts)).not.toContain('password')
  })

  it('keeps answers of calls under way at once apart', async () => {
    const { client } = await start()
    const passwords = await Promise.all([0, 1, 0, 2].map((index) => client.call('secrets.readSipPassword', { index })))
    expect(passwords.map(({ password }) => password)).toEqual(['secret', null, 'secret', null])
  })

  it('passes a refusal on', async () => {
    const { client } = await start()
    await expect(client.call('sandbox.access', {})).rejects.toMatchObject({ code: 'not-available' })
  })

  it('answers a bug with internal, and the stack stays here', async () => {
    const { client, answers } = await start({ 'app.quit': () => Promise.reject(new Error('password is hunter2')) })
    const error = await client.call('app.quit', {}).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BridgeError)
    expect(error).toMatchObject({ code: 'internal' })
    expect(JSON.stringify(answers)).not.toMatch(/hunter2|\.ts:/)
    expect(log.failures).toHaveLength(1)
  })

  it('answers what breaks the contract with invalid-result', async () => {
    const { client } = await start({ 'secrets.readDataKey': async () => ok({ key: 7 as unknown as string }) })
    await expect(client.call('secrets.readDataKey', {})).rejects.toMatchObject({ code: 'invalid-result' })
  })

  it('tells every window of an event, and only those that listen', async () => {
    const { client } = await start()
    const other = await window()
    const heard: [string, unknown][] = []
    client.on('sandbox.callRequested', (payload) => heard.push(['one', payload]))
    const stop = other.client.on('sandbox.callRequested', (payload) => heard.push(['two', payload]))
    await other.client.call('settings.read', {})
    await client.call('settings.read', {})
    dispatcher.emit('sandbox.callRequested', { scenario: 'metal-card', language: 'ru' })
    await vi.waitUntil(() => heard.length === 2)
    stop()
    dispatcher.emit('sandbox.callRequested', { scenario: 'metal-card', language: 'en' })
    await vi.waitUntil(() => heard.length === 3)
    await other.client.call('settings.read', {})
    expect(heard.map(([who]) => who).sort()).toEqual(['one', 'one', 'two'])
  })

  it('hands a cancel on to the handler', async () => {
    const seen: AbortSignal[] = []
    const { client } = await start({
      'crm.deliver': (_delivery, { signal }) => {
        seen.push(signal)
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(ok({ kind: 'delivered' })))
        })
      },
    })
    const stop = new AbortController()
    const call = client.call('crm.deliver', { jobId: 'j1', kind: 'interaction', body: {} }, { signal: stop.signal })
    await vi.waitUntil(() => seen.length === 1)
    stop.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitUntil(() => seen[0]?.aborted === true)
  })

  it('aborts what is pending when the window goes away', async () => {
    const seen: AbortSignal[] = []
    const { client, link } = await start({
      'crm.deliver': (_delivery, { signal }) => {
        seen.push(signal)
        return new Promise(() => undefined)
      },
    })
    const call = client.call('crm.deliver', { jobId: 'j1', kind: 'interaction', body: {} })
    const outcome = expect(call).rejects.toMatchObject({ code: 'disconnected' })
    await vi.waitUntil(() => seen.length === 1)
    link.close()
    await vi.waitUntil(() => seen[0]?.aborted === true)
    await outcome
  })

  it('answers bad input with the path of the field and never with its value', async () => {
    const { link, answers } = await start()
    link.sendRaw(
      JSON.stringify({
        v: 1,
        kind: 'request',
        id: 'a',
        method: 'secrets.writeSipPassword',
        params: { index: 0, password: 'x'.repeat(257) },
      }),
    )
    link.sendRaw(JSON.stringify({ v: 1, kind: 'request', id: 'b', method: 'no.such', params: {} }))
    link.sendRaw(JSON.stringify({ v: 2, kind: 'request', id: 'c', method: 'seat.load', params: {} }))
    link.sendRaw(JSON.stringify({ v: 1, kind: 'request', id: 'd', method: '__proto__', params: {} }))
    await vi.waitUntil(() => answers.length === 4)
    const codes = Object.fromEntries(
      answers.map((answer) => [(answer as { id: string }).id, (answer as { failure: { code: string } }).failure.code]),
    )
    expect(codes).toEqual({ a: 'invalid-params', b: 'unknown-method', c: 'invalid-params', d: 'unknown-method' })
    expect(JSON.stringify(answers)).toContain('password')
    expect(JSON.stringify(answers)).not.toContain('xxxx')
  })

  it('refuses a second call with an id under way', async () => {
    const { link, answers } = await start({ 'crm.deliver': () => new Promise(() => undefined) })
    const request = { v: 1, kind: 'request', id: 'same', method: 'crm.deliver', params: { jobId: 'j', kind: 'interaction', body: {} } }
    link.sendRaw(JSON.stringify(request))
    link.sendRaw(JSON.stringify(request))
    await vi.waitUntil(() => answers.length === 1)
    expect(answers[0]).toMatchObject({ kind: 'failure', id: 'same', failure: { code: 'invalid-params' } })
  })

  it('goes on after garbage, whatever it is', async () => {
    const { client, link } = await start()
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ maxLength: 200 }), fc.json(), envelopeLike), async (text) => {
        link.sendRaw(text)
        expect(await client.call('settings.read', {})).toMatchObject({ theme: 'system' })
      }),
      { numRuns: 150 },
    )
    expect(log.failures).toEqual([])
  })

  it('lives through an oversized frame, and so does the other window', async () => {
    const { link } = await start()
    const other = await window()
    link.sendRaw(JSON.stringify({ v: 1, kind: 'request', id: 'big', method: 'log.write', params: { text: 'x'.repeat(MAX_FRAME_BYTES) } }))
    expect(await other.client.call('settings.read', {})).toMatchObject({ theme: 'system' })
    const third = await window()
    expect(await third.client.call('settings.read', {})).toMatchObject({ theme: 'system' })
  })

  it('answers too-large instead of sending an oversized answer', async () => {
    const people = Array.from({ length: 3 }, () => 'x'.repeat(MAX_FRAME_BYTES / 2))
    const { client } = await start({
      'sandbox.scenarios': async () => ok(people.map((text) => ({ name: text, language: 'ru', title: '', summary: '', caller: '' }))),
    })
    await expect(client.call('sandbox.scenarios', {})).rejects.toMatchObject({ code: 'too-large' })
  })
})

/** Things that look like envelopes and are not quite. */
const envelopeLike = fc
  .record(
    {
      v: fc.constantFrom<unknown>(1, 2, '1', null),
      kind: fc.constantFrom('request', 'response', 'failure', 'event', 'cancel', 'toString'),
      id: fc.oneof<fc.Arbitrary<unknown>[]>(fc.string(), fc.integer(), fc.constant(null)),
      method: fc.constantFrom(...Object.keys(bridgeRpcs).filter((name) => name !== 'app.quit'), 'constructor', ''),
      params: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value))
