import { useMemo, useState } from 'react'
import { IMPORT_POLICIES, type ColumnTarget, type ImportPolicy } from '../../../../core/domain/directory/file/column-target.ts'
import { faultText } from '../../../../core/domain/directory/file/fault-text.ts'
import type { FaultyRow } from '../../../../core/domain/directory/file/row-fault.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { checkSample } from './check-sample.ts'
import { PreviewCards } from './preview-cards.tsx'
import { ReplaceConfirm } from './replace-confirm.tsx'
import { PreviewTable } from './preview-table.tsx'
import { ShapeControls } from './shape-controls.tsx'
import type { Step } from './step.ts'
import { words } from './words.ts'
import styles from './file-import.module.css'

const POLICY_WORDS = { both: 'bothWhat', add: 'addWhat', update: 'updateWhat', replace: 'replaceWhat' } as const satisfies Record<
  ImportPolicy,
  string
>
/** Faults shown beside the table. */
const FAULTS_SHOWN = 3
/** One of these must be among the columns. */
const NAMING: readonly ColumnTarget[] = [
  'full-name',
  'family',
  'given',
  'company',
  'phone',
  'mobile',
  'work-phone',
  'office-phone',
  'home-phone',
]

/** What the columns are, how the first rows come out, and what is to become of the directory. */
export const MapStep = ({ step }: { readonly step: Step<'map'> }) => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  const { numbers } = useDesk()
  const { country } = useSession((session) => session.seat)
  const { look, columns, policy, resumes } = step
  const isCards = look.shape.kind === 'vcard'
  const faulty = useMemo(
    () => (isCards ? [] : checkSample(look.sample, columns, { country, toE164: (raw) => numbers.toE164(raw) })),
    [isCards, look.sample, columns, country, numbers],
  )
  const isNamed = isCards || columns.some(({ target }) => NAMING.includes(target))
  return (
    <div className={styles.step}>
      <div className={styles.scroll}>
        <p className={styles.fileName}>{step.file.name}</p>
        {resumes && <p role="status">{t('resumes')}</p>}
        <ShapeControls look={look} />
        {isCards ? <PreviewCards look={look} /> : <PreviewTable look={look} columns={columns} faulty={faulty} />}
        {!isCards && <SampleState faulty={faulty} of={look.sample.length} header={look.header} />}
        <fieldset className={styles.policy}>
          <legend className={styles.legend}>{t('policy')}</legend>
          <div className={styles.policies} role="radiogroup" aria-label={t('policy')}>
            {IMPORT_POLICIES.map((one) => (
              <Choice key={one} chosen={one === policy} onChoose={() => fileImport.setPolicy(one)} detail={t(POLICY_WORDS[one])}>
                {t(one)}
              </Choice>
            ))}
          </div>
        </fieldset>
      </div>
      <Foot key={policy} step={step} isNamed={isNamed} />
    </div>
  )
}

interface FootProps {
  readonly step: Step<'map'>
  /** A column says who a client is. */
  readonly isNamed: boolean
}

/** Another file, or the import; a replacement is asked for a second time. */
const Foot = ({ step: { policy, resumes }, isNamed }: FootProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const { fileImport } = useCallWork()
  const { country } = useSession((session) => session.seat)
  const [isAsking, setAsking] = useState(false)
  const start = (): void => void fileImport.start({ language: locale, country, words: locale })
  if (isAsking && policy === 'replace' && isNamed) return <ReplaceConfirm onConfirm={start} onCancel={() => setAsking(false)} />
  return (
    <div className={styles.foot}>
      <Button onPress={() => fileImport.again()}>{t('back')}</Button>
      {!isNamed && (
        <p className={styles.wrong} role="alert">
          {t('nothingMapped')}
        </p>
      )}
      <span className={styles.push} />
      <Button
        tone={policy === 'replace' ? 'danger' : 'primary'}
        disabled={!isNamed}
        onPress={() => (policy === 'replace' ? setAsking(true) : start())}
      >
        {resumes ? t('goOn') : policy === 'replace' ? t('startReplace') : t('start')}
      </Button>
    </div>
  )
}

interface SampleStateProps {
  readonly faulty: readonly FaultyRow[]
  readonly of: number
  readonly header: readonly string[]
}

const SampleState = ({ faulty, of, header }: SampleStateProps) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <div className={styles.sample}>
      <p role="status" data-tone={faulty.length === 0 ? 'ok' : 'warn'} className={styles.sampleFact}>
        {faulty.length === 0 ? t('sampleGood', { count: of }) : t('sampleFaults', { count: faulty.length, of })}
      </p>
      {faulty.length > 0 && (
        <ul className={styles.faultLines}>
          {faulty.slice(0, FAULTS_SHOWN).map(({ line, faults }) => (
            <li key={line}>{t('atRow', { line, why: faults.map((fault) => faultText(fault, header, locale)).join('; ') })}</li>
          ))}
          <li className={styles.meta}>{t('notTaken')}</li>
        </ul>
      )}
    </div>
  )
}
