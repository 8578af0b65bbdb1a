import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { briefDemoClient } from '../../../core/sandbox/demo/brief-client.ts'

export interface SqliteFigures {
  /** Who looked up: better-sqlite3 where it can be had, else what Node has built in, which also wrote the file. */
  readonly library: 'better-sqlite3' | 'node:sqlite'
  /** ms */
  readonly lookups: readonly number[]
  readonly importRowsPerSecond: number
}

const PACKAGE = 'better-sqlite3@12.4.1'
const BUILD_MS = 600_000

/** The same clients in one file of SQLite, not sealed; the same look-ups, the JSON parsed. */
export async function measureSqlite(cache: string, file: string, clients: number, indexes: readonly number[]): Promise<SqliteFigures> {
  const importMs = write(file, clients)
  const numbers = indexes.map((index) => briefDemoClient(1, index, 0).phones[0]?.number ?? '')
  const better = await betterLookups(cache, file, numbers)
  const lookups = better ?? builtInLookups(file, numbers)
  return { library: better ? 'better-sqlite3' : 'node:sqlite', lookups, importRowsPerSecond: (clients * 1000) / importMs }
}

function write(file: string, clients: number): number {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  db.exec('CREATE TABLE clients (id TEXT PRIMARY KEY, record TEXT); CREATE TABLE phones (number TEXT, client TEXT)')
  db.exec('CREATE INDEX by_number ON phones (number)')
  const [client, phone] = [db.prepare('INSERT INTO clients VALUES (?, ?)'), db.prepare('INSERT INTO phones VALUES (?, ?)')]
  const nowMs = Date.now()
  const began = performance.now()
  for (let from = 0; from < clients; from += 1_000) {
    db.exec('BEGIN')
    for (let index = from; index < Math.min(clients, from + 1_000); index += 1) {
      const made = briefDemoClient(1, index, nowMs)
      client.run(made.id, JSON.stringify(made))
      for (const { number } of made.phones) phone.run(number, made.id)
    }
    db.exec('COMMIT')
  }
  const ms = performance.now() - began
  db.close()
  return ms
}

function builtInLookups(file: string, numbers: readonly string[]): readonly number[] {
  const db = new DatabaseSync(file)
  const query = db.prepare('SELECT record FROM clients WHERE id IN (SELECT client FROM phones WHERE number = ?)')
  const lookUp = (number: string): number => {
    const began = performance.now()
    for (const row of query.all(number)) JSON.parse(String(row['record']))
    return performance.now() - began
  }
  numbers.slice(0, 20).forEach(lookUp)
  const samples = numbers.map(lookUp)
  db.close()
  return samples
}

/** A Node that has its headers beside it: with them better-sqlite3 is built, once, in the benchmark's own folder. */
function nodeWithHeaders(): { readonly node: string; readonly prefix: string } | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const [node, prefix] = [join(folder, 'node'), dirname(folder)]
    if (existsSync(node) && existsSync(join(prefix, 'include', 'node', 'node.h'))) return { node, prefix }
  }
  return undefined
}

/** Undefined: it cannot be had here. */
async function betterLookups(cache: string, file: string, numbers: readonly string[]): Promise<readonly number[] | undefined> {
  const found = nodeWithHeaders()
  if (!found) return undefined
  const { node, prefix } = found
  const module = join(cache, 'node_modules', 'better-sqlite3')
  if (!existsSync(join(module, 'build', 'Release', 'better_sqlite3.node'))) {
    await mkdir(cache, { recursive: true })
    const gyp = join(prefix, 'lib', 'node_modules', 'npm', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')
    const quiet = { stdio: 'ignore', timeout: BUILD_MS } as const
    spawnSync('npm', ['install', '--prefix', cache, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', PACKAGE], quiet)
    spawnSync(node, [gyp, 'rebuild', '--release', `--nodedir=${prefix}`], { ...quiet, cwd: module })
  }
  const script = fileURLToPath(new URL('../../../scripts/bench-sqlite-lookups.mjs', import.meta.url))
  const answer = spawnSync(node, [script, cache, file], { input: JSON.stringify(numbers), encoding: 'utf8' })
  if (answer.status !== 0) return undefined
  return z.array(z.number()).parse(JSON.parse(answer.stdout))
}
