import { describe, expect, test } from 'vitest'
import { watching } from './hub-listener.ts'
import { freshPrefix, SHELVES, written, type HubUnderTest } from './hub-under-test.ts'

const BUCKET = SHELVES.escalations

export function recordsConformance(subject: () => HubUnderTest): void {
  describe('records', () => {
    const two = async () => ({
      one: (await subject().hub()).records(BUCKET),
      other: (await subject().hub()).records(BUCKET),
      key: `${freshPrefix()}key`,
    })

    test('are read by everybody once they are written', async () => {
      const hub = await subject().hub()
      const { one, other, key } = await two()
      expect(await one.get(key)).toEqual({ kind: 'absent' })
      const revision = written(await one.create(key, 'a'))
      expect(revision).toBeGreaterThan(0)
      for (const records of [one, other]) {
        const answer = await records.get(key)
        expect(answer).toMatchObject({ kind: 'entry', entry: { key, value: 'a', revision } })
        if (answer.kind === 'entry') expect(Math.abs(answer.entry.at - hub.now())).toBeLessThan(30_000)
      }
    })

    test('are created once', async () => {
      const { one, other, key } = await two()
      const first = written(await one.create(key, 'a'))
      expect(await other.create(key, 'b')).toEqual({ kind: 'conflict' })
      expect(await one.get(key)).toMatchObject({ entry: { value: 'a', revision: first } })
      const removed = written(await other.remove(key))
      expect(removed).toBeGreaterThan(first)
      expect(await one.get(key)).toEqual({ kind: 'absent' })
      expect(written(await one.create(key, 'c'))).toBeGreaterThan(removed)
    })

    test('are updated only by who saw the last revision', async () => {
      const { one, other, key } = await two()
      expect(await one.update(key, 'a', 1)).toEqual({ kind: 'conflict' })
      const first = written(await one.create(key, 'a'))
      const second = written(await other.update(key, 'b', first))
      expect(second).toBeGreaterThan(first)
      expect(await one.update(key, 'c', first)).toEqual({ kind: 'conflict' })
      expect(await one.get(key)).toMatchObject({ entry: { value: 'b', revision: second } })
      written(await one.remove(key))
      expect(await other.update(key, 'd', second)).toEqual({ kind: 'conflict' })
    })

    test('are put whatever is there', async () => {
      const { one, other, key } = await two()
      const revisions = [await one.put(key, 'a'), await other.put(key, 'b'), await other.remove(key), await one.put(key, 'c')].map(written)
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b))
      expect(await other.get(key)).toMatchObject({ entry: { value: 'c', revision: revisions.at(-1) } })
    })

    test('may be removed though they are not there', async () => {
      const { one, key } = await two()
      written(await one.remove(key))
      expect(await one.get(key)).toEqual({ kind: 'absent' })
    })

    test('keep the text as it is, the empty one too', async () => {
      const { one, other, key } = await two()
      for (const text of ['', 'Ёжик «Привет» ☎️ 👩‍💻', '"\\\u0000\n\u2028', '{"a":1}', ' ']) {
        written(await one.put(key, text))
        expect(await other.get(key)).toMatchObject({ kind: 'entry', entry: { value: text } })
      }
      expect(await one.create(key, 'x')).toEqual({ kind: 'conflict' })
    })

    test('may be half a megabyte; what is too large changes nothing', async () => {
      const { one, other, key } = await two()
      const half = 'ю'.repeat(250_000)
      const revision = written(await one.create(key, half))
      expect(await other.get(key)).toMatchObject({ entry: { value: half } })
      const refused = await one.put(key, 'x'.repeat(9_000_000))
      expect(refused).toMatchObject({ kind: 'too-large' })
      if (refused.kind === 'too-large') expect(refused.limitBytes).toBeGreaterThanOrEqual(500_000)
      expect(await one.get(key)).toMatchObject({ entry: { value: half, revision } })
    })

    test('of which each is claimed by one of eight at once', async () => {
      const hubs = await Promise.all(Array.from({ length: 8 }, () => subject().hub()))
      const prefix = freshPrefix()
      const [first] = hubs
      const free = await Promise.all(
        Array.from({ length: 40 }, async (_, index) =>
          written((await first?.records(BUCKET).create(`${prefix}${index}`, 'free')) ?? { kind: 'conflict' }),
        ),
      )
      const outcomes = await Promise.all(
        free.flatMap((revision, index) =>
          hubs.map((hub, who) => hub.records(BUCKET).update(`${prefix}${index}`, `taken by ${who}`, revision)),
        ),
      )
      expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(40)
      expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(280)
      for (const index of free.keys()) {
        const winner = outcomes.slice(index * 8, index * 8 + 8).findIndex(({ kind }) => kind === 'written')
        expect(await first?.records(BUCKET).get(`${prefix}${index}`)).toMatchObject({ entry: { value: `taken by ${winner}` } })
      }
    })
  })
}

export function watchConformance(subject: () => HubUnderTest): void {
  describe('watching records', () => {
    test('tells what is alive, then that it is all, then every change', async () => {
      const [hub, other] = [await subject().hub(), await subject().hub()]
      const [records, prefix] = [other.records(BUCKET), freshPrefix()]
      const kept = written(await records.create(`${prefix}kept`, 'a'))
      written(await records.create(`${prefix}gone`, 'b'))
      written(await records.remove(`${prefix}gone`))
      const order: string[] = []
      const stop = hub.records(BUCKET).watch({
        entry: ({ key, value, revision }) =>
          key.startsWith(prefix) && order.push(`${key.slice(prefix.length)} ${value ?? 'none'} ${revision}`),
        caughtUp: () => order.push('caught up'),
      })
      const own = watching(hub, BUCKET, prefix)
      await own.count(1)
      const changed = written(await records.update(`${prefix}kept`, 'c', kept))
      const made = written(await hub.records(BUCKET).put(`${prefix}new`, 'd'))
      const removed = written(await records.remove(`${prefix}kept`))
      await own.count(4)
      expect(order).toEqual([`kept a ${kept}`, 'caught up', `kept c ${changed}`, `new d ${made}`, `kept none ${removed}`])
      expect(own.caughtUp()).toBe(1)
      expect(own.told.every(({ at }) => Math.abs(at - hub.now()) < 60_000)).toBe(true)
      stop()
      own.stop()
    })

    test('ends when it is told to', async () => {
      const hub = await subject().hub()
      const prefix = freshPrefix()
      const [stopped, going] = [watching(hub, BUCKET, prefix), watching(hub, BUCKET, prefix)]
      written(await hub.records(BUCKET).put(`${prefix}a`, '1'))
      await Promise.all([stopped.count(1), going.count(1)])
      stopped.stop()
      written(await hub.records(BUCKET).put(`${prefix}a`, '2'))
      await going.count(2)
      await stopped.count(1)
      going.stop()
    })

    test('tells each change of a busy key to everybody, in order', async () => {
      const hubs = [await subject().hub(), await subject().hub()]
      const prefix = freshPrefix()
      const heard = hubs.map((hub) => watching(hub, BUCKET, prefix))
      for (const one of heard) await expect.poll(one.caughtUp).toBe(1)
      const revisions: number[] = []
      for (let index = 0; index < 50; index += 1)
        revisions.push(written((await hubs[index % 2]?.records(BUCKET).put(`${prefix}busy`, String(index))) ?? { kind: 'conflict' }))
      for (const one of heard) {
        await one.count(50)
        expect(one.told.map(({ revision }) => revision)).toEqual(revisions)
        one.stop()
      }
    })
  })
}
