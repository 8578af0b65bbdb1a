import { fillText } from './placeholder.ts'
import { factType, isFactName, type FactType } from './facts.ts'
import type { ScriptRun } from './run.ts'
import { textIn, type ScriptText } from './text.ts'
import type { Value } from './value.ts'
import { isDay, type VariableType } from './variable.ts'
import { valuesOf, type Walk } from './walk.ts'

type Language = 'ru' | 'en'
type Known = Pick<ScriptRun, 'facts' | 'answers'>

const YES_NO = { ru: ['да', 'нет'], en: ['yes', 'no'] } as const

/** A value as it is said or shown: the title of a choice, a day in words, yes or no. */
export function valueWords(value: Value, type: VariableType | FactType | undefined, language: Language): string {
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1]
  if (typeof value === 'number') return value.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB')
  if (type?.kind === 'choice') {
    const option = type.options.find((one) => one.value === value)
    return option === undefined ? value : textIn(option.title, language)
  }
  return type?.kind === 'date' && isDay(value) ? dayWords(value, language) : value
}

/** «15 июля», "15 July": the year is left out, nobody says it. */
const dayWords = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** A text of a script as it is said to this client now. Plain text: nothing in it is ever run. */
export function sayText(walk: Walk, run: Known, text: ScriptText, language: Language): string {
  const values = valuesOf(run.facts, run.answers)
  return fillText(textIn(text, language), (name) => {
    const value = values[name]
    if (value === undefined || value === '') return undefined
    return valueWords(value, isFactName(name) ? factType(name) : walk.variables.get(name)?.type, language)
  })
}

/** The language the words are said in: the client's, where the script has it, else the desk's. */
export function spokenLanguage({ script }: Pick<Walk, 'script'>, { facts }: Pick<ScriptRun, 'facts'>, desk: Language): Language {
  const clients = facts['client.language']
  return (clients === 'ru' || clients === 'en') && script.languages.includes(clients) ? clients : desk
}
