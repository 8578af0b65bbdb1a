import { afterAll, describe, expect, it } from 'vitest'
import { lastOfSubject } from '../../../../main/team/nats/last-of-subject.ts'
import { Session } from '../../../../main/team/nats/session.ts'
import { scriptedNats, type ScriptedNats, type ScriptedReply } from '../../../support/scripted-nats.ts'

const messageAt = (seq: number): ScriptedReply => ({ message: { subject: 's', seq, time: '2026-01-01T00:00:00Z' } })
const MISSING = { error: { code: 404, err_code: 10_037, description: 'no message found' } }
const WRONG_LAST = { error: { code: 400, err_code: 10_071, description: 'wrong last sequence: 5' } }
const INFO = { state: { messages: 0, first_seq: 0, last_seq: 0 } }

const servers: ScriptedNats[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

/** Readings are answered in turn, the last answer again and again. */
async function read(
  reads: readonly ScriptedReply[],
  { write = WRONG_LAST, cluster = 'team', seen }: { write?: ScriptedReply; cluster?: string; seen?: number } = {},
): Promise<{ readonly answer: object; readonly writes: number }> {
  let [asked, writes] = [0, 0]
  const server = await scriptedNats(
    (subject) => {
      if (subject.includes('STREAM.INFO')) return INFO
      if (subject.includes('MSG.GET')) return reads[Math.min(asked++, reads.length - 1)] ?? 'silence'
      writes += 1
      return write
    },
    cluster === '' ? undefined : cluster,
  )
  servers.push(server)
  const session = new Session(server.connection, 2_000, () => undefined)
  return { answer: await lastOfSubject(session, 'KV_e', '$KV.e.a', seen), writes }
}

describe.concurrent('the last message of a subject', () => {
  it('is what the leader says, when that is not behind what we know', async () => {
    const { answer, writes } = await read([messageAt(5)], { seen: 5 })
    expect(answer).toMatchObject({ kind: 'ok', value: { seq: 5 } })
    expect(writes).toBe(0)
  })

  it('is missing when the leader takes writes and still has none', async () => {
    const { answer, writes } = await read([MISSING])
    expect(answer).toEqual({ kind: 'missing' })
    expect(writes).toBe(1)
  })

  it('was only not gone through yet by a new leader', async () => {
    expect((await read([MISSING, messageAt(5)])).answer).toMatchObject({ kind: 'ok', value: { seq: 5 } })
    expect((await read([messageAt(3), messageAt(5)], { seen: 5 })).answer).toMatchObject({ kind: 'ok', value: { seq: 5 } })
  })

  it('is anybody’s guess while nobody takes writes', async () => {
    expect((await read([MISSING], { write: 'nobody' })).answer).toEqual({ kind: 'unreachable' })
    expect((await read([messageAt(3)], { write: 'silence', seen: 5 })).answer).toEqual({ kind: 'unreachable' })
  })

  it('is what a single server says: it has no copies that could be behind', async () => {
    const { answer, writes } = await read([MISSING], { cluster: '' })
    expect(answer).toEqual({ kind: 'missing' })
    expect(writes).toBe(0)
  })
})
