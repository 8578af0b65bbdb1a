import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { translator } from '../../../../renderer/desk/i18n/words.ts'
import { insightCsv } from '../../../../renderer/desk/features/insight/insight-csv.ts'
import type { InsightNames } from '../../../../renderer/desk/features/insight/insight-names.ts'
import { words } from '../../../../renderer/desk/features/insight/words.ts'
import { aFinished, anEnded, figuresOfEvents } from '../../../support/insight-builder.ts'

const same = (key: string): string => key
const names: InsightNames = {
  topic: same,
  site: same,
  outsourcer: same,
  fact: same,
  day: same,
  hour: (hour) => `${String(hour)}:00`,
  percent: String,
  span: String,
  number: String,
}
const csvOf = (events: Parameters<typeof figuresOfEvents>[0], locale: 'ru' | 'en' = 'ru'): string =>
  insightCsv(figuresOfEvents(events), names, translator(words, locale), locale)

describe('the figures as a file', () => {
  const events = [
    ...['a', 'b', 'c'].map((id) => aFinished({ id, escalated: id === 'a' })),
    anEnded({ acceptedAt: anEnded().offeredAt + 1234 }),
  ]

  it('are read by a Russian spreadsheet: semicolons, decimal commas, a byte order mark', () => {
    const lines = csvOf(events).split('\r\n')
    expect(lines[0]?.startsWith('\uFEFFРаздел;Название;')).toBe(true)
    expect(lines[1]).toBe('Всего;;3;1;66,67;1,23;100;0;0;')
    expect(lines.at(-1)).toBe('')
  })

  it('are read by an English one: commas and points', () => {
    expect(csvOf(events, 'en').split('\r\n')[1]).toBe('Total,,3,1,66.67,1.23,100,0,0,')
  })

  it('have one number of cells in every row, and empty ones where there is nothing to count from', () => {
    const { data } = Papa.parse<string[]>(csvOf(events).slice(1).trimEnd(), { delimiter: ';' })
    expect(new Set(data.map(({ length }) => length))).toEqual(new Set([10]))
    expect(data.find(([section, name]) => section === 'Час' && name === '3:00')).toEqual(['Час', '3:00', '0', '0', '', '', '', '', '0', ''])
  })

  it.each(['=HYPERLINK("http://evil.example")', '+7', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'])(
    'never begin a cell with a formula: %j',
    (site) => {
      const { data } = Papa.parse<string[]>(
        csvOf([aFinished({ site })])
          .slice(1)
          .trimEnd(),
        { delimiter: ';' },
      )
      expect(data.find(([section]) => section === 'Площадка')?.[1]).toBe(`'${site}`)
    },
  )

  it.each(['Тверь; центр', 'ООО "Контакт"', 'две\r\nстроки'])('keep %j as it is', (site) => {
    const { data } = Papa.parse<string[]>(csvOf([aFinished({ site })]).slice(1), { delimiter: ';' })
    expect(data.find(([section]) => section === 'Площадка')?.[1]).toBe(site)
  })
})
