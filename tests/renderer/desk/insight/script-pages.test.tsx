import { act, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { RpcInput } from '../../../../core/contract/bridge.ts'
import type { ScriptVersion } from '../../../../core/domain/script/script.ts'
import { figuresOfEvents } from '../../../support/insight-builder.ts'
import { anInsightWorld } from '../../../support/insight-world.tsx'
import { aScript } from '../../../support/script-graphs.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'

const card: ScriptVersion = {
  script: aScript(
    [
      {
        id: 'why',
        kind: 'choose',
        title: { ru: 'Что с картой', en: 'What about the card' },
        text: { ru: 'Что с картой?', en: 'What about the card?' },
        targetSeconds: 15,
        options: [
          { id: 'late', title: { ru: 'Не пришла', en: 'It did not come' }, next: 'end' },
          { id: 'lost', title: { ru: 'Потеряна', en: 'It is lost' }, next: 'end' },
        ],
      },
      { id: 'end', kind: 'end', title: { ru: 'Конец', en: 'End' }, outcome: 'solved' },
    ],
    { id: 'card', title: { ru: 'Карта в срок', en: 'Card in time' } },
  ),
  version: 2,
  state: 'published',
  by: 'vera',
  at: TEAM_NOW,
}
const frame: ScriptVersion = {
  ...card,
  version: 1,
  script: aScript([{ id: 'hello', kind: 'say', title: { ru: 'Приветствие', en: 'Greeting' }, text: { ru: 'Добрый день' }, next: 'end' }], {
    id: 'frame',
    role: 'frame',
    title: { ru: 'Рамка', en: 'Frame' },
  }),
}
const summaryOf = ({ script, version, state, by, at }: ScriptVersion) => ({
  organisation: 'alfa',
  key: `${script.id}.${String(version)}`,
  revision: 1,
  scriptId: script.id,
  title: { ...script.title },
  role: script.role,
  version,
  state,
  steps: script.nodes.length,
  by,
  at,
})
/** The next page. */
const NEXT = '[BracketLeft]'
const DAYS = [
  { day: '2024-07-17', runs: 8, onLine1: 0.5 },
  { day: '2024-07-18', runs: 12, onLine1: null },
]
const rows = [
  {
    scriptId: 'card',
    runs: 20,
    ended: 16,
    dropOuts: 4,
    escalated: 2,
    onLine1: 0.875,
    onLine1Before: 0.8,
    meanMs: 75_000,
    foretold: 4,
    foretoldRight: 0.75,
  },
  {
    scriptId: 'gone',
    runs: 1,
    ended: 1,
    dropOuts: 0,
    escalated: 0,
    onLine1: 1,
    onLine1Before: null,
    meanMs: 9_000,
    foretold: 0,
    foretoldRight: null,
  },
]
const node = { visits: 20, dropOuts: 4, escalations: 2, meanMs: 20_000, ways: { lost: 5, late: 11 } }
const NODES = {
  why: node,
  'frame.hello': { ...node, dropOuts: 0, escalations: 0, ways: {} },
  old: { ...node, visits: 1, dropOuts: 0, ways: { yes: 1 } },
}
const SPOTS = [
  { query: 'возврат денег', notFound: 5, noHelp: 2, operators: 3, lastAt: TEAM_NOW, topicIds: ['forwarding'] },
  { query: '=1+1', notFound: 1, noHelp: 0, operators: 1, lastAt: TEAM_NOW, topicIds: [] },
]

async function aWorld({
  locale = 'ru',
  scripts = rows,
  fails = () => false,
}: { locale?: 'ru' | 'en'; scripts?: typeof rows; fails?: () => boolean } = {}) {
  const steps: RpcInput<'team.scriptFigures'>[] = []
  const totals: RpcInput<'team.scriptTotals'>[] = []
  const world = await anInsightWorld({
    locale,
    answer: () => figuresOfEvents([]),
    others: {
      'team.scripts': () => ({ scripts: [summaryOf(card), summaryOf(frame)] }),
      'team.script': ({ key }) => ({ kind: 'script', json: JSON.stringify(key === 'card.2' ? card : frame), revision: 1 }),
      'team.scriptTotals': (input) => {
        if (fails()) throw new Error('gone')
        totals.push(input)
        return { from: 0, to: 1, isComplete: true, scripts: [...scripts], days: [...DAYS] }
      },
      'team.scriptFigures': (input) => {
        steps.push(input)
        const [runs, outcomes] = [20, { solved: 14, escalated: 2, dropped: 4 }]
        const versions = [2, 1].map((version) => ({ version, runs: 10 }))
        return {
          from: 0,
          to: 1,
          isComplete: true,
          runs,
          ended: 16,
          onLine1: 14,
          outcomes,
          meanMs: 75_000,
          nodes: NODES,
          days: [...DAYS],
          versions,
        }
      },
      'team.whiteSpots': () => ({ isComplete: true, spots: [...SPOTS] }),
    },
  })
  await world.openSheet()
  return { ...world, steps, totals }
}

describe('the page of scripts', () => {
  it('opens with the key and shows scripts side by side, compared with the days before', async () => {
    const { user, totals } = await aWorld()
    await user.keyboard(NEXT)
    await user.click(screen.getByRole('button', { name: /^7\s+дней$/ }))
    const table = within(await screen.findByRole('table', { name: 'Скрипты' }))
    expect(table.getByRole('row', { name: /Карта в\s+срок.* 20 88\s% 80\s% 1\s+мин\s+15\s+с 4 2 75\s%$/ })).toBeTruthy()
    expect(table.getByRole('row', { name: /gone \(удалён\).* 1 100\s% нет 9\s+с 0 0 нет$/ })).toBeTruthy()
    expect(totals.at(-1)?.before?.from).toBe((totals.at(-1)?.from ?? 0) - 7 * 24 * 3_600_000)
    expect(screen.getByRole('table', { name: /^Закончены на\s+линии\s+1\s+по\s+дням$/ })).toBeTruthy()
  })

  it('does not compare a month: nobody keeps two', async () => {
    const { user, totals } = await aWorld()
    await user.keyboard(NEXT)
    await user.click(screen.getByRole('button', { name: /^30\s+дней$/ }))
    await screen.findByRole('table', { name: 'Скрипты' })
    expect(screen.queryByRole('columnheader', { name: 'Было' })).toBeNull()
    expect(totals.at(-1)?.before).toBeUndefined()
  })

  it('shows the steps of one script: in their order, by their names, warm where walks were left', async () => {
    const { user } = await aWorld()
    await user.keyboard(NEXT)
    await user.click(await screen.findByRole('button', { name: /^Шаги скрипта «Карта/ }))
    const table = within(await screen.findByRole('table', { name: 'Шаг' }))
    expect(table.getAllByRole('rowheader').map(({ textContent }) => textContent.replaceAll(/\s/g, ' '))).toEqual([
      'Рамка: Приветствие',
      'Что с картой',
      'old (нет в этой версии)',
    ])
    const why = table.getByRole('row', { name: /^Что с\s+картой 20 4 2 20\s+с 15\s+с Не\s+пришла 11 · Потеряна 5$/ })
    const cells = within(why).getAllByRole('cell')
    expect(cells.map((cell) => cell.dataset['heat'])).toEqual([undefined, '3', '2', undefined, undefined, undefined])
    expect(cells[3]?.dataset['slow']).toBe('true')
  })

  it('shows one version when it is chosen', async () => {
    const { user, steps } = await aWorld()
    await user.keyboard(NEXT)
    await user.click(await screen.findByRole('button', { name: /^Шаги скрипта «Карта/ }))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Версия' }), '1')
    expect(steps.at(-1)?.of).toEqual({ kind: 'script', scriptId: 'card', version: 1 })
  })

  it('says that nothing was walked yet', async () => {
    const { user } = await aWorld({ scripts: [] })
    await user.keyboard(NEXT)
    expect(await screen.findByText(/Скрипты ещё не\s+проходили/)).toBeTruthy()
  })

  it('says that it could not be counted, and asks again by a button', async () => {
    let fails = true
    const { user } = await aWorld({ fails: () => fails })
    await user.keyboard(NEXT)
    expect((await screen.findByRole('alert')).textContent).toMatch(/Показатели не\s+посчитаны/)
    fails = false
    await user.click(screen.getByRole('button', { name: /Посчитать ещё раз/ }))
    expect(await screen.findByRole('table', { name: 'Скрипты' })).toBeTruthy()
  })
})

describe('the page of white spots', () => {
  it('shows what was looked for in vain, in the language of the desk', async () => {
    const { user } = await aWorld({ locale: 'en' })
    await user.keyboard(`${NEXT}${NEXT}`)
    const table = within(await screen.findByRole('table', { name: 'White spots' }))
    expect(table.getByRole('row', { name: /^возврат денег 7 5 2 3 / })).toBeTruthy()
  })
})

describe('the files of the pages', () => {
  const saved: Blob[] = []
  const { createObjectURL } = URL
  afterEach(() => {
    URL.createObjectURL = createObjectURL
    saved.length = 0
  })
  const watchSaving = (): void => {
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) saved.push(blob)
      return 'blob:saved'
    }
  }
  const textOf = async (): Promise<string> => (await saved[0]?.text()) ?? ''

  it('have the scripts, the steps, the white spots', async () => {
    const { user } = await aWorld()
    watchSaving()
    await user.keyboard(NEXT)
    await user.click(await screen.findByRole('button', { name: /^Шаги скрипта «Карта/ }))
    await screen.findByRole('table', { name: 'Шаг' })
    const [scripts, steps] = screen.getAllByRole('button', { name: 'Выгрузить CSV' })
    if (scripts === undefined || steps === undefined) throw new Error('two files')
    await user.click(scripts)
    expect((await textOf()).split('\r\n')[1]?.replaceAll(/[^\S;]/g, ' ')).toBe('Карта в срок;20;87,5;80;75;4;2;4;75')
    saved.length = 0
    await user.click(steps)
    expect((await textOf()).split('\r\n')[2]?.replaceAll(/[^\S;]/g, ' ')).toBe('Что с картой;20;4;2;20;15;Не пришла: 11, Потеряна: 5')
    saved.length = 0
    await user.keyboard(NEXT)
    await screen.findByRole('table', { name: 'Белые пятна' })
    await act(async () => undefined)
    await user.click(screen.getByRole('button', { name: 'Выгрузить CSV' }))
    expect(await textOf()).toContain('"\'=1+1";1;1;0;1;2024-07-18;')
  })
})
