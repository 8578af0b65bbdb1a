import { expect, it, onTestFinished } from 'vitest'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { anna, olga, vera } from '../../support/team-members.ts'
import { teamSeat } from '../../support/team-seat.ts'

function seats() {
  const clock = new ManualClock()
  const hub = openMemoryHub(clock)
  const [operator, specialist, supervisor] = [anna, vera, olga].map((member) => teamSeat(member, hub.client(), clock))
  if (operator === undefined || specialist === undefined || supervisor === undefined) throw new Error('three seats')
  onTestFinished(async () => {
    for (const { team } of [operator, specialist, supervisor]) await team.close()
  })
  return { clock, operator, specialist, supervisor }
}

const article = { id: 'term', title: 'Срок', text: 'Три дня', by: olga.name, at: 1 }
const save = { organisation: 'alfa', article }

it('of two who write a new article or over the same one, the second is told so, and nothing of the first is lost', async () => {
  const { specialist, supervisor } = seats()
  expect(await supervisor.call('team.saveArticle', { ...save, after: 0 })).toEqual({ kind: 'done' })
  expect(await specialist.call('team.saveArticle', { ...save, after: 0 })).toEqual({ kind: 'conflict' })
  const read = async () => (await specialist.call('team.articles', {})).articles[0]
  await expect.poll(read).toMatchObject(article)
  const { revision = 0 } = (await read()) ?? {}
  const first = { ...article, text: 'Пять дней' }
  expect(await supervisor.call('team.saveArticle', { ...save, article: first, after: revision })).toEqual({ kind: 'done' })
  expect(await specialist.call('team.saveArticle', { ...save, article: { ...article, text: 'x' }, after: revision })).toEqual({
    kind: 'conflict',
  })
  await expect.poll(read).toMatchObject(first)
  // A form that read no revision writes over whatever is there, as before.
  expect(await specialist.call('team.saveArticle', save)).toEqual({ kind: 'done' })
})

it('operators read and do not write', async () => {
  const { operator } = seats()
  expect(await operator.call('team.saveArticle', save)).toEqual({ kind: 'refused', why: 'permissions' })
})

it('windows that have asked are told once of many changes', async () => {
  const { clock, operator, supervisor } = seats()
  await operator.call('team.state', {})
  for (let n = 0; n < 5; n += 1) await supervisor.call('team.saveArticle', { ...save, article: { ...article, id: `a${String(n)}` } })
  const told = () => operator.told('team.articlesChanged').length
  await expect.poll(async () => (await operator.call('team.articles', {})).articles.length).toBe(5)
  clock.advance(1_000)
  await expect.poll(told).toBe(1)
})
