import { faultText } from '../../../../core/domain/directory/file/fault-text.ts'
import type { ImportPolicy } from '../../../../core/domain/directory/file/column-target.ts'
import type { FileCounts, FileOutcome, RefusedRows } from '../../../storage/import-file/file-imports.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { saveFile } from '../../ui/save-file.ts'
import type { Step } from './step.ts'
import { troubleWords } from './trouble.ts'
import { words } from './words.ts'
import styles from './file-import.module.css'

/** Faults shown; the file has all of them. */
const SHOWN = 100

/** What came of it: figures, the rows that were refused with the reason, and a file of them. */
export const DoneStep = ({ step }: { readonly step: Step<'done'> }) => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  const { outcome, order } = step
  const refused = outcome.kind === 'done' ? outcome.refused : undefined
  const { title, what } = useOutcomeWords(outcome, order.policy)
  return (
    <div className={styles.step}>
      <div className={styles.scroll}>
        <p className={styles.fileName}>{step.name}</p>
        <div role="status">
          <h3 className={styles.heading}>{title}</h3>
        </div>
        {what !== undefined && <p>{what}</p>}
        {'counts' in outcome && <Figures counts={outcome.counts} policy={order.policy} stopped={outcome.kind === 'cancelled'} />}
        {refused !== undefined && refused.first.length > 0 && 'counts' in outcome && (
          <Faults refused={refused} count={outcome.counts.refused} header={order.columns.map(({ header }) => header)} />
        )}
      </div>
      <div className={styles.foot}>
        <Button onPress={() => fileImport.again()}>{t('anotherFile')}</Button>
        <span className={styles.push} />
        {refused?.file !== undefined && <SaveFaults file={refused.file} />}
        <Button
          tone="primary"
          onPress={() => {
            fileImport.again()
            fileImport.setOpen(false)
          }}
        >
          {t('ready')}
        </Button>
      </div>
    </div>
  )
}

function useOutcomeWords(outcome: FileOutcome, policy: ImportPolicy): { readonly title: string; readonly what?: string } {
  const t = useWords(words)
  switch (outcome.kind) {
    case 'done':
      return { title: policy === 'replace' && outcome.counts.added === 0 ? t('nobody') : t('done') }
    case 'cancelled':
      return { title: t('stopped'), what: `${policy === 'replace' ? t('stoppedReplace') : t('stoppedAdd')} ${t('canGoOn')}` }
    case 'changed':
      return { title: t('changed'), what: t('changedWhat') }
    case 'refused':
      return troubleWords(t, outcome.why)
  }
}

interface FiguresProps {
  readonly counts: FileCounts
  readonly policy: ImportPolicy
  readonly stopped: boolean
}

const Figures = ({ counts, policy, stopped }: FiguresProps) => {
  const t = useWords(words)
  const format = useFormat()
  // Of a replacement that was stopped nothing is in force.
  if (stopped && policy === 'replace') return null
  const keys = (['added', 'updated', 'present', 'missing', 'refused'] as const).filter(
    (key) => counts[key] > 0 || key === 'refused' || (key === 'added' && policy !== 'update') || (key === 'updated' && policy === 'update'),
  )
  return (
    <dl className={styles.counts}>
      {keys.map((key) => (
        <div key={key} data-tone={key === 'refused' && counts.refused > 0 ? 'warn' : undefined}>
          <dt>{t(key)}</dt>
          <dd>{format.number(counts[key])}</dd>
        </div>
      ))}
    </dl>
  )
}

interface FaultsProps {
  readonly refused: RefusedRows
  readonly count: number
  readonly header: readonly string[]
}

const Faults = ({ refused, count, header }: FaultsProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const format = useFormat()
  const shown = refused.first.slice(0, SHOWN)
  return (
    <section aria-label={t('faults')}>
      <h4 className={styles.legend}>{t('faults')}</h4>
      <ul className={styles.faultLines}>
        {shown.map(({ line, faults }) => (
          <li key={line}>{t('atRow', { line, why: faults.map((fault) => faultText(fault, header, locale)).join('; ') })}</li>
        ))}
        {count > shown.length && <li className={styles.meta}>{t('moreFaults', { number: format.number(count - shown.length) })}</li>}
      </ul>
    </section>
  )
}

const SaveFaults = ({ file }: { readonly file: Blob }) => {
  const t = useWords(words)
  return <Button onPress={() => saveFile(t('faultsFile'), file)}>{t('saveFaults')}</Button>
}
