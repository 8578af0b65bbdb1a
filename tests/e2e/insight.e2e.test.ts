import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scriptVersionSchema } from '../../core/contract/script-schema.ts'
import type { RunRecord } from '../../core/domain/script/run-record.ts'
import type { Script } from '../../core/domain/script/script.ts'
import { axeViolations } from '../support/axe.ts'
import { layoutFaults } from '../support/layout-check.ts'
import { askHost, wearSettings } from '../support/page-bridge.ts'
import { watchPolicy, type PolicyWatch } from '../support/policy-watch.ts'
import { picture } from '../support/picture.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { aPacket } from '../support/packet-builder.ts'

const HOUR = 3_600_000

/** The first steps of a script, walked by a person; every fourth was left. */
const walkOf = ({ id: scriptId, nodes }: Script, runId: string, n: number): RunRecord => {
  const steps = nodes.slice(0, 3 + (n % 4)).filter(({ kind }) => kind !== 'go-to')
  const at = Date.now() - n * HOUR
  return {
    runId,
    scriptId,
    version: 1,
    startedAt: at - 60_000 - n * 1_000,
    endedAt: at,
    ...(n % 4 === 3 ? {} : { outcome: n % 9 === 0 ? ('escalated' as const) : ('solved' as const) }),
    lastNode: steps.at(-1)?.id ?? scriptId,
    steps: steps.map((node, place) => ({
      nodeId: node.id,
      how: 'operator' as const,
      ms: 4_000 + ((n * 7 + place * 5) % 30) * 1_000,
      ...(node.kind === 'choose' ? { way: node.options[n % node.options.length]?.id ?? 'none' } : {}),
    })),
    excused: [],
  }
}

describe('the figures of the two lines', () => {
  let seat: Rehearsal
  let policy: PolicyWatch

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
    policy = await watchPolicy(seat.desk)
    await seat.desk.getByRole('button', { name: 'Показатели' }).waitFor()
  })
  afterAll(() => seat.close())

  const dialog = () => seat.desk.getByRole('dialog', { name: /^(Показатели|Figures)$/ })

  it('say that there is nothing to count from, then count what a week brought', async () => {
    await seat.desk.keyboard.press('Shift+KeyI')
    await dialog()
      .getByText(/Пока не\s+из\s+чего считать/)
      .waitFor()
    await seat.desk.keyboard.press('Escape')
    const { team } = await askHost(seat.desk, 'team.describe', {})
    const [organisation = ''] = team?.organisations ?? []
    const sites = ['Тверь', 'Омск', 'дома']
    for (let n = 0; n < 120; n += 1) {
      const event = {
        kind: 'interaction-finished' as const,
        id: `past-${String(n)}`,
        at: Date.now() - ((n * 37) % 140) * HOUR - 60_000,
        operatorId: `op-${String(n % 7)}`,
        site: sites[n % 3] ?? '',
        topicId: n % 4 === 0 ? 'forwarding' : 'recording',
        escalated: n % 11 === 0,
      }
      await askHost(seat.desk, 'team.recordEvent', { organisation, id: event.id, event })
    }
    if (team === null) throw new Error('The sandbox has a team')
    for (const [n, topic] of ['Переадресация', 'Запись разговора', 'Переадресация'].entries()) {
      const at = Date.now()
      const deadlines = { acceptBy: at + 60_000, answerBy: at + 120_000, resolveBy: at + HOUR }
      const id = `0a6b0e34-6a5e-4d0a-9a51-1d8f6f1c2d2${String(n)}`
      const wanted = { kind: 'take-over' as const }
      const packet = aPacket({
        id,
        organisation,
        createdAt: at,
        author: team.member,
        topic: { id: topic, title: topic },
        deadlines,
        wanted,
      })
      const change = {
        id: `offer-${String(n)}`,
        at,
        by: { kind: 'member' as const, member: team.member },
        what: { kind: 'offered' as const, until: at + HOUR },
      }
      expect(await askHost(seat.desk, 'team.submit', { packet: structuredClone(packet), change })).toMatchObject({ kind: 'done' })
    }
    await seat.desk.keyboard.press('Shift+KeyI')
    await dialog()
      .getByRole('button', { name: /^7\s+дней$/ })
      .click()
    await dialog()
      .getByText(/из\s+120\s+звонков/)
      .waitFor()
    await dialog().locator('svg.recharts-surface').nth(2).waitFor()
  })

  it.each([
    ['light', 'ru', 1280, 720],
    ['dark', 'ru', 1440, 900],
    ['dark', 'en', 1280, 720],
  ] as const)('fit and can be read by everybody: %s %s %d×%d', async (theme, locale, width, height) => {
    await seat.desk.setViewportSize({ width, height })
    await wearSettings(seat.desk, { theme, locale })
    await dialog().locator('svg.recharts-surface').nth(2).waitFor()
    await picture(seat.desk, `insight-${theme}-${locale}-${String(width)}`)
    expect.soft(await axeViolations(seat.desk)).toEqual([])
    expect.soft(await layoutFaults(seat.desk)).toEqual([])
  })

  it('are saved as a table, a drawing and a picture', async () => {
    await wearSettings(seat.desk, { theme: 'light', locale: 'ru' })
    const saved = async (button: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
      const [download] = await Promise.all([
        seat.desk.waitForEvent('download'),
        dialog().getByRole('button', { name: button }).first().click(),
      ])
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
    }
    const csv = await saved(/^Выгрузить CSV/)
    expect(csv.name).toMatch(/^показатели-\d{4}-\d\d-\d\d\.csv$/)
    expect(csv.bytes.toString('utf8')).toContain('Всего;;120;')
    const svg = await saved(/^SVG:/)
    expect(svg.bytes.toString('utf8')).toMatch(/^<svg [^]*Решено на\s+линии[^]*<path/)
    expect(svg.bytes.toString('utf8')).not.toContain('var(--')
    const png = await saved(/^PNG:/)
    expect([...png.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    expect(png.bytes.length).toBeGreaterThan(2_000)
  })

  it('count how scripts are walked and what is looked for in vain', async () => {
    const { team } = await askHost(seat.desk, 'team.describe', {})
    const [organisation = ''] = team?.organisations ?? []
    const { scripts } = await askHost(seat.desk, 'team.scripts', {})
    const bodies = scripts.filter(({ role }) => role === 'body')
    const at = Date.now()
    for (let n = 0; n < 60; n += 1) {
      const summary = bodies[(n * n) % bodies.length]
      if (summary === undefined) throw new Error('The sandbox has scripts')
      const read = await askHost(seat.desk, 'team.script', { organisation, key: summary.key })
      if (read.kind === 'absent') throw new Error('The script can be read')
      const { script } = scriptVersionSchema.parse(JSON.parse(read.json))
      const id = `walk-${String(n)}`
      const event = {
        kind: 'interaction-finished' as const,
        id,
        at: at - ((n * 31) % 140) * HOUR - 60_000,
        operatorId: 'op-1',
        escalated: n % 9 === 0,
        predicted: { shown: 3, asked: n % 3, other: false },
        scripts: [walkOf(script, id, n)],
      }
      await askHost(seat.desk, 'team.recordEvent', { organisation, id, event })
    }
    for (const [n, query] of ['перенести номер', 'номера перенос', 'двойное списание', 'перенести номер'].entries()) {
      const id = `missed-${String(n)}`
      const use = { kind: 'nothing-found' as const, query }
      const event = { kind: 'knowledge-used' as const, id, at, operatorId: `op-${String(n)}`, topicId: 'recording', use }
      await askHost(seat.desk, 'team.recordEvent', { organisation, id, event })
    }
    await seat.desk.keyboard.press('BracketLeft')
    await dialog().getByRole('table', { name: 'Скрипты' }).waitFor()
    await dialog()
      .getByRole('button', { name: /^Шаги скрипта/ })
      .first()
      .click()
    await dialog().getByRole('table', { name: 'Шаг' }).waitFor()
  })

  it.each([
    ['light', 'ru', 1280, 720],
    ['dark', 'ru', 1440, 900],
    ['dark', 'en', 1280, 720],
    ['light', 'en', 1440, 900],
  ] as const)('of scripts and white spots fit and can be read by everybody: %s %s %d×%d', async (theme, locale, width, height) => {
    await seat.desk.setViewportSize({ width, height })
    await wearSettings(seat.desk, { theme, locale })
    for (const name of ['scripts', 'white-spots'] as const) {
      await dialog().getByRole('table').first().waitFor()
      if (name === 'scripts') await dialog().locator('svg.recharts-surface').first().waitFor()
      await picture(seat.desk, `insight-${name}-${theme}-${locale}-${String(width)}`)
      expect.soft(await axeViolations(seat.desk)).toEqual([])
      expect.soft(await layoutFaults(seat.desk)).toEqual([])
      await seat.desk.keyboard.press('BracketLeft')
    }
    await seat.desk.keyboard.press('BracketLeft')
  })

  it('need nothing that the content policy forbids', async () => {
    await wearSettings(seat.desk, { theme: 'light', locale: 'ru' })
    await dialog().getByRole('button', { name: 'Линии', exact: true }).click()
    await dialog()
      .getByRole('button', { name: /^Таблицей/ })
      .first()
      .click()
    await dialog().locator('svg.recharts-surface').nth(1).hover()
    expect(await policy.violations()).toEqual([])
  })
})
