import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/state-panel.tsx'
import type { Step } from './step.ts'
import { words } from './words.ts'
import styles from './file-import.module.css'

/** The storage gave up on the way: what was kept, and what to do. */
export const FailedStep = ({ step }: { readonly step: Step<'failed'> }) => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  return (
    <div className={styles.step}>
      <p className={styles.fileName}>{step.name}</p>
      <ErrorState title={t('failed')} actions={<Button onPress={() => fileImport.again()}>{t('choose')}</Button>}>
        {step.why === 'quota' ? t('failedQuota') : t('failedOther')}
      </ErrorState>
    </div>
  )
}
