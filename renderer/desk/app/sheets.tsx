import { CardWatch } from '../features/client-card/work/due-watch.tsx'
import { ClientSearchSheet } from '../features/client-search/client-search-sheet.tsx'
import { EscalationsSheet } from '../features/escalation/escalations-sheet.tsx'
import { FileImportSheet } from '../features/file-import/file-import-sheet.tsx'
import { HubNotice } from '../features/escalation/hub-notice.tsx'
import { TeamNotices } from '../features/escalation/team-notices.tsx'
import { InsightSheet } from '../features/insight/insight-sheet.tsx'
import { JournalSheet } from '../features/journal/journal-sheet.tsx'
import { ClientDataSheet } from '../features/privacy/client-data-sheet.tsx'
import { ArticleSheet } from '../features/knowledge/article-sheet.tsx'
import { ScriptEditorSheet } from '../features/script-editor/script-editor-sheet.tsx'
import { SettingsSheet } from '../features/settings/settings-sheet.tsx'
import { SourceWatch } from '../features/settings/source-watch.tsx'
import { TeamChatSheet } from '../features/team-chat/team-chat-sheet.tsx'
import { CopyRules } from './copy-rules.tsx'

/** What lies over the desk when it is opened with a key. */
export const Sheets = () => (
  <>
    <ClientSearchSheet />
    <JournalSheet />
    <InsightSheet />
    <EscalationsSheet />
    <TeamNotices />
    <HubNotice />
    <TeamChatSheet />
    <SettingsSheet />
    <ScriptEditorSheet />
    <FileImportSheet />
    <SourceWatch />
    <CardWatch />
    <ClientDataSheet />
    <ArticleSheet />
    <CopyRules />
  </>
)
