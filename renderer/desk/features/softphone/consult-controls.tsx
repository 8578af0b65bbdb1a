import { IconArrowsExchange, IconArrowBackUp, IconLogout, IconPhoneCheck, IconUsersGroup } from '@tabler/icons-react'
import type { ActiveCall, CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallView } from '../../state/use-call-view.ts'
import { Button } from '../../ui/button.tsx'
import { MuteButton } from './live-controls.tsx'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'

interface ConsultControlsProps {
  /** The client's call, whose transfer this is. */
  readonly clientCallId: CallId
  /** The call in the bar when it is up: the client's or the colleague's. */
  readonly live?: ActiveCall
}

/** While a colleague is consulted: connect the two, change between them, or give the transfer up. */
export const ConsultControls = ({ clientCallId, live }: ConsultControlsProps) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const client = useCallView(clientCallId)?.call
  const transfer = client?.phase === 'active' ? client.transfer : undefined
  const consultId = transfer?.kind === 'attended' ? transfer.consultCallId : undefined
  const consult = useCallView(consultId)?.call
  const completing = transfer?.stage === 'completing' || transfer?.stage === 'leaving'
  const joined = transfer?.stage === 'joined'
  const ready = consult?.phase === 'active' || consult?.phase === 'alerting'
  const otherId = live?.id === clientCallId ? consultId : clientCallId
  return (
    <>
      <Button
        size="call"
        tone="primary"
        icon={<IconPhoneCheck size={16} stroke={1.9} />}
        action="completeTransfer"
        compact
        disabled={!ready || completing}
        onPress={() => void command({ kind: 'complete-transfer', callId: clientCallId })}
      >
        {t('connect')}
      </Button>
      <Button
        size="call"
        icon={<IconArrowsExchange size={16} stroke={1.9} />}
        action="swap"
        iconOnly
        disabled={otherId === undefined || consult?.phase !== 'active' || completing}
        onPress={() => {
          if (otherId !== undefined) void command({ kind: 'resume', callId: otherId })
        }}
      >
        {t('swap')}
      </Button>
      <Button
        size="call"
        icon={<IconArrowBackUp size={16} stroke={1.9} />}
        action="cancelTransfer"
        compact
        disabled={completing}
        onPress={() => void command({ kind: 'cancel-transfer', callId: clientCallId })}
      >
        {t('cancelTransfer')}
      </Button>
      <Button
        size="call"
        icon={joined ? <IconLogout size={16} stroke={1.9} /> : <IconUsersGroup size={16} stroke={1.9} />}
        action="joinThree"
        iconOnly
        disabled={consult?.phase !== 'active' || (transfer?.stage !== 'consulting' && !joined)}
        onPress={() => void command({ kind: joined ? 'leave-three' : 'join-three', callId: clientCallId })}
      >
        {t(joined ? 'leaveThree' : 'joinThree')}
      </Button>
      {live !== undefined && <MuteButton call={live} iconOnly />}
    </>
  )
}
