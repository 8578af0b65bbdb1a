import { useState } from 'react'
import { checkWork } from '../../../../core/usecases/finish-interaction.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useDraft, useLeftOut, useWork } from '../../state/call-work-context.tsx'
import { useNow, usePhone, useSession } from '../../state/desk-context.tsx'
import type { WorkCall } from '../../state/work-call.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useNextPresence } from './use-next-presence.ts'
import { useFinish } from './use-work-actions.ts'
import { words } from './words.ts'
import styles from './work-bar.module.css'

const NEED = { topicId: 'needTopic', resultId: 'needResult', promise: 'needPromise', script: 'needStep' } as const

/** The wrap-up's time and Save. Pressed too early, Save says what it waits for. */
export const SaveColumn = ({ call }: { readonly call: WorkCall }) => {
  const t = useWords(words)
  const dispositions = useSession((session) => session.seat.dispositions)
  const draft = useDraft(call.callId)
  const { outcome, busy, finish } = useFinish(call.callId)
  const { next } = useNextPresence()
  const { work } = useCallWork()
  const asked = useWork((state) => state.asked?.callId === call.callId)
  const [early, setEarly] = useState(false)
  const leftOut = useLeftOut(call.callId).map(({ nodeId }) => nodeId)
  const [first] = checkWork(draft.work, dispositions, leftOut)
  const allowed = call.over && first === undefined && !busy && draft.stage === 'writing'
  const press = (): void => {
    if (allowed) finish()
    else if (call.over) work.ask(call.callId)
    else setEarly(true)
  }
  useKey('save', press)
  const why = !call.over ? t('notEnded') : first === undefined ? undefined : t(NEED[first.field])
  const failed = outcome?.kind === 'not-kept' && !busy
  // The right pane says it beneath the field; beside Save it is said when that pane shows something else.
  const here = call.over ? asked && call.past : early
  const said = failed ? t('finishFailed') : here && !allowed ? why : undefined
  const label = call.past ? t('saveOnly') : t(next?.kind === 'break' ? 'saveBreak' : 'save')
  return (
    <div className={`${styles.column} ${styles.saveColumn}`}>
      <SaveHead call={call} />
      {said !== undefined && (
        <p className={styles.why} role="alert" title={said}>
          {said}
        </p>
      )}
      <button
        type="button"
        className={styles.save}
        data-allowed={allowed}
        aria-disabled={!allowed}
        title={allowed ? undefined : why}
        onClick={press}
      >
        <span>{busy ? t('saving') : label}</span>
        <ActionKey action="save" enabled={allowed} />
      </button>
    </div>
  )
}

const SaveHead = ({ call }: { readonly call: WorkCall }) => {
  const t = useWords(words)
  const format = useFormat()
  const seconds = useSession((session) => session.seat.wrapUpSeconds)
  const presence = usePhone((state) => state?.presence)
  if (call.past) return <p className={styles.saveHead}>{t('savesItself')}</p>
  if (presence?.kind === 'wrap-up' && presence.callId === call.callId) return <Remaining since={presence.since} until={presence.until} />
  if (call.over) return null
  return <p className={styles.saveHead}>{t('thenWrapUp', { time: format.duration(seconds * 1000) })}</p>
}

/** The time of the wrap-up; beyond it, how far beyond. A leaf: it renders each second. */
const Remaining = ({ since, until }: { readonly since: number; readonly until: number }) => {
  const t = useWords(words)
  const format = useFormat()
  const now = useNow()
  const total = until - since
  const over = now > until
  return (
    <>
      <p className={over ? `${styles.saveHead} ${styles.over}` : styles.saveHead} role="timer">
        {over ? t('over') : t('left')}{' '}
        <strong className="fl-num">{format.duration(over ? now - until : Math.min(total, until - now + 999))}</strong>{' '}
        {total > 0 && <span className="fl-num">{t('of', { time: format.duration(total) })}</span>}
      </p>
      <progress
        className={styles.gauge}
        data-over={over}
        max={1}
        value={over || total <= 0 ? 1 : Math.min(1, (now - since) / total)}
        aria-label={t('wrapUp')}
      />
    </>
  )
}
