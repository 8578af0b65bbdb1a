import { IconUserSearch } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { words } from './words.ts'

/** On the strip: opens the search for a client. */
export const ClientSearchTool = ({ className }: { readonly className: string }) => {
  const t = useWords(words)
  const { clientSearch } = useCallWork()
  const key = useKeyLook('findClient').caps.join('+')
  if (!clientSearch.available) return null
  return (
    <button
      type="button"
      className={className}
      title={`${t('title')} (${key})`}
      aria-label={t('title')}
      onClick={() => clientSearch.setOpen(true)}
    >
      <IconUserSearch size={16} stroke={1.9} aria-hidden="true" />
    </button>
  )
}
