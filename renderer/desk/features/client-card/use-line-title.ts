import { useCallback } from 'react'
import { localText } from '../../i18n/local-text.ts'
import { useLocale } from '../../i18n/use-words.ts'
import { useSession } from '../../state/desk-context.tsx'

/** The name of a line as it is provisioned; its id when the seat does not know it. */
export const useLineTitle = (): ((lineId: string) => string) => {
  const lines = useSession((session) => session.seat.lines)
  const locale = useLocale()
  return useCallback(
    (lineId) => {
      const line = lines.find((one) => one.id === lineId)
      return line === undefined ? lineId : localText(line.title, locale)
    },
    [lines, locale],
  )
}
