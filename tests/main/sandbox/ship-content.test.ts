import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Article } from '../../../core/domain/knowledge/article.ts'
import type { Script, ScriptVersion } from '../../../core/domain/script/script.ts'
import { readShippedContent, shipContent, SHIPPED, type ShippedContent } from '../../../main/sandbox/ship-content.ts'
import type { Log } from '../../../main/services/log/log-sink.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { settle } from '../../support/passing-time.ts'
import { aScript, ends, say } from '../../support/script-graphs.ts'
import { anna, TEAM_NOW } from '../../support/team-members.ts'
import { teamSeat } from '../../support/team-seat.ts'

const organisation = 'alfa'
const script = (word = 'Да'): Script => aScript([say('a', 'end'), ends('end')], { id: 'card', title: { ru: word }, variables: [] })
const article = (over: Partial<Article> = {}): Article => ({ id: 'term', title: 'Срок', text: 'До 15:30', by: SHIPPED.by, at: 10, ...over })
const content = (over: Partial<ShippedContent> = {}): ShippedContent => ({ scripts: [script()], articles: [article()], ...over })

function world() {
  const hub = openMemoryHub(new ManualClock(TEAM_NOW)).client()
  const scripts = hub.records(`scripts_${organisation}`)
  const articles = hub.records(`articles_${organisation}`)
  const kept = async (shelf: typeof scripts, key: string): Promise<unknown> => {
    const found = await shelf.get(key)
    return found.kind === 'entry' && found.entry.value !== undefined ? (JSON.parse(found.entry.value) as unknown) : undefined
  }
  return {
    hub,
    scripts,
    articles,
    ship: (over: Partial<ShippedContent> = {}) => shipContent(hub, organisation, content(over)),
    version: (number: number) => kept(scripts, `card.${String(number)}`),
    article: () => kept(articles, 'term'),
  }
}

test('an empty shelf gets every script as version 1, published, and every article; a second start writes nothing', async () => {
  const { ship, version, article: inShelf, scripts } = world()
  await ship()
  expect(await version(1)).toMatchObject({ version: 1, state: 'published', by: SHIPPED.by, at: TEAM_NOW, script: { id: 'card' } })
  expect(await inShelf()).toEqual(article())
  const before = await scripts.get('card.1')
  await ship()
  expect(await scripts.get('card.1')).toEqual(before)
  expect(await version(2)).toBeUndefined()
})

test('a script that ships changed is published as the next version, when nobody has worked on it here', async () => {
  const { ship, version } = world()
  await ship()
  await ship({ scripts: [script('Нет')] })
  expect(await version(2)).toMatchObject({ version: 2, state: 'published', script: { title: { ru: 'Нет' } } })
  expect(await version(1)).toMatchObject({ script: { title: { ru: 'Да' } } })
})

test('what people wrote stands: a draft, and a version of their own', async () => {
  const { ship, version, scripts } = world()
  await ship()
  const draft: ScriptVersion = { script: script('Черновик'), version: 2, state: 'draft', by: 'Денис', at: 5 }
  await scripts.create('card.2', JSON.stringify(draft))
  await ship({ scripts: [script('Нет')] })
  expect(await version(2)).toEqual(draft)
  expect(await version(3)).toBeUndefined()
})

test('an article is brought up to date in the shipper’s hand only, and one that was withdrawn stays so', async () => {
  const { ship, article: inShelf, articles } = world()
  await ship()
  await ship({ articles: [article({ text: 'До 16:00', at: 20 })] })
  expect(await inShelf()).toMatchObject({ text: 'До 16:00' })
  const others = [article({ by: 'Денис', text: 'Моё', at: 15 }), article({ withdrawn: true, at: 15 }), article({ text: 'Правка', at: 99 })]
  for (const one of others) {
    await articles.put('term', JSON.stringify(one))
    await ship({ articles: [article({ text: 'До 17:00', at: 30 })] })
    expect(await inShelf()).toEqual(one)
  }
})

test('a hub that refuses to write is tried again at the next start', async () => {
  const clock = new ManualClock(TEAM_NOW)
  const shared = openMemoryHub(clock)
  const hub = shared.client()
  shared.failWrites('full')
  await shipContent(hub, organisation, content())
  shared.failWrites(undefined)
  await shipContent(hub, organisation, content())
  expect((await hub.records(`scripts_${organisation}`).get('card.1')).kind).toBe('entry')
})

test('everything that ships is what the windows are told', async () => {
  const clock = new ManualClock(TEAM_NOW)
  const shared = openMemoryHub(clock)
  const log: Pick<Log, 'write'> = {
    write: (_level, _source, _message, fields) => {
      throw new Error(JSON.stringify(fields))
    },
  }
  const shipped = await readShippedContent(fileURLToPath(new URL('../../../resources', import.meta.url)), log)
  const seat = teamSeat(anna, shared.client(), clock)
  await shipContent(shared.client(), organisation, shipped)
  await settle()
  const { scripts } = await seat.call('team.scripts', {})
  expect(scripts.filter(({ state, version }) => state === 'published' && version === 1)).toHaveLength(8)
  const { articles } = await seat.call('team.articles', {})
  expect(articles.length).toBeGreaterThanOrEqual(40)
  await seat.team.close()
})
