import { describe, expect, test } from 'vitest'
import type { HubLink } from '../../core/ports/team-hub.ts'
import { following, watching } from './hub-listener.ts'
import { appended, freshPrefix, SHELVES, written, type HubUnderTest } from './hub-under-test.ts'
import { until } from './until.ts'

const { escalations: BUCKET, chat: LOG } = SHELVES

export function linkConformance(subject: () => HubUnderTest): void {
  describe('the link', () => {
    test('is told at once, and the clock is the hub’s', async () => {
      const [hub, other] = [await subject().hub(), await subject().hub()]
      const told: HubLink[] = []
      const stop = hub.onLink((link) => told.push(link))
      expect(told).toHaveLength(1)
      expect(told[0]).toEqual(hub.link)
      await until('the client is connected', () => hub.link.kind === 'connected')
      if (hub.link.kind === 'connected') expect(hub.link.roundTripMs).toBeGreaterThanOrEqual(0)
      expect(Math.abs(hub.now() - other.now())).toBeLessThan(5_000)
      stop()
    })

    test('ends with its client; others go on', async () => {
      const [hub, other] = [await subject().hub(), await subject().hub()]
      const prefix = freshPrefix()
      const [mine, theirs] = [watching(hub, BUCKET, prefix), watching(other, BUCKET, prefix)]
      await hub.close()
      await hub.close()
      written(await other.records(BUCKET).put(`${prefix}a`, '1'))
      await theirs.count(1)
      await mine.count(0)
      expect(await hub.records(BUCKET).get(`${prefix}a`)).toEqual({ kind: 'unreachable' })
      expect(await hub.records(BUCKET).put(`${prefix}a`, '2')).toEqual({ kind: 'unreachable' })
      expect(await hub.log(LOG).append(`${prefix}a`, '2')).toEqual({ kind: 'unreachable' })
      theirs.stop()
    })
  })
}

/** For engines whose line a test can cut. */
export function interruptionConformance(subject: () => HubUnderTest): void {
  describe('an interruption', () => {
    const interrupted = async () => {
      const { cut, mend } = subject()
      if (cut === undefined || mend === undefined) throw new Error('This hub has no line to cut')
      const [hub, other] = [await subject().hub(), await subject().hub()]
      return {
        hub,
        other,
        prefix: freshPrefix(),
        cut: async () => {
          await cut(hub)
          await until('the client knows that its line is gone', () => hub.link.kind === 'lost')
        },
        mend: async () => {
          await mend(hub)
          await until('the client is connected again', () => hub.link.kind === 'connected')
        },
      }
    }

    test('is told, and what is asked meanwhile is answered', async () => {
      const { hub, other, prefix, cut, mend } = await interrupted()
      written(await hub.records(BUCKET).put(`${prefix}a`, '1'))
      const told: string[] = []
      const stop = hub.onLink(({ kind }) => told.at(-1) !== kind && told.push(kind))
      await cut()
      const asked = [
        hub.records(BUCKET).get(`${prefix}a`),
        hub.records(BUCKET).create(`${prefix}b`, '1'),
        hub.log(LOG).append(`${prefix}a`, '1'),
        hub.files(SHELVES.attachments).store(`${prefix}a`, new Uint8Array(10)),
        hub.files(SHELVES.attachments).fetch(`${prefix}a`),
      ]
      for (const answer of await Promise.all(asked)) expect(answer).toEqual({ kind: 'unreachable' })
      expect(Math.abs(hub.now() - other.now())).toBeLessThan(5_000)
      await mend()
      expect(told[0]).toBe('connected')
      expect(told).toContain('lost')
      expect(told.at(-1)).toBe('connected')
      expect(await hub.records(BUCKET).get(`${prefix}a`)).toMatchObject({ entry: { value: '1' } })
      stop()
    })

    test('hides nothing: followers are told what they missed, each once', async () => {
      const { hub, other, prefix, cut, mend } = await interrupted()
      const first = written(await other.records(BUCKET).put(`${prefix}a`, '1'))
      written(await other.records(BUCKET).put(`${prefix}b`, '1'))
      const [records, log] = [watching(hub, BUCKET, prefix), following(hub, LOG, prefix)]
      appended(await other.log(LOG).append(`${prefix}1`, '1'))
      await Promise.all([records.count(2), log.count(1)])
      await cut()
      written(await other.records(BUCKET).update(`${prefix}a`, '2', first))
      written(await other.records(BUCKET).remove(`${prefix}b`))
      for (let index = 2; index <= 30; index += 1) appended(await other.log(LOG).append(`${prefix}${index}`, String(index)))
      await mend()
      written(await other.records(BUCKET).put(`${prefix}c`, '3'))
      appended(await hub.log(LOG).append(`${prefix}31`, '31'))
      await until('the last change was told', () => records.told.some(({ key }) => key === `${prefix}c`))
      expect(records.told.slice(2).map(({ key, value }) => [key.slice(prefix.length), value])).toEqual([
        ['a', '2'],
        ['b', undefined],
        ['c', '3'],
      ])
      await log.count(31)
      expect(log.told.map(({ value }) => value)).toEqual(Array.from({ length: 31 }, (_, index) => String(index + 1)))
      expect([records.caughtUp(), log.caughtUp()]).toEqual([1, 1])
      records.stop()
      log.stop()
    })

    test('makes no double of what is sent again', async () => {
      const { hub, other, prefix, cut, mend } = await interrupted()
      const sending = hub.log(LOG).append(`${prefix}a`, 'once')
      await cut()
      const outcome = await sending
      await mend()
      const again = await hub.log(LOG).append(`${prefix}a`, 'once')
      expect(again).toMatchObject({ kind: 'appended', ...(outcome.kind === 'appended' ? { doubled: true } : {}) })
      appended(await other.log(LOG).append(`${prefix}end`, 'end'))
      const heard = following(other, LOG, prefix)
      await heard.count(2)
      heard.stop()
    })
  })
}
