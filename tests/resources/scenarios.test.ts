import { readdir, readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { clientSchema } from '../../core/contract/client-schema.ts'
import type { Dialogue } from '../../core/sandbox/scenario/dialogue.ts'
import { readColleague } from '../../core/sandbox/scenario/read-document.ts'
import { readScenarios } from '../../main/sandbox/scenario-files.ts'
import { opusSeconds, readOpusHead } from '../support/ogg-opus.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const root = `${resources}/scenarios`
const library = await readScenarios(resources)
const DAY_MS = 86_400_000
const MAX_KBIT = 24

const seven = [
  'registering-a-business',
  'recording-missing',
  'weekend-forwarding',
  'mortgage-papers',
  'metal-card',
  'night-dashboards',
  'who-is-calling',
]

const colleagues = await Promise.all(
  ['2000', '2001'].flatMap((number) =>
    (['ru', 'en'] as const).map(async (language) => {
      const outcome = readColleague(JSON.parse(await readFile(`${root}/_colleagues/${number}/${language}.json`, 'utf8')))
      if (!outcome.ok) throw new Error(`_colleagues/${number}/${language}.json: ${JSON.stringify(outcome.error)}`)
      return outcome.value
    }),
  ),
)

const spoken: readonly { readonly folder: string; readonly dialogues: readonly Dialogue[] }[] = [
  ...library.scenarios.map((scenario) => ({ folder: `${scenario.name}/${scenario.language}`, dialogues: [scenario.dialogue] })),
  ...colleagues.map((colleague) => ({
    folder: `_colleagues/${colleague.number}/${colleague.language}`,
    dialogues: [colleague.withOperator, colleague.withClient],
  })),
]

test('the seven scenarios are there in Russian, the first and the fourth also in English', () => {
  expect(library.problems).toEqual([])
  expect(library.summaries.filter(({ language }) => language === 'ru').map(({ name }) => name)).toEqual(seven)
  expect(library.summaries.filter(({ language }) => language === 'en').map(({ name }) => name)).toEqual([seven[0], seven[3]])
})

test.each(library.scenarios)('$name/$language: the client makes the call make sense', (scenario) => {
  const now = Date.now()
  const client = clientSchema.parse(library.people(now).find(({ id }) => id === scenario.client.id))
  expect(client.history.length).toBeGreaterThanOrEqual(5)
  expect(client.history.length).toBeLessThanOrEqual(19)
  expect(new Set(client.history.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(3)
  expect(client.requests.length).toBeGreaterThanOrEqual(1)
  expect(client.history.every(({ at }) => at < now && at > now - 400 * DAY_MS)).toBe(true)
  expect(client.alerts.length).toBeLessThanOrEqual(2)
  expect(JSON.stringify(client)).not.toMatch(/[{](date|time):/)
  expect(client.phones.every(({ number }) => parsePhoneNumberFromString(number)?.isValid())).toBe(true)
})

test('no two people share a number or an id', () => {
  const numbers = library.scenarios.flatMap(({ client }) => client.phones.map(({ number }) => number))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(new Set(library.scenarios.map(({ client }) => client.id)).size).toBe(library.scenarios.length)
})

test.each(spoken)(
  '$folder: every line has its recording, mono Ogg/Opus of at most 24 kbit/s, and no recording is left over',
  async ({ folder, dialogues }) => {
    const lines = dialogues.flatMap((dialogue) => dialogue.lines)
    const files = await readdir(`${root}/${folder}`)
    expect([...files].sort()).toEqual(lines.map(({ audio }) => audio).sort())
    for (const { audio } of lines) {
      const file = await readFile(`${root}/${folder}/${audio}`)
      expect(readOpusHead(file), audio).toMatchObject({ channels: 1 })
      expect((file.length * 8) / 1000 / opusSeconds(file), audio).toBeLessThanOrEqual(MAX_KBIT)
    }
  },
)

test('all recordings together stay small', async () => {
  const files = await readdir(root, { recursive: true })
  const sizes = await Promise.all(files.filter((file) => file.endsWith('.ogg')).map(async (file) => (await stat(`${root}/${file}`)).size))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
})
