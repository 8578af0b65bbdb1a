import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useTeamStore } from '../../state/team-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'

/** What is wanted of line 2, in the words of the queue. `row`: a deadline on another day in few words, beside its icon. */
export const useWanted = (place: 'whole' | 'row' = 'whole'): ((escalation: Escalation) => string) => {
  const t = useWords(words)
  const format = useFormat()
  const team = useTeamStore()
  return ({ state, wanted }) => {
    if (state.phase === 'line-three') return t('wanted.line-three')
    if (wanted.kind !== 'callback') return t(`wanted.${wanted.kind}`)
    const time = format.byWhen(wanted.dueAt, team.hubNow())
    return t(place === 'row' && time !== format.clock(wanted.dueAt) ? 'wanted.callbackDay' : 'wanted.callback', { time })
  }
}
