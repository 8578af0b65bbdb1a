import { useEffect, useRef, useState, type ChangeEvent } from 'react'
import { usePhone } from '../../state/desk-context.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { ANSWER_LIMIT } from '../../state/line-two-draft-keeper.ts'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useQuickTexts } from '../../state/use-quick-texts.ts'
import { callsOnDesk } from '../../state/current-call.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import type { Holding } from './holding.ts'
import { PacketActions } from './packet-actions.tsx'
import { RejectedLine } from './rejected-line.tsx'
import { SaidLine } from './said-line.tsx'
import type { InsertText } from './templates.ts'
import { TextPicker } from './text-picker.tsx'
import { useBarPacket } from './use-bar-packet.ts'
import { useHolding } from './use-holding.ts'
import { words } from './words.ts'
import styles from './answer.module.css'

/** The answer to line 1: typed, or put in by `/`; kept until it is sent. */
export const AnswerPart = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const { packet } = escalation
  const holding = useHolding(escalation.state)
  const barTaken = usePhone((state) => callsOnDesk(state).current !== undefined)
  const bar = useBarPacket()
  const inBar = bar?.packet.id === packet.id && !barTaken
  const [atOpening] = useState(bar?.packet.id)
  const cameLater = !barTaken && !inBar && bar?.packet.id !== atOpening
  return (
    <section className={styles.answer} aria-label={t('answerTo', { name: packet.author.name })}>
      <AnswerField escalation={escalation} holding={holding} />
      <SaidLine escalation={escalation} />
      <RejectedLine id={packet.id} />
      {!inBar && (
        <div className={styles.row}>
          <PacketActions escalation={escalation} place="answer" keyless={cameLater} />
        </div>
      )}
      <AnswerButtons escalation={escalation} holding={holding} />
    </section>
  )
}

interface FieldProps {
  readonly escalation: SeatEscalation
  readonly holding: Holding
}

const AnswerField = ({ escalation, holding }: FieldProps) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const { id, author, organisation } = escalation.packet
  const text = useLineTwoView((view) => view.drafts[id]?.text ?? '')
  const focusAsked = useLineTwoView((view) => view.focusAsked)
  const field = useRef<HTMLTextAreaElement>(null)
  const answered = useRef(focusAsked)
  const quickTexts = useQuickTexts()
  const [picking, setPicking] = useState(false)
  useEffect(() => {
    if (focusAsked === answered.current) return
    answered.current = focusAsked
    field.current?.focus()
  }, [focusAsked])
  const onChange = (event: ChangeEvent<HTMLTextAreaElement>): void => {
    const { value, selectionStart } = event.currentTarget
    const native = event.nativeEvent
    const slash = native instanceof InputEvent && native.data === '/' && /(^|\s)$/u.test(value.slice(0, selectionStart - 1))
    setPicking(slash)
    lineTwo.write(id, slash ? value.slice(0, selectionStart - 1) + value.slice(selectionStart) : value)
  }
  const onPick = (picked: InsertText): void => {
    setPicking(false)
    lineTwo.insert(id, picked.text, picked.kind === 'article' ? picked.id : undefined)
  }
  const onClose = (): void => {
    setPicking(false)
    field.current?.focus()
  }
  return (
    <>
      <div className={styles.head}>
        <label htmlFor="line-two-answer">{t('answerTo', { name: author.name })}</label>
        <KeptNote id={id} holding={holding} />
      </div>
      <textarea
        ref={field}
        id="line-two-answer"
        className={styles.field}
        data-filled={text !== ''}
        maxLength={ANSWER_LIMIT}
        placeholder={t('answerPlaceholder')}
        readOnly={holding === 'closed'}
        value={text}
        {...quickTexts}
        onChange={onChange}
      />
      {picking && <TextPicker organisation={organisation} onPick={onPick} onClose={onClose} />}
    </>
  )
}

/** Where the text is kept; before anything is typed, what the answer is for. */
const KeptNote = ({ id, holding }: { readonly id: string; readonly holding: Holding }) => {
  const t = useWords(words)
  const kept = useLineTwoView((view) => view.kept[id])
  if (kept === 'failed')
    return (
      <span className={styles.note} data-warn role="status">
        {t('keptHere')}
      </span>
    )
  const takes = holding === 'take' || holding === 'wait'
  const mine = holding === 'hold' || holding === 'answered'
  const note = kept === 'kept' ? t('kept') : takes ? t('answerNote') : mine ? t('answerMine') : undefined
  return note === undefined ? null : <span className={styles.note}>{note}</span>
}
