import type { Presence } from '../../../../core/domain/presence/presence.ts'
import { useWords } from '../../i18n/use-words.ts'
import { dutyStateOf, isAwaited } from '../../state/line-two-duty.ts'
import { useTeam } from '../../state/team-context.tsx'
import { useDutyWords } from './use-duty-words.ts'
import { words } from './words.ts'

/** The specialist's state as the team sees it, for the menu on the strip. */
export const useDutyName = (): ((presence: Presence) => string) => {
  const t = useWords(words)
  const dutyWords = useDutyWords()
  const awaited = useTeam((team) => isAwaited(team.escalations.values(), team.team?.member.id ?? ''))
  return (presence) => {
    if (presence.kind === 'not-ready') return t('notReady')
    const state = dutyStateOf(presence, awaited)
    return state === null ? t('offDuty') : t('dutyIs', { state: dutyWords({ state, silent: false }) })
  }
}
