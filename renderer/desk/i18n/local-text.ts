import type { LocalText } from '../../../core/contract/seat.ts'
import type { Locale } from './instance.ts'

/** A provisioned text in the present language; English falls back to Russian. */
export const localText = (text: LocalText, locale: Locale): string => (locale === 'en' ? (text.en ?? text.ru) : text.ru)
