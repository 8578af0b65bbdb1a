import { IconPhoneOff, IconPhoneOutgoing } from '@tabler/icons-react'
import type { Call } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Elapsed } from '../../ui/elapsed.tsx'
import { BarSlots, Facts } from './bar-slots.tsx'
import { Beside } from './beside.tsx'
import { ConsultControls } from './consult-controls.tsx'
import { useCallName } from './use-call-name.ts'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

type SetupCall = Extract<Call, { phase: 'dialing' | 'alerting' | 'connecting' }>

/** A call is being set up: what happens in a word, and a way out of it. */
export const OutgoingCallBar = ({ call }: { readonly call: SetupCall }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const name = useCallName(call, call.direction === 'incoming')
  return (
    <BarSlots
      timer={<Elapsed since={call.startedAt} />}
      word={
        <>
          <IconPhoneOutgoing size={14} stroke={1.9} aria-hidden="true" />
          {t(call.phase)}
        </>
      }
      title={name.title}
      detail={<Facts facts={name.details} />}
      controls={call.consultFor === undefined ? <span className={styles.hint} /> : <ConsultControls clientCallId={call.consultFor} />}
      end={
        <Button
          size="call"
          grow
          tone="danger"
          icon={<IconPhoneOff size={16} stroke={1.9} />}
          action="end"
          compact
          onPress={() => void command({ kind: 'hang-up', callId: call.id })}
        >
          {t('cancelCall')}
        </Button>
      }
      beside={<Beside call={call} />}
    />
  )
}
