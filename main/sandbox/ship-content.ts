import { scriptVersionSchema } from '../../core/contract/script-schema.ts'
import { articleSchema } from '../../core/contract/team/team-contract.ts'
import type { Article } from '../../core/domain/knowledge/article.ts'
import { compareScripts } from '../../core/domain/script/compare.ts'
import type { Script, ScriptVersion } from '../../core/domain/script/script.ts'
import { shelvesOf, type OrganisationId } from '../../core/domain/team/organisation.ts'
import type { Records, TeamHub } from '../../core/ports/team-hub.ts'
import { readArticleFiles } from '../content/article-files.ts'
import { readScriptFiles } from '../content/script-files.ts'
import type { Log } from '../services/log/log-sink.ts'
import { readJson } from '../team/read-json.ts'

/** Whose hand the shipped scripts are in, and what their versions bear; both together say that nobody changed them here. */
export const SHIPPED = { by: 'Ольга Зимина', note: 'Скрипт из поставки' } as const

export interface ShippedContent {
  readonly scripts: readonly Script[]
  readonly articles: readonly Article[]
}

/** What ships in `resources`; what is wrong there is left out and told to the log. */
export async function readShippedContent(resources: string, log: Pick<Log, 'write'>): Promise<ShippedContent> {
  const leftOut = ({ file, field, message }: { file: string; field: string; message: string }): void => {
    log.write('warn', 'main.content', 'Shipped content is left out', { file, field, message })
  }
  const [scripts, articles] = await Promise.all([readScriptFiles(resources, leftOut), readArticleFiles(resources, leftOut)])
  return { scripts, articles }
}

/**
 * Puts shipped scripts and articles onto the shelves of a rehearsal:
 * - A script that is not there: version 1, published.
 * - Its newest version is a shipped one and differs from what ships now: published as the next version. Drafts of people, and
 *   what they published after it, are left alone.
 * - An article that is not there is put there; one in the shipper's own hand that is older than what ships now is replaced.
 * Every write is a compare-and-set, so that two starts never write twice. Never rejects; what the hub refuses comes at the next start.
 */
export async function shipContent(
  hub: Pick<TeamHub, 'records' | 'now'>,
  organisation: OrganisationId,
  content: ShippedContent,
): Promise<void> {
  const { scripts, articles } = shelvesOf(organisation)
  for (const script of content.scripts) await shipScript(hub.records(scripts), script, hub.now())
  for (const article of content.articles) await shipArticle(hub.records(articles), article)
}

async function shipScript(records: Records, script: Script, at: number): Promise<void> {
  const newest = await newestVersion(records, script.id)
  if (newest === 'unknown') return
  if (newest.kept !== undefined && !(isShipped(newest.kept) && !isSame(newest.kept.script, script))) return
  const version: ScriptVersion = { script, version: newest.number + 1, state: 'published', ...SHIPPED, at }
  await records.create(`${script.id}.${String(version.version)}`, JSON.stringify(version))
}

/** Versions are numbered without gaps. `number` 0: there is none. Unknown: the hub does not answer, or what it has cannot be read. */
async function newestVersion(records: Records, id: string): Promise<{ number: number; kept?: ScriptVersion } | 'unknown'> {
  let newest: { number: number; kept?: ScriptVersion } = { number: 0 }
  for (;;) {
    const number = newest.number + 1
    const found = await records.get(`${id}.${String(number)}`)
    if (found.kind === 'absent') return newest
    const read = found.kind === 'entry' && found.entry.value !== undefined ? readJson(found.entry.value, scriptVersionSchema) : undefined
    if (read?.ok !== true) return 'unknown'
    newest = { number, kept: read.value }
  }
}

const isShipped = ({ state, by, note }: ScriptVersion): boolean => state === 'published' && by === SHIPPED.by && note === SHIPPED.note

function isSame(one: Script, other: Script): boolean {
  const { nodes, rest } = compareScripts(one, other)
  return !rest && Object.values(nodes).every((change) => change === 'same')
}

async function shipArticle(records: Records, article: Article): Promise<void> {
  const json = JSON.stringify(article)
  const found = await records.get(article.id)
  if (found.kind === 'absent') await records.create(article.id, json)
  if (found.kind !== 'entry' || found.entry.value === undefined || found.entry.value === json) return
  const kept = readJson(found.entry.value, articleSchema)
  if (!kept.ok || kept.value.withdrawn === true || kept.value.by !== article.by || kept.value.at > article.at) return
  await records.update(article.id, json, found.entry.revision)
}
