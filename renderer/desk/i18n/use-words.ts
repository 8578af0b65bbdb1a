import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { i18n, type Locale } from './instance.ts'
import { translator, type Entries, type Translate, type Words } from './words.ts'

/** The language the desk speaks now. */
export const useLocale = (): Locale => {
  const { i18n: present } = useTranslation('', { i18n })
  return present.language === 'en' ? 'en' : 'ru'
}

/** A feature's translator; the component renders again when the language changes. */
export const useWords = <E extends Entries>(words: Words<E>): Translate<E> => {
  const locale = useLocale()
  return useMemo(() => translator(words, locale), [words, locale])
}
