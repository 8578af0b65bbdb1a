import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { briefDemoClient } from '../../core/sandbox/demo/brief-client.ts'
import { buildPage } from './card/build-page.ts'
import { measureBulk, measureFile, spread, type BulkFigures, type FileFigures } from './card/bulk.ts'
import { servePage } from './card/page-server.ts'
import { measurePops, type PopFigures } from './card/pops.ts'
import { measureSqlite, type SqliteFigures } from './card/sqlite.ts'
import { beside, distribution, report, type Metric } from './report.ts'

/** `--clients 1000000`, 100,000 unless told; `--only bulk|pops|file`. */
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const CLIENTS = Number(argument('clients') ?? 100_000)
const ONLY = argument('only')
const SMALL = 10_000
const CALLS = Number(process.env['BENCH_CALLS'] ?? 100)
const HEAP_CALLS = Number(process.env['BENCH_HEAP_CALLS'] ?? 1_000)
const COLD_STARTS = Number(process.env['BENCH_COLD_STARTS'] ?? 5)
const LOOKUPS = 500

const pagesFolder = fileURLToPath(new URL('../../dist/renderer/bench', import.meta.url))
const cache = fileURLToPath(new URL('../../.cache/bench-sqlite', import.meta.url))

/** What is typed letter by letter: beginnings of family names, both alphabets, with a slip, and pieces of numbers. */
function queries(): readonly string[] {
  const people = spread(12, CLIENTS).map((index) => briefDemoClient(1, index, 0))
  return people.flatMap(({ name, phones }, at) => {
    const { family } = name
    const number = phones[0]?.number ?? ''
    const slip = `${family.slice(0, 2)}${family.slice(3)}`
    const letters = Array.from({ length: Math.min(6, family.length) }, (_, end) => family.slice(0, end + 1))
    return [...letters, `${family} ${name.given.slice(0, 2)}`, slip, at % 2 === 0 ? number.slice(-4) : number.slice(1, 8)]
  })
}

async function fileMetrics(folder: string): Promise<Record<string, Metric>> {
  await buildPage(join(folder, 'page'))
  const server = await servePage(join(folder, 'page'), 0)
  const figures: FileFigures = await measureFile({ url: server.url, profile: join(folder, 'file'), rows: CLIENTS })
  server.close()
  return {
    importFileRowsPerSecond: value('rows/s', figures.added),
    importFileAgainRowsPerSecond: value('rows/s', figures.updated),
    replaceFileRowsPerSecond: value('rows/s', figures.replaced),
  }
}

const value = (unit: string, figure: number): Metric => ({ unit, value: Math.round(figure * 10) / 10 })

async function bulkMetrics(folder: string): Promise<Record<string, Metric>> {
  await buildPage(join(folder, 'page'))
  const server = await servePage(join(folder, 'page'), 0)
  const measure = (clients: number, sealed: boolean): Promise<BulkFigures> => {
    const profile = join(folder, `${sealed ? 'sealed' : 'plain'}-${String(clients)}`)
    return measureBulk({ url: server.url, profile, clients, sealed, lookups: LOOKUPS, queries: queries() })
  }
  const small = await measure(SMALL, true)
  const sealed = await measure(CLIENTS, true)
  const plain = await measure(CLIENTS, false)
  server.close()
  const reference = await measureSqlite(cache, join(folder, 'reference.db'), CLIENTS, spread(LOOKUPS, CLIENTS, 17))
  return { ...bulkReport(sealed, reference), ...plainReport(plain), ...smallReport(small, sealed) }
}

function bulkReport(sealed: BulkFigures, reference: SqliteFigures): Record<string, Metric> {
  return {
    importRowsPerSecond: {
      ...beside(value('rows/s', sealed.importRowsPerSecond), reference.importRowsPerSecond),
      library: reference.library,
    },
    databaseOpen: value('ms', sealed.databaseOpen),
    storageOpen: value('ms', sealed.storageOpen),
    lookupFirst: value('ms', sealed.lookupFirst),
    lookup: { ...beside(distribution('ms', sealed.lookupWarm), reference.lookups), library: reference.library },
    lookupDuringImport: distribution('ms', sealed.lookupDuringImport),
    diskBytes: value('MB', sealed.diskBytes / 1_048_576),
    search: distribution('ms', sealed.search),
    searchOpen: value('ms', sealed.searchOpen),
    searchMemory: value('MB', sealed.searchMemory / 1_048_576),
  }
}

const plainReport = (plain: BulkFigures): Record<string, Metric> => ({
  importRowsPerSecondPlain: value('rows/s', plain.importRowsPerSecond),
  databaseOpenPlain: value('ms', plain.databaseOpen),
  lookupPlain: distribution('ms', plain.lookupWarm),
  diskBytesPlain: value('MB', plain.diskBytes / 1_048_576),
})

const smallReport = (small: BulkFigures, large: BulkFigures): Record<string, Metric> => ({
  lookupOf10k: distribution('ms', small.lookupWarm),
  databaseOpenOf10k: value('ms', small.databaseOpen),
  lookupSizeRatio: value('×', median(large.lookupWarm) / median(small.lookupWarm)),
})

async function popMetrics(folder: string): Promise<Record<string, Metric>> {
  await buildPage(pagesFolder)
  try {
    const rest = { calls: CALLS, coldStarts: COLD_STARTS }
    const small = await measurePops({
      profile: join(folder, 'seat-small'),
      clients: SMALL,
      heapCalls: 0,
      importsAgain: false,
      ...rest,
      coldStarts: 1,
    })
    const large = await measurePops({
      profile: join(folder, 'seat-large'),
      clients: CLIENTS,
      heapCalls: HEAP_CALLS,
      importsAgain: true,
      ...rest,
    })
    return popReport(small, large)
  } finally {
    await rm(pagesFolder, { recursive: true, force: true })
  }
}

const median = (samples: readonly number[]): number => [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN
const paints = (pops: PopFigures['warm']): readonly number[] => pops.map((pop) => pop.inviteToPaint)

function popReport(small: PopFigures, large: PopFigures): Record<string, Metric> {
  const parts = ['arrival', 'lookup', 'react', 'frame', 'inviteToScreen', 'inviteToWhole'] as const
  const [warm, during] = [paints(large.warm), paints(large.duringImport)]
  return {
    inviteToPaintWarm: distribution('ms', warm),
    ...Object.fromEntries(
      parts.map((part) => [
        part.startsWith('invite') ? part : `of it ${part}`,
        distribution(
          'ms',
          large.warm.map((pop) => pop[part]),
        ),
      ]),
    ),
    firstCall: value('ms', Math.max(...paints(large.cold))),
    inviteToPaintCold: distribution('ms', paints(large.cold)),
    inviteToPaintOf10k: distribution('ms', paints(small.warm)),
    sizeRatio: value('×', median(warm) / median(paints(small.warm))),
    popDuringImport: beside(distribution('ms', during), warm),
    deskLongestTask: value('ms', Math.max(0, ...large.deskLongTasks)),
    heapGrowth: value('MB', large.heapGrowth),
  }
}

const folder = await mkdtemp(join(tmpdir(), 'firstline-card-'))
try {
  const isAsked = (part: string): boolean => ONLY === undefined || ONLY === part
  const bulk = isAsked('bulk') ? await bulkMetrics(folder) : {}
  const file = isAsked('file') ? await fileMetrics(folder) : {}
  const pops = isAsked('pops') ? await popMetrics(folder) : {}
  report('card', { clients: { unit: 'clients', value: CLIENTS }, ...bulk, ...file, ...pops })
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
