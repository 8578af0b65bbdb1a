import { IconStairsUp } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { unreadAnswers } from '../../state/escalation-own.ts'
import { useTeam } from '../../state/team-context.tsx'
import { words } from './words.ts'

/** On the strip: own escalations, with the count of answers nobody has read. */
export const EscalationsTool = ({ className, countClassName }: { readonly className: string; readonly countClassName: string }) => {
  const t = useWords(words)
  const { escalations } = useCallWork()
  const count = useTeam((team) => unreadAnswers(team).length)
  const hasTeam = useTeam(({ team }) => team !== null && team !== undefined)
  const key = useKeyLook('escalations').caps.join('+')
  if (!hasTeam) return null
  const label = count === 0 ? t('sheetTitle') : `${t('sheetTitle')}, ${t('unread', { count })}`
  return (
    <button type="button" className={className} title={`${label} (${key})`} aria-label={label} onClick={() => escalations.openSheet()}>
      <IconStairsUp size={16} stroke={1.9} aria-hidden="true" />
      {count > 0 && <span className={countClassName}>{count}</span>}
    </button>
  )
}
