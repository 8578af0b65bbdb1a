import { useMemo } from 'react'
import type { Seat } from '../../../../../core/contract/seat.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import type { Locale } from '../../../i18n/instance.ts'
import type { Translate } from '../../../i18n/words.ts'
import { useSession } from '../../../state/desk-context.tsx'
import { endReasonWords } from '../../../ui/end-reason-words.ts'
import { useFormat, type Format } from '../../../ui/format/use-format.ts'
import { timelineWords } from './timeline-words.ts'

export type TimelineTranslate = Translate<typeof timelineWords.entries>

/** What puts items into words; the same object while language and dispositions are the same. */
export interface Say {
  readonly t: TimelineTranslate
  readonly ended: Translate<typeof endReasonWords.entries>
  readonly format: Format
  readonly locale: Locale
  readonly dispositions: Seat['dispositions']
}

export const useSay = (): Say => {
  const t = useWords(timelineWords)
  const ended = useWords(endReasonWords)
  const format = useFormat()
  const locale = useLocale()
  const dispositions = useSession((session) => session.seat.dispositions)
  return useMemo(() => ({ t, ended, format, locale, dispositions }), [t, ended, format, locale, dispositions])
}
