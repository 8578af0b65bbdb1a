import { TextInput } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useRef, type ReactNode, type RefObject } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useDraft, useEscalationDesk } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'
import { ActionKey } from '../../ui/action-key.tsx'
import { Choice } from '../../ui/choice.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { asksPromise, resultOptions, topicOptions } from './disposition.ts'
import { useCallLabel } from './use-call-label.ts'
import { ScriptLine } from './script-line.tsx'
import { SkippedPart } from './skipped-part.tsx'
import { useFromScript } from './use-from-script.ts'
import { useMissing } from './use-missing.ts'
import { words } from './words.ts'
import styles from './side.module.css'

/** Right pane after the call: topic, result, what was promised, and where the delivery stands. */
export const WrapUpPane = ({ callId, named }: { readonly callId: CallId; /** Say which call it is */ readonly named: boolean }) => {
  const t = useWords(words)
  const locale = useLocale()
  const seat = useSession((session) => session.seat)
  const { work } = useCallWork()
  const draft = useDraft(callId)
  const choosing = useEscalationDesk((state) => state.choosing === callId)
  const { who, time } = useCallLabel(callId)
  const topic = useRef<HTMLSelectElement>(null)
  const results = useRef<HTMLDivElement>(null)
  const promise = useRef<HTMLInputElement>(null)
  const skipped = useRef<HTMLInputElement>(null)
  const filled = useFromScript(callId)
  const missing = useMissing(callId, (field) => {
    const fields = {
      topicId: topic.current,
      resultId: results.current?.querySelector('button'),
      promise: promise.current,
      script: skipped.current,
    }
    fields[field]?.focus()
  })
  return (
    <div className={styles.pane}>
      <SectionHead title={t('wrapUp')} note={named ? t('ofCall', { time, who }) : undefined} />
      <div className={styles.part}>
        <TopicField callId={callId} missing={missing === 'topicId'} field={topic} />
        <p className={styles.label}>
          {t('result')} <span>{(draft.work.resultId ?? '') === '' ? t('required') : filled.resultId ? t('fromScript') : undefined}</span>
        </p>
        <div ref={results} className={styles.choices} role="radiogroup" aria-label={t('result')}>
          {resultOptions(seat, locale).map((result, index) => (
            <Choice
              key={result.value}
              chosen={draft.work.resultId === result.value}
              action={chooseAction(index + 1)}
              keyRests={choosing}
              onChoose={() => work.change(callId, { resultId: result.value })}
            >
              {result.label}
            </Choice>
          ))}
        </div>
        {missing === 'resultId' && <Missing id="missing-result">{t('needResult')}</Missing>}
        {asksPromise(seat, draft.work.resultId) && <PromiseField callId={callId} missing={missing === 'promise'} field={promise} />}
        <SkippedPart callId={callId} missing={missing === 'script'} field={skipped} />
      </div>
      <ScriptLine callId={callId} />
      <DeliveryList callId={callId} />
    </div>
  )
}

interface TopicFieldProps {
  readonly callId: CallId
  readonly missing: boolean
  readonly field: RefObject<HTMLSelectElement | null>
}

const TopicField = ({ callId, missing, field }: TopicFieldProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const seat = useSession((session) => session.seat)
  const { work } = useCallWork()
  const { topicId = '' } = useDraft(callId).work
  const filled = useFromScript(callId)
  return (
    <>
      <p className={styles.label}>
        {t('topic')} <span>{topicId === '' ? t('required') : filled.topicId ? t('fromScript') : undefined}</span>
      </p>
      <PlainSelect
        ref={field}
        describedBy={missing ? 'missing-topic' : undefined}
        label={t('topic')}
        action="topic"
        value={topicId === '' ? undefined : topicId}
        placeholder={t('chooseTopic')}
        options={topicOptions(seat, locale)}
        onChoose={(chosen) => work.change(callId, { topicId: chosen })}
      />
      {missing && <Missing id="missing-topic">{t('needTopic')}</Missing>}
    </>
  )
}

interface PromiseFieldProps {
  readonly callId: CallId
  readonly missing: boolean
  readonly field: RefObject<HTMLInputElement | null>
}

const PromiseField = ({ callId, missing, field }: PromiseFieldProps) => {
  const t = useWords(words)
  const { work } = useCallWork()
  const draft = useDraft(callId)
  const filled = useFromScript(callId)
  useKey('promise', () => field.current?.focus())
  return (
    <>
      <p className={styles.label}>
        {t('promise')} <span>{(draft.work.promise ?? '') === '' ? t('required') : filled.promise ? t('fromScript') : undefined}</span>
      </p>
      <TextInput
        ref={field}
        error={missing}
        aria-describedby={missing ? 'missing-promise' : undefined}
        aria-label={t('promise')}
        placeholder={t('promiseHint')}
        classNames={fieldClasses}
        value={draft.work.promise ?? ''}
        autoComplete="off"
        rightSection={<ActionKey action="promise" />}
        onChange={(event) => work.change(callId, { promise: event.currentTarget.value })}
        onBlur={() => void work.flush(callId)}
      />
      {missing && <Missing id="missing-promise">{t('needPromise')}</Missing>}
    </>
  )
}

/** What a field lacks, beneath it. */
const Missing = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <p id={id} role="alert" className={styles.wrong}>
    <IconAlertCircle size={14} stroke={1.9} aria-hidden="true" />
    {children}
  </p>
)
