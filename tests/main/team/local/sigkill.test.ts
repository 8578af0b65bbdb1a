import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../../main/services/clock.ts'
import { openLocalHub } from '../../../../main/team/local/open-local-hub.ts'
import { watching } from '../../../support/hub-listener.ts'
import { DATA_KEY, localHub } from '../../../support/local-hub.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { until } from '../../../support/until.ts'

const WRITER = fileURLToPath(new URL('../../../support/hub-writer.ts', import.meta.url))

/** Lets a process write until it acknowledged so many records, then kills it (SIGKILL). @returns the acknowledged numbers */
async function writeAndKill(directory: string, first: number, count: number): Promise<readonly number[]> {
  const writer = spawn(process.execPath, [WRITER, directory, DATA_KEY, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void writer.kill('SIGKILL'))
  let printed = ''
  writer.stdout.on('data', (data: Buffer) => (printed += data.toString()))
  const acknowledged = (): number[] => printed.split('\n').slice(0, -1).map(Number)
  await until(`${count} records were acknowledged`, () => acknowledged().length >= count, 60_000)
  const refused = await openLocalHub({ storage: { kind: 'encrypted', directory, key: DATA_KEY }, clock: systemClock, patienceMs: 0 })
  expect(refused).toEqual({ ok: false, error: { kind: 'in-use', heldBy: writer.pid } })
  const ended = once(writer, 'close')
  writer.kill('SIGKILL')
  await ended
  return acknowledged()
}

test('a host killed in the middle of its writes lost none that it acknowledged', { timeout: 180_000 }, async () => {
  const directory = await temporaryFolder()
  const acknowledged: number[] = []
  for (const life of [0, 1, 2]) acknowledged.push(...(await writeAndKill(directory, life * 1_000_000, 1700)))
  expect(acknowledged.length).toBeGreaterThanOrEqual(5000)
  const hub = await localHub(directory)
  expect(hub.report.damaged).toBe(0)
  const heard = watching(hub, 'bucket', '')
  await until('everything was told', () => heard.caughtUp() === 1)
  const there = new Map(heard.told.map(({ key, value }) => [key, value]))
  for (const index of acknowledged) expect(there.has(String(index)), String(index)).toBe(true)
  for (const [key, value] of there) expect(value).toBe(`${key} `.padEnd(4096, 'secret '))
  await hub.close()
  const bytes = await readFile(join(directory, 'journal'))
  expect(bytes.length).toBeGreaterThan(5000 * 4096)
  for (const word of ['secret', 'bucket']) expect(bytes.includes(word)).toBe(false)
})
