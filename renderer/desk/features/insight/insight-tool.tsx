import { IconChartBar } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { words } from './words.ts'

/** On the strip: opens the figures. */
export const InsightTool = ({ className }: { readonly className: string }) => {
  const t = useWords(words)
  const { insight } = useCallWork()
  const hasTeam = useTeam(({ team }) => team !== null && team !== undefined)
  const key = useKeyLook('insight').caps.join('+')
  if (!hasTeam) return null
  return (
    <button
      type="button"
      className={className}
      title={`${t('title')} (${key})`}
      aria-label={t('title')}
      onClick={() => insight.setOpen(true)}
    >
      <IconChartBar size={16} stroke={1.9} aria-hidden="true" />
    </button>
  )
}
