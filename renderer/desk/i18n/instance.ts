import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Locale = 'ru' | 'en'

/** The desk's one i18next instance. Features add their words to it with `defineWords`. */
export const i18n: I18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  lng: 'ru',
  fallbackLng: 'ru',
  supportedLngs: ['ru', 'en'],
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

export const currentLocale = (): Locale => (i18n.language === 'en' ? 'en' : 'ru')

/** Switches the language of the whole desk and of the document. */
export const setLocale = async (locale: Locale): Promise<void> => {
  document.documentElement.lang = locale
  await i18n.changeLanguage(locale)
}
