import { describe, expect, it } from 'vitest'
import { TEAM_FILES_LIMIT_BYTES, type TeamFile } from '../../core/outbox/team-file.ts'
import type { TeamItem } from '../../core/outbox/team-item.ts'
import { byMember } from '../support/escalation-builder.ts'
import { A_PACKET_ID } from '../support/packet-builder.ts'
import { freshDatabaseName, openTestStorage, rawDatabase, spoil } from '../support/seat-storage.ts'
import { anna, TEAM_NOW } from '../support/team-members.ts'

const file = (key: string, over: Partial<TeamFile> = {}): TeamFile => ({
  key,
  escalationId: A_PACKET_ID,
  organisation: 'alfa',
  createdAt: TEAM_NOW,
  name: 'Данилов, акт.txt',
  type: 'text/plain',
  bytes: 6,
  ...over,
})
const PARTS = [new TextEncoder().encode('акт'), new Uint8Array()]
const word = (key: string): TeamItem => ({
  id: `word-${key}`,
  lane: A_PACKET_ID,
  organisation: 'alfa',
  createdAt: TEAM_NOW,
  body: {
    kind: 'change',
    escalationId: A_PACKET_ID,
    change: { id: `word-${key}`, at: TEAM_NOW, by: byMember(anna), what: { kind: 'noted', text: 'Файл' } },
  },
})

describe('files that wait for the hub', () => {
  it('are there after a restart, oldest first, as they were', async () => {
    const name = freshDatabaseName()
    const before = await openTestStorage(name)
    expect(await before.teamFiles.keep(file('b', { createdAt: TEAM_NOW + 1 }), PARTS)).toEqual({ kind: 'kept' })
    await before.teamFiles.keep(file('a'), PARTS)
    await before.teamFiles.keep(file('a'), PARTS)
    before.close()
    const { teamFiles } = await openTestStorage(name)
    expect(await teamFiles.all()).toEqual([file('a'), file('b', { createdAt: TEAM_NOW + 1 })])
    expect(await teamFiles.part('a', 0)).toEqual(PARTS[0])
    expect(await teamFiles.part('a', 1)).toEqual(new Uint8Array())
    expect(await teamFiles.part('a', 2)).toBeUndefined()
  })

  it('go when the hub has them, and the word that names them waits from that moment, once', async () => {
    const name = freshDatabaseName()
    const [one, two] = [await openTestStorage(name), await openTestStorage(name)]
    await one.teamFiles.keep(file('a'), PARTS)
    await one.teamFiles.stored('a', word('a'))
    // Another window was at it as well.
    await two.teamFiles.stored('a', { ...word('a'), id: 'word-of-two' })
    expect(await two.teamFiles.all()).toEqual([])
    expect((await two.team.all()).map(({ id }) => id)).toEqual(['word-a'])
    const db = await rawDatabase(name)
    expect(await db.table('teamFileParts').count()).toBe(0)
    db.close()
  })

  it('leave nothing behind when they are given up', async () => {
    const name = freshDatabaseName()
    const { teamFiles, team } = await openTestStorage(name)
    await teamFiles.keep(file('a'), PARTS)
    await teamFiles.keep(file('b'), PARTS)
    await teamFiles.letGo('a')
    await teamFiles.stored('a', word('a'))
    expect((await teamFiles.all()).map(({ key }) => key)).toEqual(['b'])
    expect(await teamFiles.part('a', 0)).toBeUndefined()
    expect(await teamFiles.part('b', 0)).toEqual(PARTS[0])
    expect(await team.all()).toEqual([])
  })

  it('are 100 MB in all: one more is refused with the limit, and those that wait are as they were', async () => {
    const { teamFiles } = await openTestStorage(freshDatabaseName())
    await teamFiles.keep(file('a', { bytes: TEAM_FILES_LIMIT_BYTES - 10 }), PARTS)
    expect(await teamFiles.keep(file('b', { bytes: 11 }), PARTS)).toEqual({ kind: 'no-room', limitBytes: TEAM_FILES_LIMIT_BYTES })
    expect(await teamFiles.keep(file('c', { bytes: 10 }), PARTS)).toEqual({ kind: 'kept' })
    expect((await teamFiles.all()).map(({ key }) => key)).toEqual(['a', 'c'])
    expect(await teamFiles.part('b', 0)).toBeUndefined()
  })

  it('tell nobody who reads the disk what they are and whose', async () => {
    const name = freshDatabaseName()
    const { teamFiles } = await openTestStorage(name)
    await teamFiles.keep(file('a'), PARTS)
    const db = await rawDatabase(name)
    const rows = [...(await db.table('teamFiles').toArray()), ...(await db.table('teamFileParts').toArray())] as { box: Uint8Array }[]
    db.close()
    const text = rows.map((row) => `${JSON.stringify({ ...row, box: undefined })} ${Buffer.from(row.box).toString('utf8')}`).join()
    for (const secret of ['Данилов', 'акт', 'alfa', 'text/plain', A_PACKET_ID]) expect(text.includes(secret), secret).toBe(false)
  })

  it('are put aside when they cannot be read, and the others go on', async () => {
    const name = freshDatabaseName()
    const { teamFiles, quarantine } = await openTestStorage(name)
    await teamFiles.keep(file('a'), PARTS)
    for (const table of ['teamFiles', 'teamFileParts']) await spoil(name, table, (row) => (row['box'] = new Uint8Array([1, 2, 3])))
    await teamFiles.keep(file('b'), PARTS)
    expect((await teamFiles.all()).map(({ key }) => key)).toEqual(['b'])
    expect(await teamFiles.part('a', 0)).toBeUndefined()
    expect(await quarantine.count()).toBe(2)
  })
})
