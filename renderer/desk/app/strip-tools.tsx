import { IconHistory, IconSettings } from '@tabler/icons-react'
import { ClientSearchTool } from '../features/client-search/client-search-tool.tsx'
import { EscalationsTool } from '../features/escalation/escalations-tool.tsx'
import { InsightTool } from '../features/insight/insight-tool.tsx'
import { KnowledgeTool } from '../features/knowledge/knowledge-tool.tsx'
import { ScriptEditorTool } from '../features/script-editor/script-editor-tool.tsx'
import { actionWords } from '../features/settings/action-words.ts'
import { ChatTool } from '../features/team-chat/chat-tool.tsx'
import { useWords } from '../i18n/use-words.ts'
import { useKeyLook } from '../keys/use-key.ts'
import { useCallWork } from '../state/call-work-context.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { appWords } from './words.ts'
import styles from './strip-tools.module.css'

/** Journal and settings on the strip: for the hand on the mouse; both have keys. */
export const StripTools = () => {
  const t = useWords(appWords)
  const names = useWords(actionWords)
  const { journal, settings } = useCallWork()
  const journalKey = useKeyLook('journal').caps.join('+')
  const settingsKey = useKeyLook('settings').caps.join('+')
  return (
    <Toolbar label={t('tools')} className={styles.tools}>
      <ClientSearchTool className={styles.tool ?? ''} />
      <ChatTool className={styles.tool ?? ''} />
      <EscalationsTool className={styles.tool ?? ''} countClassName={styles.count ?? ''} />
      <KnowledgeTool className={styles.tool ?? ''} />
      <InsightTool className={styles.tool ?? ''} />
      <ScriptEditorTool className={styles.tool ?? ''} />
      <button
        type="button"
        className={styles.tool}
        title={`${names('journal')} (${journalKey})`}
        aria-label={names('journal')}
        onClick={() => journal.setOpen(true)}
      >
        <IconHistory size={16} stroke={1.9} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.tool}
        title={`${names('settings')} (${settingsKey})`}
        aria-label={names('settings')}
        onClick={() => settings.open()}
      >
        <IconSettings size={16} stroke={1.9} aria-hidden="true" />
      </button>
    </Toolbar>
  )
}
