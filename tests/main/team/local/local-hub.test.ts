import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TeamHub } from '../../../../core/ports/team-hub.ts'
import { systemClock } from '../../../../main/services/clock.ts'
import { ATTACHMENT_LIMIT_BYTES } from '../../../../main/team/local/limits.ts'
import { localHubFaultText } from '../../../../main/team/local/local-hub-fault.ts'
import { openLocalHub } from '../../../../main/team/local/open-local-hub.ts'
import { following } from '../../../support/hub-listener.ts'
import { written } from '../../../support/hub-under-test.ts'
import { DATA_KEY, localHub } from '../../../support/local-hub.ts'
import { teamHubConformance } from '../../../support/team-hub-conformance.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

for (const kind of ['encrypted', 'plain', 'memory'] as const) {
  teamHubConformance(`on one machine, ${kind}`, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'firstline-test-'))
    const hub = await localHub(directory, { storage: { kind, directory, key: DATA_KEY } })
    return {
      hub: async () => hub.client(),
      close: async () => {
        await hub.close()
        await rm(directory, { recursive: true, force: true })
      },
    }
  })
}

async function fill(hub: TeamHub): Promise<number> {
  const revision = written(await hub.records('b').create('key-of-orlova', 'Мария Орлова'))
  written(await hub.records('b').create('gone', '1'))
  written(await hub.records('b').remove('gone'))
  await hub.log('l').append('first-message', 'Плачущий клиент')
  await hub.log('l').append('second-message', 'Успокоили')
  await hub.files('f').store('contract.pdf', new TextEncoder().encode('договор-текст'))
  return revision
}

describe('what the hub of one machine holds', () => {
  test('is there after a restart, and doubles are known for ever', async () => {
    const directory = await temporaryFolder()
    const before = await localHub(directory)
    const revision = await fill(before)
    await before.close()
    const hub = await localHub(directory)
    expect(hub.report).toEqual({ changes: 6, tornBytes: 0, damaged: 0 })
    expect(await hub.records('b').get('key-of-orlova')).toMatchObject({ entry: { value: 'Мария Орлова', revision } })
    expect(await hub.records('b').get('gone')).toEqual({ kind: 'absent' })
    expect(await hub.log('l').append('first-message', 'Плачущий клиент')).toMatchObject({ doubled: true })
    expect(await hub.files('f').fetch('contract.pdf')).toEqual({ kind: 'content', bytes: new TextEncoder().encode('договор-текст') })
    const heard = following(hub, 'l', '')
    await heard.count(2)
    const next = written(await hub.records('b').update('key-of-orlova', 'Орлова М.', revision))
    expect(next).toBeGreaterThan(heard.told.at(-1)?.sequence ?? Infinity)
    await hub.close()
  })

  test('cannot be read from its files', async () => {
    const directory = await temporaryFolder()
    const hub = await localHub(directory)
    await fill(hub)
    await hub.close()
    const names = await readdir(directory, { recursive: true, withFileTypes: true })
    const files = names.filter((name) => name.isFile())
    expect(files).toHaveLength(2)
    for (const { parentPath, name } of files) {
      const bytes = await readFile(join(parentPath, name))
      for (const word of ['Орлова', 'orlova', 'клиент', 'message', 'договор', 'contract', 'gone']) {
        expect(bytes.includes(word), word).toBe(false)
        expect(name).not.toContain(word)
      }
    }
  })

  test('is sealed at once when a plain profile begins to encrypt', async () => {
    const directory = await temporaryFolder()
    const plain = await localHub(directory, { storage: { kind: 'plain', directory } })
    await fill(plain)
    await plain.close()
    expect((await readFile(join(directory, 'journal'))).includes('Орлова')).toBe(true)
    const hub = await localHub(directory)
    expect((await readFile(join(directory, 'journal'))).includes('Орлова')).toBe(false)
    expect(await hub.records('b').get('key-of-orlova')).toMatchObject({ entry: { value: 'Мария Орлова' } })
    expect(await hub.files('f').fetch('contract.pdf')).toMatchObject({ kind: 'content' })
    await hub.close()
  })

  test('stays closed to another key, unharmed', async () => {
    const directory = await temporaryFolder()
    const before = await localHub(directory)
    await fill(before)
    await before.close()
    const bytes = await readFile(join(directory, 'journal'))
    for (const storage of [
      { kind: 'encrypted' as const, directory, key: Buffer.alloc(32).toString('base64') },
      { kind: 'plain' as const, directory },
    ]) {
      const refused = await openLocalHub({ storage, clock: systemClock })
      expect(refused).toEqual({ ok: false, error: { kind: 'wrong-key' } })
    }
    expect(await readFile(join(directory, 'journal'))).toEqual(bytes)
    await (await localHub(directory)).close()
  })

  test('belongs to one host at a time', async () => {
    const directory = await temporaryFolder()
    const hub = await localHub(directory)
    const refused = await openLocalHub({ storage: { kind: 'plain', directory }, clock: systemClock, patienceMs: 0 })
    expect(refused).toEqual({ ok: false, error: { kind: 'in-use', heldBy: process.pid } })
    if (!refused.ok) expect(localHubFaultText(refused.error)).toContain('in use by another workstation')
    await hub.close()
    await (await localHub(directory)).close()
  })

  test('needs a folder that can be written', async () => {
    const directory = join(await temporaryFolder(), 'file')
    await writeFile(directory, '')
    const refused = await openLocalHub({ storage: { kind: 'plain', directory: join(directory, 'team') }, clock: systemClock })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'disk', code: 'ENOTDIR' } })
  })

  test('is out of reach once it is closed, for every client', async () => {
    const hub = await localHub(await temporaryFolder())
    const client = hub.client()
    const writing = client.records('b').put('k', 'v')
    await Promise.all([hub.close(), hub.close()])
    expect(['written', 'unreachable']).toContain((await writing).kind)
    expect(await client.records('b').put('k', 'v')).toEqual({ kind: 'unreachable' })
    expect(await hub.files('f').store('k', new Uint8Array(1))).toEqual({ kind: 'unreachable' })
  })
})

describe('attachments', () => {
  test('may be as large as they may', async () => {
    const hub = await localHub(await temporaryFolder())
    const bytes = new Uint8Array(ATTACHMENT_LIMIT_BYTES).fill(7)
    expect(await hub.files('f').store('large', bytes)).toEqual({ kind: 'stored' })
    const fetched = await hub.files('f').fetch('large')
    expect(fetched.kind === 'content' && Buffer.compare(fetched.bytes, bytes)).toBe(0)
    await hub.close()
  })

  test('are absent when their file is damaged, and there again when they are stored again', async () => {
    const directory = await temporaryFolder()
    const hub = await localHub(directory)
    const bytes = new Uint8Array([1, 2, 3])
    await hub.files('f').store('k', bytes)
    const [name = ''] = await readdir(join(directory, 'files'))
    await writeFile(join(directory, 'files', name), 'nonsense')
    expect(await hub.files('f').fetch('k')).toEqual({ kind: 'absent' })
    expect(await hub.files('f').store('k', bytes)).toEqual({ kind: 'stored' })
    expect(await hub.files('f').fetch('k')).toEqual({ kind: 'content', bytes })
    await hub.close()
  })

  test('that nobody was told of are cleared away at the next start', async () => {
    const directory = await temporaryFolder()
    const before = await localHub(directory)
    await before.files('f').store('k', new Uint8Array([1]))
    await before.close()
    for (const name of ['0'.repeat(32), `${'1'.repeat(32)}.part`]) await writeFile(join(directory, 'files', name), 'left')
    const hub = await localHub(directory)
    expect(await readdir(join(directory, 'files'))).toHaveLength(1)
    expect(await hub.files('f').fetch('k')).toMatchObject({ kind: 'content' })
    await hub.close()
  })
})
