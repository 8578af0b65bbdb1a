import { useMemo } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { identityWords } from './identity-words.ts'
import type { ReasonWords } from './reason-text.ts'
import { useLineTitle } from './use-line-title.ts'
import { words } from './words.ts'

/** Everything that reasons and doubts are put into words with. */
export const useReasonWords = (): ReasonWords => {
  const t = useWords(words)
  const id = useWords(identityWords)
  const lineTitle = useLineTitle()
  const format = useFormat()
  const { clock } = useDesk()
  return useMemo(() => {
    const when = (at: number): string => {
      const now = clock.now()
      const day = format.day(at, now)
      return Math.abs(now - at) < TWO_DAYS_MS ? `${day} ${format.clock(at)}` : day
    }
    return { t, id, lineTitle, when }
  }, [t, id, lineTitle, format, clock])
}

const TWO_DAYS_MS = 2 * 86_400_000
