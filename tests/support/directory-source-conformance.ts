import { describe, expect, it, onTestFinished } from 'vitest'
import { clientSchema } from '../../core/contract/client-schema.ts'
import { sourcePageSchema } from '../../core/contract/directory/source-page-schema.ts'
import type { DirectorySource } from '../../main/directory/directory-source.ts'
import { SourceFollower } from './source-follower.ts'
import { aPerson, type SourceOver, type SourceWorld } from './source-world.ts'

/** What every source of clients does, whatever it speaks; on fakes and on real servers. */
export function directorySourceConformance(open: () => Promise<SourceWorld>): void {
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const familiesOf = (from: number, to: number) =>
    numbers(from, to)
      .map((number) => `Family${String(number)}`)
      .sort()
  const world = async () => {
    const opened = await open()
    onTestFinished(() => opened.stop())
    const start = (over?: SourceOver): DirectorySource => {
      const source = opened.source(over)
      onTestFinished(() => source.close())
      return source
    }
    return { ...opened, put: opened.put.bind(opened), remove: opened.remove.bind(opened), start }
  }

  describe('a source of clients', () => {
    it('tells everything page by page, and says which page begins it', async () => {
      const { start, put } = await world()
      await put(...numbers(10, 34).map((number) => aPerson(number)))
      const follower = new SourceFollower()
      const pages = await follower.catchUp(start(), 10)
      expect(follower.names()).toEqual(familiesOf(10, 34))
      expect(pages.map(({ fresh }) => fresh)).toEqual(pages.map((_page, index) => index === 0))
      expect(pages.every(({ upserts }) => upserts.length <= 10)).toBe(true)
      for (const { kind: _kind, ...page } of pages) sourcePageSchema.parse(page)
      for (const client of follower.clients.values()) {
        clientSchema.parse(client)
        expect(client.source).toBe('book')
        expect(client.version).toBeTruthy()
        expect(client.phones[0]?.number).toMatch(/^\+79123/)
      }
    })

    it('tells changes, newcomers and those that are gone, through a restart too', async () => {
      const { start, put, remove } = await world()
      await put(...numbers(1, 5).map((number) => aPerson(number)))
      const follower = new SourceFollower()
      await follower.catchUp(start({ anew: true }))
      await put(aPerson(3, { family: 'Changed' }), aPerson(6))
      await remove('person-1')
      const source = start({ anew: true })
      await follower.catchUp(source)
      await follower.catchUp(source)
      expect(follower.names()).toEqual(['Changed', 'Family2', 'Family4', 'Family5', 'Family6'])
    })

    it('keeps the ids of records that change', async () => {
      const { start, put } = await world()
      await put(aPerson(1))
      const follower = new SourceFollower()
      const source = start()
      await follower.catchUp(source)
      const [before] = follower.clients.keys()
      await put(aPerson(1, { family: 'Married' }))
      await follower.catchUp(source)
      await follower.catchUp(source)
      expect([...follower.clients.keys()]).toEqual([before])
      expect(follower.names()).toEqual(['Married'])
    })

    it('falls silent when nothing changes', async () => {
      const { start, put } = await world()
      await put(aPerson(1), aPerson(2))
      const follower = new SourceFollower()
      const source = start()
      await follower.catchUp(source)
      // What can change within one second of the server is told once more.
      await expect
        .poll(async () => (await follower.catchUp(source)).flatMap(({ upserts, gone }) => [...upserts, ...gone]).length, {
          timeout: 10_000,
          interval: 500,
        })
        .toBe(0)
    }, 15_000)

    it('leads to the same when a page is lost, or the program ends in the midst', async () => {
      const { start, put } = await world()
      await put(...numbers(10, 29).map((number) => aPerson(number)))
      const follower = new SourceFollower()
      const first = start()
      await follower.pull(first, 7)
      // Asked for, but it never arrived.
      await first.pull(follower.cursor, 7, new AbortController().signal)
      await follower.pull(first, 7)
      await follower.catchUp(start({}), 7)
      expect(follower.names()).toEqual(familiesOf(10, 29))
    })

    it('begins anew at a cursor that it does not know', async () => {
      const { start, put } = await world()
      await put(aPerson(1))
      for (const cursor of ['', 'nonsense', '{}', '{"kind":"synced"}', '[1]']) {
        const follower = new SourceFollower()
        follower.cursor = cursor
        const [page] = await follower.catchUp(start())
        expect(page).toMatchObject({ fresh: true, upserts: [{ name: { family: 'Family1' } }] })
      }
    })

    it('is denied with a wrong password, and with none', async () => {
      const { start } = await world()
      const signal = new AbortController().signal
      expect(await start({ secret: 'wrong' }).pull(undefined, 10, signal)).toEqual({ kind: 'denied' })
      expect(await start({ secret: '' }).pull(undefined, 10, signal)).toEqual({ kind: 'denied' })
    })

    it('is unreachable when the server is gone, and gives up when asked to', async () => {
      const { start, stop } = await world()
      const source = start()
      expect((await source.pull(undefined, 10, new AbortController().signal)).kind).toBe('page')
      expect((await source.pull(undefined, 10, AbortSignal.abort())).kind).toBe('unreachable')
      await stop()
      expect(await source.pull(undefined, 10, new AbortController().signal)).toMatchObject({ kind: 'unreachable' })
    })

    it('refuses a record that is none by name, and keeps the others', async () => {
      const opened = await open()
      onTestFinished(() => opened.stop())
      if (opened.putBroken === undefined) return
      await opened.put(aPerson(1), aPerson(2))
      await opened.putBroken('broken-one')
      const follower = new SourceFollower()
      await follower.catchUp(opened.source())
      expect(follower.names()).toEqual(['Family1', 'Family2'])
      expect(follower.refused.join()).toMatch(/broken-one/)
    })
  })
}
