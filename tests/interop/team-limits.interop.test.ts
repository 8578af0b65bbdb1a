import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { connect } from '@nats-io/transport-node'
import { Kvm } from '@nats-io/kv'
import { Objm } from '@nats-io/obj'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { until } from '../support/until.ts'
import { openProxy } from './lab/nats/cuttable-proxy.ts'
import { connectedSeat } from './lab/nats/seat.ts'
import { openNatsLab, startOneServer, type NatsLab, type NatsServer } from './lab/nats/server.ts'
import { bookOf, changeBy, newId, operator, packetOf, specialist } from './lab/nats/team-world.ts'

const MIB = 1024 * 1024
const SHELVES = shelvesOf('roomy')
const SMALL = shelvesOf('small')

let lab: NatsLab
let server: NatsServer
let hub: TeamHub

beforeAll(async () => {
  lab = await openNatsLab()
  server = await startOneServer(lab)
  const admin = await connect({ servers: server.url })
  await setUpHub(admin, {
    organisations: ['roomy', 'small'],
    replicas: 1,
    share: 0.05,
    adjust: (plan) => (plan.place.stream.endsWith('_small') ? { ...plan, maxBytes: 64 * 1024 } : plan),
  })
  await admin.close()
  hub = await connectedSeat({ servers: [server.url] })
})
afterAll(async () => {
  await hub.close()
  await lab.stop()
})

describe('what does not fit', () => {
  test('a full bucket takes nothing more, says so, and keeps what it has', async () => {
    const records = hub.records(SMALL.escalations)
    const written: string[] = []
    let answer = await records.create('r0', 'x'.repeat(10_000))
    for (let i = 1; answer.kind === 'written'; i += 1) {
      written.push(`r${String(i - 1)}`)
      answer = await records.create(`r${String(i)}`, 'x'.repeat(10_000))
    }
    expect(answer).toEqual({ kind: 'full' })
    expect(written.length).toBeGreaterThan(3)
    for (const key of written) expect(await records.get(key)).toMatchObject({ kind: 'entry' })
    expect(hub.link.kind).toBe('connected')
  })

  test('a full log and full files say so', async () => {
    let answer = await hub.log(SMALL.chat).append('0', 'x'.repeat(10_000))
    for (let i = 1; answer.kind === 'appended'; i += 1) answer = await hub.log(SMALL.chat).append(String(i), 'x'.repeat(10_000))
    expect(answer).toEqual({ kind: 'full' })
    expect(await hub.files(SMALL.attachments).store('a', new Uint8Array(100_000))).toEqual({ kind: 'full' })
    expect(await hub.files(SMALL.attachments).fetch('a')).toEqual({ kind: 'absent' })
  })

  test('a record over the limit is refused with the limit', async () => {
    const records = hub.records(SHELVES.escalations)
    expect(await records.create('big', 'x'.repeat(960 * 1024 + 1))).toEqual({ kind: 'too-large', limitBytes: 960 * 1024 })
    expect(await records.create('big', 'x'.repeat(2 * MIB))).toMatchObject({ kind: 'too-large' })
    expect(await records.get('big')).toEqual({ kind: 'absent' })
    expect(await records.create('big', 'fits')).toMatchObject({ kind: 'written' })
  })

  test('an attachment of 50 MB is refused with the limit, one of 5 MB comes back as it was', async () => {
    const files = hub.files(SHELVES.attachments)
    expect(await files.store('huge', new Uint8Array(50 * MIB))).toEqual({ kind: 'too-large', limitBytes: files.limitBytes })
    expect(await files.fetch('huge')).toEqual({ kind: 'absent' })
    const bytes = new Uint8Array(randomBytes(5 * MIB))
    expect(await files.store('photo', bytes)).toEqual({ kind: 'stored' })
    const fetched = await files.fetch('photo')
    expect(fetched.kind === 'content' && Buffer.compare(fetched.bytes, bytes)).toBe(0)
  })

  test('an attachment whose sending broke off goes on where it stopped', async () => {
    const line = await openProxy(server.port)
    const seat = await connectedSeat({ servers: [`nats://127.0.0.1:${String(line.port)}`] })
    const files = seat.files(SHELVES.attachments)
    const bytes = new Uint8Array(randomBytes(8 * MIB))
    const sending = files.store('broken', bytes)
    const used = async (): Promise<number> => {
      const admin = await connect({ servers: server.url })
      const message = await admin.request(`$JS.API.STREAM.INFO.OBJ_${SHELVES.attachments}`)
      await admin.close()
      return message.json<{ state: { messages: number } }>().state.messages
    }
    const before = await used()
    await until('some of it has arrived', async () => (await used()) > before + 2)
    line.cut()
    expect(await sending).toEqual({ kind: 'unreachable' })
    line.mend()
    await until('the seat is connected again', () => seat.link.kind === 'connected')
    expect(await files.store('broken', bytes)).toEqual({ kind: 'stored' })
    const fetched = await hub.files(SHELVES.attachments).fetch('broken')
    expect(fetched.kind === 'content' && Buffer.compare(fetched.bytes, bytes)).toBe(0)
    await seat.close()
    await line.close()
  })
})

describe('other tools', () => {
  test('see ordinary buckets and object stores', async () => {
    await hub.records(SHELVES.articles).put('article', 'Как включить переадресацию')
    await hub.files(SHELVES.attachments).store('tool', new Uint8Array([1, 2, 3]))
    const admin = await connect({ servers: server.url })
    const bucket = await new Kvm(admin).open(SHELVES.articles)
    expect((await bucket.get('article'))?.string()).toBe('Как включить переадресацию')
    const store = await new Objm(admin).open(SHELVES.attachments)
    expect([...((await store.getBlob('tool')) ?? [])]).toEqual([1, 2, 3])
    await bucket.delete('article')
    expect(await hub.records(SHELVES.articles).get('article')).toEqual({ kind: 'absent' })
    await admin.close()
  })

  test('the set-up may be run again', async () => {
    const admin = await connect({ servers: server.url })
    const said: string[] = []
    await setUpHub(admin, { organisations: ['roomy', 'third'], replicas: 1, share: 0.06, say: (line) => said.push(line) })
    await admin.close()
    expect(said).toContain('updated KV_escalations_roomy')
    expect(said).toContain('made    KV_escalations_third')
    expect(await hub.records(SHELVES.escalations).get('big')).toMatchObject({ entry: { value: 'fits' } })
  })
})

describe('a seat that is killed between click and acknowledgement', () => {
  /** Kills the process −9 as soon as the server has something to answer it, before it hears the answer. */
  async function doomed(verb: 'submit' | 'accept', id: string, changeId: string): Promise<string> {
    const line = await openProxy(server.port)
    const child = spawn(
      process.execPath,
      ['tests/interop/lab/nats/doomed-seat.ts', `nats://127.0.0.1:${String(line.port)}`, 'roomy', verb, id, changeId],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      // The question passes, the answer does not.
      if (said === 'asking\n') line.muteAnswers()
    })
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await until('the server has done it', async () => {
      const record = await hub.records(SHELVES.escalations).get(id)
      return record.kind === 'entry' && (record.entry.value ?? '').includes(changeId)
    })
    child.kill('SIGKILL')
    await gone
    await line.close()
    return said
  }

  test('has escalated once, also when it sends again after its start', async () => {
    const [id, changeId] = [newId(), randomUUID()]
    expect(await doomed('submit', id, changeId)).toBe('asking\n')
    const author = operator('doomed')
    const offered = changeBy(author, hub.now(), { kind: 'offered', until: hub.now() + 60_000 }, changeId)
    const again = await bookOf(hub).submit(packetOf(id, 'roomy', author, hub.now()), offered)
    expect(again).toMatchObject({ kind: 'done' })
    expect(again.kind === 'done' && again.record.changes).toHaveLength(1)
  })

  test('has accepted, and nobody else can', async () => {
    const [id, changeId] = [newId(), randomUUID()]
    const author = operator('o')
    const book = bookOf(hub)
    await book.submit(packetOf(id, 'roomy', author, hub.now()), changeBy(author, hub.now(), { kind: 'offered', until: hub.now() + 60_000 }))
    expect(await doomed('accept', id, changeId)).toBe('asking\n')
    const other = await book.change('roomy', id, changeBy(specialist('other'), hub.now(), { kind: 'accepted' }))
    expect(other).toMatchObject({ kind: 'rejected', why: 'taken' })
    const again = await book.change('roomy', id, changeBy(specialist('doomed'), hub.now(), { kind: 'accepted' }, changeId))
    expect(again).toMatchObject({ kind: 'done' })
    expect(again.kind === 'done' && again.record.changes.filter(({ what }) => what.kind === 'accepted')).toHaveLength(1)
  })
})
