import { IconSitemap } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useScriptRole } from '../../state/use-script-editor.ts'
import { doorWords } from './door-words.ts'

/** On the strip: opens the scripts. */
export const ScriptEditorTool = ({ className }: { readonly className: string }) => {
  const t = useWords(doorWords)
  const { scriptEditor } = useCallWork()
  const role = useScriptRole()
  const key = useKeyLook('scriptEditor').caps.join('+')
  if (role === undefined) return null
  return (
    <button
      type="button"
      className={className}
      title={`${t('scripts')} (${key})`}
      aria-label={t('scripts')}
      onClick={() => scriptEditor.setOpen(true)}
    >
      <IconSitemap size={16} stroke={1.9} aria-hidden="true" />
    </button>
  )
}
