import { expect, it, onTestFinished } from 'vitest'
import type { RpcOutput } from '../../../core/contract/bridge.ts'
import { MAX_FRAME_BYTES } from '../../../core/contract/envelope.ts'
import { PIECE_BYTES } from '../../../main/team/attachment-calls.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { anna, vera } from '../../support/team-members.ts'
import { teamSeat, type TeamSeat } from '../../support/team-seat.ts'

const LIMIT = 25 * 1024 * 1024

function seats() {
  const clock = new ManualClock()
  const hub = openMemoryHub(clock)
  const client = hub.client()
  const made = [teamSeat(anna, client, clock), teamSeat(vera, hub.client(), clock)] as const
  onTestFinished(async () => {
    for (const { team } of made) await team.close()
  })
  return { clock, client, line1: made[0], line2: made[1] }
}

async function attach(seat: TeamSeat, key: string, bytes: Uint8Array, totalBytes = bytes.length) {
  for (let piece = 0; ; piece += 1) {
    const part = bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES)
    const last = (piece + 1) * PIECE_BYTES >= bytes.length
    const outcome = await seat.call('team.attach', {
      organisation: 'alfa',
      key,
      totalBytes,
      piece,
      last,
      base64: Buffer.from(part).toString('base64'),
    })
    if (last || outcome.kind !== 'done') return outcome
  }
}

async function fetched(seat: TeamSeat, key: string) {
  const parts: Buffer[] = []
  for (let piece = 0; ; piece += 1) {
    const outcome = await seat.call('team.fetchAttachment', { organisation: 'alfa', key, piece })
    if (outcome.kind !== 'piece') return outcome
    parts.push(Buffer.from(outcome.base64, 'base64'))
    if (outcome.last) return Buffer.concat(parts)
  }
}

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 251)

it.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES, 1_000_000])(
  'a file of %d bytes arrives as it was',
  async (length) => {
    const { line1, line2 } = seats()
    expect(await attach(line1, 'scan.pdf', bytesOf(length))).toEqual({ kind: 'done' })
    expect(Buffer.compare((await fetched(line2, 'scan.pdf')) as Buffer, bytesOf(length))).toBe(0)
  },
)

it('a file of 50 MB is refused at its first piece, with the limit', async () => {
  const { line1, line2 } = seats()
  const outcome = await attach(line1, 'film.mp4', bytesOf(PIECE_BYTES * 2), 50 * 1024 * 1024)
  expect(outcome).toEqual({ kind: 'too-large', limitBytes: LIMIT })
  expect(await fetched(line2, 'film.mp4')).toEqual({ kind: 'absent' })
})

it('pieces that are more, fewer or out of order than was said begin again', async () => {
  const { line1, line2 } = seats()
  const piece = (n: number, last: boolean, bytes: number, totalBytes = 100) =>
    line1.call('team.attach', {
      organisation: 'alfa',
      key: 'k',
      totalBytes,
      piece: n,
      last,
      base64: Buffer.alloc(bytes).toString('base64'),
    })
  await expect(piece(1, false, 10)).rejects.toThrow('invalid-params')
  await piece(0, false, 10)
  await expect(piece(2, false, 10)).rejects.toThrow('out of order')
  await piece(0, false, 10)
  await expect(piece(1, true, 91)).rejects.toThrow('more')
  await piece(0, false, 10)
  await expect(piece(1, true, 80)).rejects.toThrow('less')
  await piece(0, false, 10)
  await expect(piece(1, true, 10, 20)).rejects.toThrow('invalid-params')
  expect(await fetched(line2, 'k')).toEqual({ kind: 'absent' })
})

it('what is left unfinished is forgotten, and only so many are under way', async () => {
  const { line1, clock } = seats()
  const begin = (key: string) => line1.call('team.attach', { organisation: 'alfa', key, totalBytes: 10, piece: 0, last: false, base64: '' })
  for (const key of ['a', 'b', 'c', 'd']) await begin(key)
  await expect(begin('e')).rejects.toThrow('Too many')
  clock.advance(60_000)
  expect(await begin('e')).toEqual({ kind: 'done' })
})

it('while the hub is away it says so, and another organisation has no files here', async () => {
  const { line1, client } = seats()
  client.cut()
  expect(await attach(line1, 'k', bytesOf(10))).toEqual({ kind: 'unreachable' })
  expect(await fetched(line1, 'k')).toEqual({ kind: 'unreachable' })
  expect(await line1.call('team.fetchAttachment', { organisation: 'beta', key: 'k', piece: 0 })).toEqual({ kind: 'absent' })
  expect(await line1.call('team.attach', { organisation: 'beta', key: 'k', totalBytes: 0, piece: 0, last: true, base64: '' })).toEqual({
    kind: 'refused',
    why: 'permissions',
  })
})

it('articles are there for every seat of the organisation', async () => {
  const { line1, line2 } = seats()
  const article = { id: 'bypass', title: 'Обход', text: 'Сначала личность.', by: vera.name, at: 1 }
  expect(await line2.call('team.saveArticle', { organisation: 'alfa', article })).toEqual({ kind: 'done' })
  await expect.poll(async () => (await line1.call('team.articles', {})).articles).toMatchObject([{ ...article, organisation: 'alfa' }])
  await expect(line2.call('team.saveArticle', { organisation: 'alfa', article: { ...article, id: 'a b' } })).rejects.toThrow(
    'invalid-params',
  )
})

it('more articles than one answer carries are told in pages, the newest first, each once', async () => {
  const { line2 } = seats()
  const text = 'ж'.repeat(20_000)
  for (let n = 0; n < 40; n += 1) {
    const article = { id: `a-${String(n)}`, title: 'Обход', text, by: vera.name, at: n }
    await line2.call('team.saveArticle', { organisation: 'alfa', article })
  }
  const told: string[] = []
  const read = async (): Promise<number> => {
    told.length = 0
    for (let from: number | undefined = 0; from !== undefined;) {
      const page: RpcOutput<'team.articles'> = await line2.call('team.articles', { from })
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(MAX_FRAME_BYTES)
      told.push(...page.articles.map(({ id }) => id))
      from = page.next
    }
    return told.length
  }
  await expect.poll(read).toBe(40)
  expect(told).toEqual(Array.from({ length: 40 }, (_, n) => `a-${String(39 - n)}`))
})
