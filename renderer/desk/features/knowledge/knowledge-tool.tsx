import { IconBook2 } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { rememberPlace } from './leave.ts'
import { words } from './words.ts'

/** On the strip: opens the knowledge base. */
export const KnowledgeTool = ({ className }: { readonly className: string }) => {
  const t = useWords(words)
  const { knowledge } = useCallWork()
  const open = useKnowledge((view) => view.open)
  const key = useKeyLook('knowledge').caps.join('+')
  if (!knowledge.available) return null
  return (
    <button
      type="button"
      className={className}
      title={`${t('title')} (${key})`}
      aria-label={t('title')}
      aria-expanded={open}
      onClick={() => {
        rememberPlace()
        knowledge.setOpen(true)
      }}
    >
      <IconBook2 size={16} stroke={1.9} aria-hidden="true" />
    </button>
  )
}
