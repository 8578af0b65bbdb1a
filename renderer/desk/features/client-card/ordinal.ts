const WORDS = {
  ru: ['Третий', 'Четвёртый', 'Пятый', 'Шестой', 'Седьмой', 'Восьмой', 'Девятый', 'Десятый'],
  en: ['Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'],
} as const

/** «Третий», "Third"; from eleven on in digits. `count` ≥ 3. */
export const ordinal = (count: number, locale: 'ru' | 'en'): string =>
  WORDS[locale][count - 3] ?? (locale === 'ru' ? `${count}-й` : `${count}th`)
