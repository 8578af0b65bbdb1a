const NBSP = '\u00a0'

/**
 * Non-breaking spaces where a line must not break: after a number or a value put in, before a dash, and in Russian
 * after one- and two-letter words.
 */
export const bindSpaces = (text: string, language: 'ru' | 'en'): string => {
  const bound = text.replace(/(\d|\}\}|№) (?=[\p{L}%{])/gu, `$1${NBSP}`).replace(/ (?=[—–])/gu, NBSP)
  return language === 'ru' ? bound.replace(/(?<![\p{L}\d])(\p{L}{1,2}) (?=\S)/gu, `$1${NBSP}`) : bound
}
