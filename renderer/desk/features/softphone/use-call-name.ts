import { useMemo } from 'react'
import type { Call } from '../../../../core/domain/call/call.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallers, useDesk, useSession } from '../../state/desk-context.tsx'
import { barName, lineOf, targetTitle, type BarName } from './call-name.ts'
import { softphoneWords } from './words.ts'

/** How the bar names a call's other side, in the present language. `withLine`: the dialled line among the details. */
export const useCallName = (call: Call, withLine: boolean): BarName => {
  const t = useWords(softphoneWords)
  const locale = useLocale()
  const { numbers } = useDesk()
  const seat = useSession((session) => session.seat)
  const known = useCallers((callers) => callers.names[call.id])
  return useMemo(() => {
    const line = withLine ? lineOf(call, seat.lines) : undefined
    return barName({
      call,
      known,
      target: targetTitle(call.remote.number, seat.transferTargets, locale),
      // A number of the house is nobody's secret.
      masked: known?.internal === true ? call.remote.number : numbers.toMasked(call.remote.number),
      withheld: t('withheld'),
      recording: withLine && call.phase === 'active' && call.context.recording !== undefined ? t('recordingRuns') : undefined,
      line: line === undefined ? undefined : t('lineName', { line: localText(line.title, locale) }),
    })
  }, [call, known, locale, numbers, seat, t, withLine])
}
