import type { Interaction } from '../../../../core/domain/interaction/interaction.ts'
import type { TriedStep } from '../../../../core/domain/interaction/tried-step.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { usePopMeasured } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { endReasonText, endReasonWords } from '../../ui/end-reason-words.ts'
import { FactList, type FactRow } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { PhoneNumber } from '../../ui/phone-number.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { verifiedWords } from '../../ui/verified-words.ts'
import { useCallName } from './call-row.tsx'
import { isUnfinished } from './journal-rows.ts'
import { words } from './words.ts'
import styles from './journal.module.css'

/** Everything that is known of one call of this seat. */
export const CallRecord = ({ call, onResume }: { readonly call: Interaction; readonly onResume: (call: Interaction) => void }) => {
  const t = useWords(words)
  const name = useCallName()
  return (
    <>
      <h2 className={styles.recordName}>{name(call)}</h2>
      <div className={styles.part}>
        <FactList rows={useCallFacts(call)} />
      </div>
      <Tried steps={call.work.tried ?? []} />
      <SectionHead title={t('note')} level={3} />
      <div className={styles.part}>
        {call.work.notes === '' ? <p className={styles.quiet}>{t('noNote')}</p> : <p className={styles.note}>{call.work.notes}</p>}
      </div>
      {isUnfinished(call) && (
        <div className={styles.part}>
          <Button action="finishPast" onPress={() => onResume(call)}>
            {t('finish')}
          </Button>
        </div>
      )}
    </>
  )
}

/** The steps that were noted in the call, in their order. */
const Tried = ({ steps }: { readonly steps: readonly TriedStep[] }) => {
  const t = useWords(words)
  const format = useFormat()
  if (steps.length === 0) return null
  return (
    <>
      <SectionHead title={t('tried')} level={3} />
      <ol className={`${styles.part ?? ''} ${styles.tried ?? ''}`}>
        {steps.map((step) => (
          <li key={`${step.at} ${step.what} ${step.outcome}`}>
            <time>{format.clock(step.at)}</time> {step.what}
            {step.outcome === 'failed' && <span className={styles.quiet}> ({t('stepFailed')})</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

const useCallFacts = (call: Interaction): readonly FactRow[] => {
  const t = useWords(words)
  const ended = useWords(endReasonWords)
  const how = useWords(verifiedWords)
  const format = useFormat()
  const locale = useLocale()
  const seat = useSession((session) => session.seat)
  const took = usePopMeasured(call.id)
  const { facts, work } = call
  const { verified } = work
  const line = seat.lines.find((one) => one.id === facts.lineId)
  const topic = seat.dispositions.topics.find((one) => one.id === work.topicId)
  const result = seat.dispositions.results.find((one) => one.id === work.resultId)
  const when = (at: number): string => `${format.Day(at, facts.startedAt)} ${format.clockSeconds(at)}`
  const known = (label: string, value: FactRow['value'] | undefined): FactRow[] => (value === undefined ? [] : [{ label, value }])
  const talk = facts.answeredAt === undefined || facts.endedAt === undefined ? undefined : format.duration(facts.endedAt - facts.answeredAt)
  return [
    ...known(t('number'), facts.number === '' ? t('withheld') : <PhoneNumber number={facts.number} />),
    ...known(t('line'), line === undefined ? undefined : localText(line.title, locale)),
    ...known(t('began'), format.clockSeconds(facts.startedAt)),
    ...known(t('answeredAt'), facts.answeredAt === undefined ? undefined : format.clockSeconds(facts.answeredAt)),
    ...known(t('ended'), facts.endedAt === undefined ? undefined : format.clockSeconds(facts.endedAt)),
    ...known(t('talk'), talk),
    ...known(t('how'), facts.reason === undefined ? undefined : endReasonText(facts.reason, ended)),
    ...known(t('quality'), facts.quality === undefined ? undefined : format.number(facts.quality.mos, 1)),
    ...known(t('recording'), facts.recording === undefined ? undefined : t('recorded')),
    ...known(
      t('verified'),
      verified === undefined ? undefined : t('verifiedBy', { how: how(verified.how), time: format.clock(verified.at) }),
    ),
    ...known(t('topic'), topic === undefined ? undefined : localText(topic.title, locale)),
    ...known(t('result'), result === undefined ? undefined : localText(result.title, locale)),
    ...known(t('promise'), work.promise === '' ? undefined : work.promise),
    ...known(t('saved'), work.savedAt === undefined ? undefined : when(work.savedAt)),
    ...known(t('card'), took === undefined ? undefined : t('cardMs', { ms: Math.round(took.inviteToPaint) })),
  ]
}
