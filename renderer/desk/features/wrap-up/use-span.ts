import { useWords } from '../../i18n/use-words.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'

/** Puts a time in ms into words: milliseconds below a second, then seconds and more. */
export const useSpan = (): ((ms: number) => string) => {
  const t = useWords(words)
  const format = useFormat()
  return (ms) => (ms < 1000 ? t('ms', { ms: Math.round(ms) }) : format.span(ms))
}
