import { expect, test } from 'vitest'
import type { Reachability } from '../../../../core/domain/duty/reachability.ts'
import { buttonWords, reachWords, shortWords } from '../../../../renderer/desk/features/escalation/reach-words.ts'
import { words } from '../../../../renderer/desk/features/escalation/words.ts'
import { translator } from '../../../../renderer/desk/i18n/words.ts'
import { formatByWhen } from '../../../../renderer/desk/ui/format/by-when.ts'
import { formatClock } from '../../../../renderer/desk/ui/format/date.ts'
import { formatSpan } from '../../../../renderer/desk/ui/format/duration.ts'
import type { Format } from '../../../../renderer/desk/ui/format/use-format.ts'
import { TEAM_NOW, vera } from '../../../support/team-members.ts'

const t = translator(words, 'ru')
const format: Pick<Format, 'byWhen' | 'clock' | 'span'> = {
  byWhen: (at, now) => formatByWhen(at, now, 'ru'),
  clock: (at) => formatClock(at, 'ru'),
  span: (ms) => formatSpan(ms, 'ru'),
}
const said = (reach: Reachability): readonly string[] =>
  [reachWords, buttonWords, shortWords].map((say) => say(reach, t, format, TEAM_NOW).replace(/\s/gu, ' '))
const later = TEAM_NOW + 20 * 60_000
const tomorrow = TEAM_NOW + 24 * 60 * 60_000

test('today the button says why, and when', () => {
  const time = formatClock(later, 'ru')
  expect(said({ kind: 'all-busy', callbackBy: later })).toEqual([
    `Все заняты, перезвонят до ${time}`,
    `Все заняты, перезвонят до ${time}`,
    `до ${time}`,
  ])
})

test('for another day the button names the time and the day whole; the reason stays in the hint', () => {
  const time = formatClock(tomorrow, 'ru')
  expect(said({ kind: 'nobody', callbackBy: tomorrow })).toEqual([
    `Дежурных нет, перезвонят до ${time} завтра`,
    `Перезвонят до ${time} завтра`,
    `до ${time} завтра`,
  ])
})

test('a free specialist and a lost hub have a short form', () => {
  expect(said({ kind: 'free', member: vera, answersInMs: 14_000 })).toEqual([
    'Вера свободна · ~15 с',
    'Вера свободна · ~15 с',
    'Вера ~15 с',
  ])
  expect(said({ kind: 'hub-lost', callbackBy: tomorrow })).toEqual([
    'Хаб: нет связи, отправим позже',
    'Хаб: нет связи, отправим позже',
    'отправим позже',
  ])
})
