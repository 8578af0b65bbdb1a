import type { Reachability } from '../../../../core/domain/duty/reachability.ts'
import type { Translate } from '../../i18n/words.ts'
import type { Format } from '../../ui/format/use-format.ts'
import type { words } from './words.ts'

type T = Translate<(typeof words)['entries']>
type Said = Pick<Format, 'byWhen' | 'clock' | 'span'>

/** Men whose short names end like a woman's. */
const MEN = new Set([
  'Илья',
  'Никита',
  'Кузьма',
  'Лука',
  'Фома',
  'Савва',
  'Данила',
  'Гаврила',
  'Миша',
  'Саша',
  'Женя',
  'Паша',
  'Лёша',
  'Дима',
])
/** Women whose names do not. */
const WOMEN = new Set(['Любовь', 'Нинель', 'Эсфирь', 'Юдифь'])

/** «Вера свободна», «Игорь свободен»; a name that does not tell gets a word without gender. */
const freeWord = (name: string): 'free.f' | 'free.m' | 'free.n' => {
  if (!/^[А-ЯЁ][а-яё]+$/u.test(name) || ['Саша', 'Женя'].includes(name)) return 'free.n'
  if (WOMEN.has(name)) return 'free.f'
  return /[ая]$/u.test(name) && !MEN.has(name) ? 'free.f' : 'free.m'
}

/** Given name alone: the button is narrow. */
export const givenName = (name: string): string => name.trim().split(/\s+/u)[0] ?? name

/** Up to ten seconds exact, above in fives: nobody promises a second. */
const rounded = (ms: number): number => {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return (seconds <= 10 ? seconds : Math.round(seconds / 5) * 5) * 1000
}

/** The best way there is now, in one line, with the reason. */
export function reachWords(reach: Reachability, t: T, format: Said, now: number): string {
  if (reach.kind === 'free') {
    const name = givenName(reach.member.name)
    return t(freeWord(name), { name, span: format.span(rounded(reach.answersInMs)) })
  }
  if (reach.kind === 'hub-lost') return t('hub-lost')
  return t(reach.kind, { time: format.byWhen(reach.callbackBy, now) })
}

/**
 * What the button says before it is pressed. It is narrow: a deadline on another day is named whole, and the reason for it
 * gives way (the strip and the button's hint tell it).
 */
export function buttonWords(reach: Reachability, t: T, format: Said, now: number): string {
  if (reach.kind === 'free' || reach.kind === 'hub-lost') return reachWords(reach, t, format, now)
  const time = format.byWhen(reach.callbackBy, now)
  return time === format.clock(reach.callbackBy) ? reachWords(reach, t, format, now) : t('callBackBy', { time })
}

/** The same at 200 % zoom, where the button has room for a name or a time. */
export function shortWords(reach: Reachability, t: T, format: Said, now: number): string {
  if (reach.kind === 'free') return t('short.free', { name: givenName(reach.member.name), span: format.span(rounded(reach.answersInMs)) })
  if (reach.kind === 'hub-lost') return t('short.hub-lost')
  return t('short.callback', { time: format.byWhen(reach.callbackBy, now) })
}
