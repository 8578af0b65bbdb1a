import { IconPhone, IconPhoneOutgoing } from '@tabler/icons-react'
import type { EndedCall } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useLastCall, usePhone } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { BarSlots, Facts } from './bar-slots.tsx'
import { DialField } from './dial-field.tsx'
import { endWord } from './end-word.ts'
import { useCallName } from './use-call-name.ts'
import { useCommand } from './use-command.ts'
import { useEndWords } from './use-end-words.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

/** No call: the dial field, and the last call if it came to nothing (missed, busy, …). */
export const IdleBar = () => {
  const t = useWords(softphoneWords)
  const presence = usePhone((state) => state?.presence.kind)
  const last = useLastCall()
  const lost = last !== undefined && (last.reason.kind === 'missed' || last.reason.kind === 'failed') ? last : undefined
  if (lost !== undefined) return <LostCall call={lost} />
  const detail =
    presence === 'ready'
      ? t('noCallsReady')
      : presence === 'break'
        ? t('noCallsBreak')
        : presence === 'wrap-up'
          ? t('noCallsWrapUp')
          : t('noCallsOffline')
  return (
    <BarSlots
      word={<IconPhone size={20} stroke={1.9} aria-hidden="true" />}
      title={t('noCalls')}
      detail={detail}
      controls={<DialField />}
    />
  )
}

const LostCall = ({ call }: { readonly call: EndedCall }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const name = useCallName(call, true)
  const words = useEndWords()
  const { number } = call.remote
  return (
    <BarSlots
      timer={<ClockOf at={call.endedAt} />}
      word={endWord(call, t)}
      title={name.title}
      detail={<Facts facts={[{ text: words(call), whole: true }, ...name.details.filter(({ whole }) => whole !== true)]} />}
      controls={<DialField />}
      beside={
        number === '' ? undefined : (
          <div className={styles.block}>
            <Button
              size="call"
              icon={<IconPhoneOutgoing size={16} stroke={1.9} />}
              action="callBack"
              compact
              onPress={() => void command({ kind: 'dial', number })}
            >
              {t('callBack')}
            </Button>
          </div>
        )
      }
    />
  )
}

const ClockOf = ({ at }: { readonly at: number }) => {
  const format = useFormat()
  return <time>{format.clock(at)}</time>
}
