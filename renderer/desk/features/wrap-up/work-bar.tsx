import type { CallId } from '../../../../core/domain/call/call.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork, useCardCall, useDraft, useWork, useWorkCall } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'
import type { WorkCall } from '../../state/work-call.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { nextOptions, resultOptions, topicOptions } from './disposition.ts'
import { NoteField } from './note-field.tsx'
import { SaveColumn } from './save-column.tsx'
import { useFromScript } from './use-from-script.ts'
import { useCallLabel } from './use-call-label.ts'
import { useNextPresence } from './use-next-presence.ts'
import { words } from './words.ts'
import styles from './work-bar.module.css'

/** The bottom bar: note, topic and result or what comes next, Save. Its places never move. */
export const WorkBar = () => {
  const call = useWorkCall()
  return call === undefined ? <IdleBar /> : <BarOf key={call.callId} call={call} />
}

const BarOf = ({ call }: { readonly call: WorkCall }) => {
  const t = useWords(words)
  const { who, time } = useCallLabel(call.callId)
  const ringing = useCardCall()?.call.phase === 'incoming'
  const title = call.past ? t('notePast', { who, time }) : t(call.over || !ringing ? 'note' : 'noteThis')
  return (
    <div className={styles.bar}>
      <NoteField callId={call.callId} title={title} past={call.past} />
      {call.over && !call.past ? <NextColumn /> : <DispositionColumn call={call} />}
      <SaveColumn call={call} />
    </div>
  )
}

/** What comes after the wrap-up. */
const NextColumn = () => {
  const t = useWords(words)
  const locale = useLocale()
  const seat = useSession((session) => session.seat)
  const { next, choose } = useNextPresence()
  return (
    <div className={styles.column}>
      <p className={styles.head}>
        <span className={styles.what}>{t('then')}</span>
      </p>
      <PlainSelect
        label={t('then')}
        action="next"
        value={next?.kind === 'break' ? `break:${next.reasonId}` : 'ready'}
        options={nextOptions(seat, locale, t('ready'), (reason) => t('breakOf', { reason }))}
        onChoose={(value) => choose(value === 'ready' ? { kind: 'ready' } : { kind: 'break', reasonId: value.slice('break:'.length) })}
      />
    </div>
  )
}

/** Topic while the call goes on; the result when it is over. */
const DispositionColumn = ({ call }: { readonly call: WorkCall }) => {
  const t = useWords(words)
  const locale = useLocale()
  const seat = useSession((session) => session.seat)
  const { work } = useCallWork()
  const draft = useDraft(call.callId)
  const fromScript = useFromScript(call.callId)
  return (
    <div className={styles.column}>
      <p className={styles.head}>
        <span className={styles.what}>{call.past ? t('topicAndResultPast') : t('topicAndResult')}</span>
        {fromScript.topicId && <span className={styles.end}>{t('topicFromScript')}</span>}
      </p>
      <div className={styles.selects}>
        <PlainSelect
          label={t('topic')}
          action="topic"
          value={draft.work.topicId === '' ? undefined : draft.work.topicId}
          placeholder={t('chooseTopic')}
          options={topicOptions(seat, locale)}
          onChoose={(topicId) => work.change(call.callId, { topicId })}
        />
        <div className={call.past ? undefined : styles.wideOnly}>
          <PlainSelect
            label={t('result')}
            value={draft.work.resultId}
            placeholder={call.over ? t('needResult') : t('resultLater')}
            disabled={!call.over}
            options={resultOptions(seat, locale)}
            onChoose={(resultId) => work.change(call.callId, { resultId })}
          />
        </div>
      </div>
    </div>
  )
}

/** No call: the places are there, quiet. */
const IdleBar = () => {
  const t = useWords(words)
  return (
    <div className={styles.bar}>
      <div className={styles.column}>
        <div className={styles.head}>
          <label htmlFor="work-note" className={styles.what}>
            {t('note')}
          </label>
        </div>
        <textarea id="work-note" className={styles.note} disabled placeholder={t('noCall')} />
      </div>
      <LastCall />
      <div />
    </div>
  )
}

/** What became of the call before. */
const LastCall = () => {
  const t = useWords(words)
  const last = useLastFinished()
  if (last === undefined) return <div />
  return (
    <div className={styles.column}>
      <p className={styles.head}>
        <span className={styles.what}>{t('pastCall')}</span>
      </p>
      <LastWords callId={last} />
    </div>
  )
}

const LastWords = ({ callId }: { readonly callId: CallId }) => {
  const t = useWords(words)
  const format = useFormat()
  const { who, time } = useCallLabel(callId)
  const { kept } = useDraft(callId)
  return (
    <p className={styles.last}>
      {who}, {time}. {kept.kind === 'saved' && `${t('lastSaved', { time: format.clockSeconds(kept.at) })}.`}
    </p>
  )
}

const useLastFinished = (): CallId | undefined =>
  useWork((state) => Object.values(state.drafts).findLast((draft) => draft.stage === 'finished')?.callId)
