import { IconPhone, IconPhoneIncoming, IconPhoneOff } from '@tabler/icons-react'
import type { Call } from '../../../../core/domain/call/call.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallers, useKeyboard, useNow, usePhone, useSession } from '../../state/desk-context.tsx'
import { callsOnDesk } from '../../state/current-call.ts'
import { Button } from '../../ui/button.tsx'
import { Elapsed } from '../../ui/elapsed.tsx'
import { PriorityBadge } from '../../ui/priority-badge.tsx'
import { formatSpan } from '../../ui/format/duration.ts'
import { BarSlots, Facts } from './bar-slots.tsx'
import { lineOf } from './call-name.ts'
import { useCallName } from './use-call-name.ts'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

type RingingCall = Extract<Call, { phase: 'incoming' }>

/** A call rings: Answer where Mute and Hold will be, Decline where End will be, the line at the end. */
export const RingingCallBar = ({ call }: { readonly call: RingingCall }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const name = useCallName(call, false)
  return (
    <BarSlots
      timer={<Elapsed since={call.startedAt} />}
      word={
        <>
          <IconPhoneIncoming size={14} stroke={1.9} aria-hidden="true" />
          {t('rings')}
        </>
      }
      title={name.title}
      detail={<Facts facts={name.details} />}
      controls={
        <>
          <div className={styles.answer}>
            <Button
              size="call"
              tone="answer"
              grow
              icon={<IconPhone size={16} stroke={1.9} />}
              action="answer"
              escapeFirst
              onPress={() => void command({ kind: 'answer', callId: call.id })}
            >
              {t('answer')}
            </Button>
          </div>
          <PriorityMark callId={call.id} />
          <TypingHint />
        </>
      }
      end={
        <Button
          size="call"
          grow
          tone="on-fill"
          icon={<IconPhoneOff size={16} stroke={1.9} />}
          action="decline"
          escapeFirst
          compact
          onPress={() => void command({ kind: 'decline', callId: call.id })}
        >
          {t('decline')}
        </Button>
      }
      beside={<LineBlock call={call} />}
    />
  )
}

/** Whom to take first, before the card is read; while something is typed, the keys that answer are said in its place. */
const PriorityMark = ({ callId }: { readonly callId: RingingCall['id'] }) => {
  const priority = useCallers((callers) => callers.names[callId]?.priority)
  const typing = useKeyboard((keyboard) => keyboard.typing)
  if (priority === undefined || typing) return null
  return (
    <div className={styles.mark}>
      <PriorityBadge level={priority.level}>{priority.word}</PriorityBadge>
    </div>
  )
}

const TypingHint = () => {
  const t = useWords(softphoneWords)
  const typing = useKeyboard((keyboard) => keyboard.typing)
  if (!typing) return null
  return (
    <div className={styles.hint}>
      <p>{t('typing')}</p>
      <p>{t('typingEsc')}</p>
    </div>
  )
}

/** The dialled line, and the seconds left to the service level; or who waits on hold meanwhile. */
const LineBlock = ({ call }: { readonly call: RingingCall }) => {
  const t = useWords(softphoneWords)
  const locale = useLocale()
  const lines = useSession((session) => session.seat.lines)
  const held = usePhone((state) => callsOnDesk(state).others.find((view) => view.call.phase === 'active')?.call)
  const line = lineOf(call, lines)
  if (line === undefined) return held === undefined ? null : <div className={styles.block}>{<HeldName call={held} />}</div>
  return (
    <div className={styles.block}>
      <p className={styles.strong}>{t('line', { line: localText(line.title, locale) })}</p>
      {held === undefined ? <NormLeft since={call.startedAt} seconds={line.answerWithinSeconds} /> : <HeldName call={held} />}
    </div>
  )
}

const HeldName = ({ call }: { readonly call: Call }) => {
  const t = useWords(softphoneWords)
  const name = useCallName(call, false)
  return <p>{t('alsoHeld', { name: name.title })}</p>
}

const NormLeft = ({ since, seconds }: { readonly since: number; readonly seconds: number }) => {
  const t = useWords(softphoneWords)
  const locale = useLocale()
  const left = Math.ceil(seconds - Math.max(0, useNow() - since) / 1000)
  const span = formatSpan(Math.abs(left) * 1000, locale)
  return <p>{left >= 0 ? t('norm', { span }) : t('normPassed', { span })}</p>
}
