import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useNow } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import type { Step } from './step.ts'
import { words } from './words.ts'
import styles from './file-import.module.css'

/** So long it takes until a rate means something, in ms. */
const RATE_AFTER_MS = 1_000

/** How far it is, how fast, how long yet; it can be stopped. */
export const RunStep = ({ step }: { readonly step: Step<'run'> }) => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  const share = step.progress?.share ?? 0
  return (
    <div className={styles.step}>
      <div className={styles.scroll}>
        <p className={styles.fileName}>{step.file.name}</p>
        <h3 className={styles.heading}>{step.cancelling ? t('cancelling') : t('running')}</h3>
        <progress className={styles.progress} max={100} value={Math.floor(share * 100)} aria-label={t('running')} />
        <Figures step={step} />
        <p className={styles.meta} role="status">
          {step.progress?.finishing === true ? t('finishing') : t('meanwhile')}
        </p>
      </div>
      <div className={styles.foot}>
        <Button disabled={step.cancelling || step.progress?.finishing === true} onPress={() => fileImport.cancel()}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

const Figures = ({ step: { progress, startedAt } }: { readonly step: Step<'run'> }) => {
  const t = useWords(words)
  const format = useFormat()
  const elapsed = useNow() - startedAt
  if (progress === undefined) return null
  const { counts, share } = progress
  const parts = [`${Math.floor(share * 100)} %`, t('rows', { count: counts.rows, number: format.number(counts.rows) })]
  if (elapsed >= RATE_AFTER_MS) {
    parts.push(t('rate', { rate: format.number(Math.round((counts.rows * 1_000) / elapsed)) }))
    if (share > 0.02 && share < 1) parts.push(t('remaining', { span: format.span((elapsed * (1 - share)) / share) }))
  }
  if (counts.refused > 0) parts.push(t('refusedSoFar', { number: format.number(counts.refused) }))
  return <p className={styles.figures}>{parts.join(' · ')}</p>
}
