import { afterAll, describe, expect, it } from 'vitest'
import { Session } from '../../../../main/team/nats/session.ts'
import { scriptedNats, type ScriptedNats, type ScriptedReply } from '../../../support/scripted-nats.ts'

const INFO = { config: { max_msg_size: -1 }, state: { messages: 0, first_seq: 0, last_seq: 0 } }
const NO_STREAM = { error: { code: 404, err_code: 10_059, description: 'stream not found' } }
/** What a server says while it shuts down. */
const SWITCHED_OFF = { error: { code: 503, err_code: 10_076, description: 'JetStream not enabled' } }
const REFUSED = { kind: 'refused', why: 'permissions' }

const servers: ScriptedNats[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

const isInfo = (subject: string): boolean => subject.includes('STREAM.INFO')

async function sessionWith(
  replyTo: (subject: string) => ScriptedReply,
  cluster?: string,
): Promise<{ readonly session: Session; readonly server: ScriptedNats; silences: () => number }> {
  const server = await scriptedNats(replyTo, cluster)
  servers.push(server)
  let silent = 0
  return { server, session: new Session(server.connection, 2_000, () => (silent += 1)), silences: () => silent }
}
const append = (session: Session): Promise<unknown> => session.publish('LOG_chat', 'log.chat', new Uint8Array([1]), { 'Nats-Msg-Id': 'a' })

/** Each waits for about a second: all at once. */
describe.concurrent('a write that nobody takes in', () => {
  it('is undecided in a cluster: the leader is just being chosen, or its server is not joined again', async () => {
    const { session, silences } = await sessionWith((subject) => (isInfo(subject) ? INFO : 'nobody'), 'team')
    expect(await append(session)).toEqual({ kind: 'unreachable' })
    // The line asks at once whether writes get through at all.
    expect(silences()).toBe(1)
  })

  it('is not ours to make at a single server', async () => {
    const { session } = await sessionWith((subject) => (isInfo(subject) ? INFO : 'nobody'))
    expect(await append(session)).toEqual(REFUSED)
  })

  it('is taken in as soon as somebody is there', async () => {
    let tries = 0
    const { session } = await sessionWith((subject) => (isInfo(subject) ? INFO : (tries += 1) < 3 ? 'nobody' : { seq: 7 }), 'team')
    expect(await append(session)).toEqual({ kind: 'ok', value: { seq: 7, duplicate: false } })
  })

  it('is undecided when the server hangs up meanwhile', async () => {
    let tries = 0
    const { session } = await sessionWith((subject) => (isInfo(subject) ? INFO : (tries += 1) < 3 ? 'nobody' : 'hang-up'))
    expect(await append(session)).toEqual({ kind: 'unreachable' })
  })
})

describe.concurrent('a refusal', () => {
  it('counts when it is said again and again', async () => {
    const { session, server } = await sessionWith(() => NO_STREAM, 'team')
    expect(await append(session)).toEqual({ kind: 'refused', why: 'not-set-up' })
    expect(server.asked.length).toBeGreaterThan(2)
  })

  it('does not count when it was the last word of a server that shuts down', async () => {
    let tries = 0
    const { session } = await sessionWith(() => ((tries += 1) < 3 ? SWITCHED_OFF : 'hang-up'))
    expect(await append(session)).toEqual({ kind: 'unreachable' })
  })

  it('does not count when it passes, for a reading neither', async () => {
    let tries = 0
    const message = { subject: 's', seq: 3, time: '2026-01-01T00:00:00Z', hdrs: '', data: '' }
    const { session } = await sessionWith(() => ((tries += 1) < 3 ? (tries === 1 ? 'nobody' : SWITCHED_OFF) : { message }))
    expect(await session.stored('KV_escalations', { seq: 3 })).toMatchObject({ kind: 'ok', value: { seq: 3 } })
  })

  it('of what is not lent has nobody behind it', async () => {
    const { session } = await sessionWith(() => 'nobody', 'team')
    expect(await session.stored('KV_foreign', { seq: 3 })).toEqual(REFUSED)
    expect(await append(session)).toEqual(REFUSED)
  })
})
