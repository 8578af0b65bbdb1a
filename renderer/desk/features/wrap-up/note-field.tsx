import { IconPencil } from '@tabler/icons-react'
import { useRef } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey, useKeyLook } from '../../keys/use-key.ts'
import { useCallWork, useDraft } from '../../state/call-work-context.tsx'
import { useQuickTexts } from '../../state/use-quick-texts.ts'
import type { Kept } from '../../state/work-draft.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './work-bar.module.css'

interface NoteFieldProps {
  readonly callId: CallId
  readonly title: string
  /** The note belongs to a call that is not the one in front. */
  readonly past: boolean
}

/** The note of a call, kept as it is typed. The text stays in the field whatever the storage does. */
export const NoteField = ({ callId, title, past }: NoteFieldProps) => {
  const t = useWords(words)
  const { work } = useCallWork()
  const draft = useDraft(callId)
  const field = useRef<HTMLTextAreaElement>(null)
  const { caps } = useKeyLook('note')
  useKey('note', () => field.current?.focus())
  const quickTexts = useQuickTexts()
  const writable = draft.stage === 'writing'
  return (
    <div className={styles.column}>
      <div className={styles.head}>
        {past && <IconPencil size={14} stroke={1.9} aria-hidden="true" className={styles.pen} />}
        <label htmlFor="work-note" className={styles.what}>
          {title}
        </label>
        <span className={styles.end}>
          <KeptState kept={draft.kept} onAgain={() => void work.flush(callId)} />
          <ActionKey action="note" />
        </span>
      </div>
      <textarea
        id="work-note"
        ref={field}
        className={styles.note}
        value={draft.work.notes}
        placeholder={t('writeHere', { key: caps.join('+') })}
        readOnly={!writable}
        spellCheck
        {...quickTexts}
        onChange={(event) => work.change(callId, { notes: event.currentTarget.value })}
        onBlur={() => void work.flush(callId)}
      />
    </div>
  )
}

const KeptState = ({ kept, onAgain }: { readonly kept: Kept; readonly onAgain: () => void }) => {
  const t = useWords(words)
  const format = useFormat()
  switch (kept.kind) {
    case 'clean':
      return null
    case 'pending':
      return <span>{t('savingNow')}</span>
    case 'saved':
      return <span className="fl-num">{t('savedAt', { time: format.clockSeconds(kept.at) })}</span>
    case 'failed':
      return (
        <>
          <span className={styles.failed} role="alert">
            {t(({ 'no-space': 'noSpace', 'storage-closed': 'storageClosed', unknown: 'notKept' } as const)[kept.why])}
          </span>
          <Button size="small" onPress={onAgain}>
            {t('keepAgain')}
          </Button>
        </>
      )
    default:
      return missingCase(kept)
  }
}
