import { describe, expect, test } from 'vitest'
import { following } from './hub-listener.ts'
import { appended, freshPrefix, SHELVES, type HubUnderTest } from './hub-under-test.ts'

const LOG = SHELVES.chat

export function logConformance(subject: () => HubUnderTest): void {
  describe('logs', () => {
    test('are followed from the beginning and as they grow, in order', async () => {
      const [hub, other] = [await subject().hub(), await subject().hub()]
      const prefix = freshPrefix()
      const before = [await hub.log(LOG).append(`${prefix}a`, 'Алло?'), await other.log(LOG).append(`${prefix}b`, '')].map(appended)
      const heard = [following(hub, LOG, prefix), following(other, LOG, prefix)]
      for (const one of heard) await one.count(2)
      for (const one of heard) await expect.poll(one.caughtUp).toBe(1)
      const after = [await other.log(LOG).append(`${prefix}c`, '3'), await hub.log(LOG).append(`${prefix}d`, '4')].map(appended)
      const sequences = [...before, ...after]
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
      expect(sequences[0]).toBeGreaterThan(0)
      for (const one of heard) {
        await one.count(4)
        expect(one.told).toMatchObject(
          ['Алло?', '', '3', '4'].map((value, index) => ({ id: `${prefix}${'abcd'[index] ?? ''}`, value, sequence: sequences[index] })),
        )
        expect(one.told.every(({ at }) => Math.abs(at - hub.now()) < 60_000)).toBe(true)
        expect(one.caughtUp()).toBe(1)
        one.stop()
      }
    })

    test('are followed from where somebody stopped', async () => {
      const hub = await subject().hub()
      const prefix = freshPrefix()
      const sequences: number[] = []
      for (const name of ['a', 'b', 'c']) sequences.push(appended(await hub.log(LOG).append(`${prefix}${name}`, name)))
      const rest = following(hub, LOG, prefix, sequences[0])
      await rest.count(2)
      expect(rest.told.map(({ value }) => value)).toEqual(['b', 'c'])
      rest.stop()
      const nothing = following(hub, LOG, prefix, sequences[2])
      await expect.poll(nothing.caughtUp).toBe(1)
      appended(await hub.log(LOG).append(`${prefix}d`, 'd'))
      await nothing.count(1)
      expect(nothing.told[0]).toMatchObject({ value: 'd' })
      nothing.stop()
      appended(await hub.log(LOG).append(`${prefix}e`, 'e'))
      const all = following(hub, LOG, prefix)
      await all.count(5)
      await nothing.count(1)
      all.stop()
    })

    test('take a resend for what it is', async () => {
      const [hub, other] = [await subject().hub(), await subject().hub()]
      const prefix = freshPrefix()
      const id = `${prefix}${'x'.repeat(100)}._-Z`
      const sequence = appended(await hub.log(LOG).append(id, 'once'))
      expect(await hub.log(LOG).append(id, 'once')).toEqual({ kind: 'appended', sequence, doubled: true })
      expect(await other.log(LOG).append(id, 'twice')).toEqual({ kind: 'appended', sequence, doubled: true })
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? hub : other).log(LOG).append(`${prefix}race`, 'r')),
      )
      expect(outcomes.filter((outcome) => outcome.kind === 'appended' && !outcome.doubled)).toHaveLength(1)
      expect(new Set(outcomes.map((outcome) => outcome.kind === 'appended' && outcome.sequence)).size).toBe(1)
      appended(await hub.log(LOG).append(`${prefix}end`, 'end'))
      const heard = following(other, LOG, prefix)
      await heard.count(3)
      expect(heard.told.map(({ value }) => value)).toEqual(['once', 'r', 'end'])
      heard.stop()
    })

    test('keep what is too large out', async () => {
      const hub = await subject().hub()
      const prefix = freshPrefix()
      expect(await hub.log(LOG).append(`${prefix}a`, 'x'.repeat(9_000_000))).toMatchObject({ kind: 'too-large' })
      appended(await hub.log(LOG).append(`${prefix}a`, 'shorter'))
      const heard = following(hub, LOG, prefix)
      await heard.count(1)
      heard.stop()
    })

    test('grow from many at once, and everybody reads them in one order', async () => {
      const hubs = await Promise.all(Array.from({ length: 4 }, () => subject().hub()))
      const prefix = freshPrefix()
      const heard = hubs.map((hub) => following(hub, LOG, prefix))
      const outcomes = await Promise.all(
        hubs.flatMap((hub, who) => Array.from({ length: 25 }, (_, index) => hub.log(LOG).append(`${prefix}${who}-${index}`, 'v'))),
      )
      const sequences = outcomes.map(appended)
      expect(new Set(sequences).size).toBe(100)
      for (const one of heard) {
        await one.count(100)
        expect(one.told.map(({ sequence }) => sequence)).toEqual([...sequences].sort((a, b) => a - b))
        one.stop()
      }
    })
  })
}
