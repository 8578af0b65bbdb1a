import type { SeenDuty } from '../../../../core/domain/duty/duty.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'

/** What somebody on line 2 is doing, in nouns. */
export const useDutyWords = (): ((duty: Pick<SeenDuty, 'state' | 'silent'>) => string) => {
  const t = useWords(words)
  const format = useFormat()
  return ({ state, silent }) => {
    if (silent) return t('duty.silent')
    switch (state.kind) {
      case 'free':
        return t('duty.free')
      case 'busy':
        return t(`duty.busy.${state.with}`)
      case 'away':
        return state.until === undefined ? t('duty.away') : t('duty.awayUntil', { time: format.clock(state.until) })
      default:
        return missingCase(state)
    }
  }
}
