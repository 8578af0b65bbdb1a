import { describe, expect, it, onTestFinished } from 'vitest'
import type { WalkedScript } from '../../core/domain/script/walked-script.ts'
import { keyOfCopy, type ScriptCopy } from '../../core/ports/script-copies.ts'
import { dieAfter } from '../support/dying-disk.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { aScript, ends, say } from '../support/script-graphs.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'

const copy = (version: number, inForce = true): ScriptCopy => ({
  organisation: 'house',
  version: { script: aScript([say('hello', 'end'), ends('end')]), version, state: 'published', by: 'Анна', at: version },
  inForce,
})

describe('copies of scripts', () => {
  it('outlive the window; what is written anew and what goes, goes together', async () => {
    const name = freshDatabaseName()
    const before = await openTestStorage(name, { key: DATA_KEY })
    await before.scripts.settle({ keep: [copy(1), copy(2)], drop: [] })
    await before.scripts.settle({ keep: [copy(2, false), copy(3)], drop: [keyOfCopy(copy(1))] })
    before.close()
    const after = await openTestStorage(name, { key: DATA_KEY })
    expect(await after.scripts.all()).toEqual([copy(2, false), copy(3)])
    after.close()
  })

  it('lie sealed, and a broken one is set aside without taking the others along', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { key: DATA_KEY })
    await storage.scripts.settle({ keep: [copy(1)], drop: [] })
    const raw = await rawDatabase(name)
    const [row] = (await raw.table('scripts').toArray()) as { readonly box: Uint8Array }[]
    expect(Buffer.from(row?.box ?? []).toString('utf8')).not.toContain('hello')
    await raw.table('scripts').put({ id: 'house/other.1', box: new Uint8Array([1, 2, 3]) })
    await raw.table('scripts').put({ id: 'house/other.2' })
    raw.close()
    expect(await storage.scripts.all()).toEqual([copy(1)])
    expect(await storage.quarantine.count()).toBe(2)
    storage.close()
  })

  it('killed between the writes: all of before, or all of what was meant', async () => {
    for (let alive = 0; ; alive += 1) {
      const name = freshDatabaseName()
      const storage = await openTestStorage(name)
      await storage.scripts.settle({ keep: [copy(1), copy(2)], drop: [] })
      const disk = dieAfter(alive)
      await storage.scripts.settle({ keep: [copy(2, false), copy(3)], drop: [keyOfCopy(copy(1))] }).catch(() => undefined)
      disk.revive()
      storage.close()
      const left = await openTestStorage(name)
      expect([
        [copy(1), copy(2)],
        [copy(2, false), copy(3)],
      ]).toContainEqual(await left.scripts.all())
      left.close()
      if (!disk.died()) break
    }
  })
})

describe('scripts walked in a call', () => {
  it('lie with the work of the call, sealed, and come back event for event', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { key: DATA_KEY })
    onTestFinished(() => storage.close())
    const walked: WalkedScript = {
      organisation: 'house',
      scriptId: 'script',
      beginning: {
        id: 'run-1',
        version: 2,
        at: 5,
        facts: { 'client.firstName': 'Мария', 'call.repeat': 3 },
        from: 'hello',
        carried: { crm: 'Битрикс24' },
      },
      frame: { scriptId: 'frame', version: 1 },
      bodyStart: 'hello',
      events: [
        { kind: 'answered', at: 6, answer: { kind: 'value', value: 'Секрет клиента' } },
        { kind: 'excused', at: 7, nodeId: 'identity', reason: 'Звонок из банка' },
        { kind: 'learnt', at: 8, facts: { 'client.verified': true } },
      ],
    }
    await storage.journal.recordFacts(callFacts('a'))
    await storage.journal.recordWork(callId('a'), { ...operatorWork('заметка'), scripts: [walked] })
    expect((await storage.journal.find(callId('a')))?.work.scripts).toEqual([walked])
    const raw = await rawDatabase(name)
    const [row] = (await raw.table('interactions').toArray()) as { readonly work: Uint8Array }[]
    expect(Buffer.from(row?.work ?? []).toString('utf8')).not.toContain('Секрет клиента')
    raw.close()
  })
})
