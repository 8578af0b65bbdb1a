import type { ReactNode } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallScript, useScripts } from '../../state/call-work-context.tsx'
import { EmptyState } from '../../ui/state-panel.tsx'
import { ChangeScript } from './change-script.tsx'
import { ScriptHead } from './script-head.tsx'
import { WalkedPart } from './walked-part.tsx'
import { words } from './words.ts'
import styles from './script.module.css'

interface ScriptPaneProps {
  readonly callId: CallId
  /** At the lower end, e.g. the search in the knowledge base. */
  readonly foot?: ReactNode
}

/** Right pane in a call: what to say now. */
export const ScriptPane = ({ callId, foot }: ScriptPaneProps) => {
  const t = useWords(words)
  const script = useCallScript(callId)
  const changing = useScripts((state) => (state.changing?.callId === callId ? state.changing : undefined))
  if (changing !== undefined) return <ChangeScript callId={callId} choices={changing.choices} />
  return (
    <section className={script?.live === undefined ? styles.short : styles.pane} aria-label={t('script')}>
      <ScriptHead callId={callId} live={script?.live} />
      {script?.missing === true && <EmptyState title={t('versionMissing')}>{t('versionMissingWhat')}</EmptyState>}
      {script?.live !== undefined && (
        <WalkedPart key={script.live.run.id} callId={callId} live={script.live} refusal={script.refusal} foot={foot} />
      )}
    </section>
  )
}
