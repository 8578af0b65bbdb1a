import { describe, expect, it } from 'vitest'
import type { TeamItem } from '../../core/outbox/team-item.ts'
import { aQuestion } from '../support/chat-builder.ts'
import { byMember } from '../support/escalation-builder.ts'
import { aPacket, A_PACKET_ID } from '../support/packet-builder.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage, rawDatabase, spoil } from '../support/seat-storage.ts'
import { anna, TEAM_NOW } from '../support/team-members.ts'

const change = (id: string, text = 'слово'): TeamItem => ({
  id,
  lane: A_PACKET_ID,
  organisation: 'alfa',
  createdAt: TEAM_NOW,
  body: { kind: 'change', escalationId: A_PACKET_ID, change: { id, at: TEAM_NOW, by: byMember(anna), what: { kind: 'noted', text } } },
})
const packet: TeamItem = {
  id: 'first',
  lane: A_PACKET_ID,
  organisation: 'alfa',
  createdAt: TEAM_NOW,
  body: {
    kind: 'submit',
    packet: aPacket(),
    change: { id: 'first', at: TEAM_NOW, by: byMember(anna), what: { kind: 'offered', until: TEAM_NOW + 60_000 } },
  },
}

describe('the outbox of the team', () => {
  it('keeps what was said over a restart, in the order of the clicks, each once', async () => {
    const name = freshDatabaseName()
    const before = await openTestStorage(name)
    await before.team.keep(packet)
    await before.team.keep(change('b'))
    await before.team.keep(change('a'))
    await before.team.keep(change('b'))
    before.close()
    const after = await openTestStorage(name)
    expect(await after.team.all()).toEqual([packet, change('b'), change('a')].map((item) => ({ ...item, status: { kind: 'waiting' } })))
  })

  it('keeps a word for the line-1 room, sealed and whole', async () => {
    const name = freshDatabaseName()
    const message = aQuestion('Что сказать?', { id: 'word', by: anna, mentions: ['vera'] })
    const item: TeamItem = { id: 'word', lane: 'word', organisation: 'alfa', createdAt: TEAM_NOW, body: { kind: 'say', message } }
    const before = await openTestStorage(name)
    await before.team.keep(item)
    before.close()
    const after = await openTestStorage(name)
    expect(await after.team.all()).toEqual([{ ...item, status: { kind: 'waiting' } }])
  })

  it('forgets what the hub has, keeps what it refused until it is sent again or let go', async () => {
    const { team } = await openTestStorage(freshDatabaseName(), { now: () => TEAM_NOW })
    await team.keep(packet)
    await team.keep(change('a'))
    await team.sent('first')
    await team.reject('a', 'permissions')
    expect(await team.all()).toMatchObject([{ id: 'a', status: { kind: 'rejected', at: TEAM_NOW, why: 'permissions' } }])
    await team.again('a')
    expect(await team.all()).toMatchObject([{ id: 'a', status: { kind: 'waiting' } }])
    await team.letGo('a')
    expect(await team.all()).toEqual([])
  })

  it('tells every window, and lets one of them lead', async () => {
    const name = freshDatabaseName()
    const one = await openTestStorage(name)
    const other = await openTestStorage(name)
    const told = new Promise<void>((resolve) => void other.team.onChange(resolve))
    await one.team.keep(packet)
    await told
    expect(await other.team.all()).toHaveLength(1)
  })

  it('holds no name, number or word in the clear', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { key: DATA_KEY })
    await storage.team.keep(packet)
    const db = await rawDatabase(name)
    const [row] = (await db.table('teamItems').toArray()) as { readonly box: Uint8Array }[]
    db.close()
    const text = `${JSON.stringify({ ...row, box: undefined })} ${Buffer.from(row?.box ?? []).toString('utf8')}`
    for (const secret of ['Данилов', '9160000003', 'Альфа-Строй', 'субботу', 'alfa']) expect(text.includes(secret), secret).toBe(false)
  })

  it('puts a row aside that cannot be read, and reads the others', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name)
    await storage.team.keep(packet)
    await spoil(name, 'teamItems', (row) => {
      row['box'] = new Uint8Array([1, 2, 3])
    })
    await storage.team.keep(change('a'))
    expect(await storage.team.all()).toMatchObject([{ id: 'a' }])
    expect(await storage.quarantine.count()).toBe(1)
  })
})
