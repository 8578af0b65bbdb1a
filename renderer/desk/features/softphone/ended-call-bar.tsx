import { IconPhoneOutgoing } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CallView } from '../../../../core/contract/phone-channel.ts'
import type { EndedCall, EndingCall } from '../../../../core/domain/call/call.ts'
import { qualityLevelOf } from '../../../../core/domain/media/quality-level.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Elapsed } from '../../ui/elapsed.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { BarSlots } from './bar-slots.tsx'
import { Beside } from './beside.tsx'
import { endWord } from './end-word.ts'
import { useCallName } from './use-call-name.ts'
import { useCommand } from './use-command.ts'
import { useEndWords } from './use-end-words.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

interface EndedCallBarProps {
  readonly view: CallView
  readonly call: EndedCall | EndingCall
  readonly escalate?: ReactNode
}

/** The call is over: how long, why, how it sounded, and a call back. */
export const EndedCallBar = ({ view, call, escalate }: EndedCallBarProps) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const name = useCallName(call, false)
  const words = useEndWords()
  const over = call.phase === 'ended'
  const until = over ? call.endedAt : undefined
  const { number } = call.remote
  return (
    <BarSlots
      timer={<Elapsed since={call.answeredAt ?? until ?? call.startedAt} until={until} />}
      word={over ? endWord(call, t) : t('ending')}
      title={name.title}
      detail={over ? words(call) : undefined}
      controls={
        over && number !== '' ? (
          <>
            <Button
              size="call"
              icon={<IconPhoneOutgoing size={16} stroke={1.9} />}
              action="callBack"
              compact
              onPress={() => void command({ kind: 'dial', number })}
            >
              {t('callBack')}
            </Button>
            <Heard view={view} />
          </>
        ) : null
      }
      beside={<Beside call={call} otherwise={escalate} />}
    />
  )
}

/** How the call sounded: measured facts only. */
const Heard = ({ view }: { readonly view: CallView }) => {
  const t = useWords(softphoneWords)
  const format = useFormat()
  const { quality, longestGapMs } = view
  if (quality === undefined) return null
  return (
    <div className={styles.hint}>
      <p>{t('quality', { mos: format.number(quality.mos, 1), word: t(qualityLevelOf(quality)) })}</p>
      {longestGapMs !== undefined && longestGapMs >= 1000 && <p>{t('gap', { span: format.span(longestGapMs) })}</p>}
    </div>
  )
}
