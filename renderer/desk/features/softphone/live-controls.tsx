import { IconMicrophone, IconMicrophoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import type { ActiveCall } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Keypad } from './keypad.tsx'
import { TransferButton } from './transfer-button.tsx'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'

/** Mute, hold, transfer, keypad. Without sound they rest: what they would do could not be heard. */
export const LiveControls = ({ call }: { readonly call: ActiveCall }) => {
  const silent = call.media.state === 'interrupted'
  const transferring = call.transfer?.stage === 'requested' || call.transfer?.stage === 'completing'
  return (
    <>
      <MuteButton call={call} />
      <HoldButton call={call} disabled={silent || transferring} />
      <TransferButton call={call} disabled={silent || transferring} />
      <Keypad callId={call.id} disabled={silent || transferring || call.hold !== 'none'} />
    </>
  )
}

interface MuteButtonProps {
  readonly call: ActiveCall
  readonly iconOnly?: boolean
}

export const MuteButton = ({ call, iconOnly = false }: MuteButtonProps) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const Icon = call.muted ? IconMicrophoneOff : IconMicrophone
  return (
    <Button
      size="call"
      icon={<Icon size={16} stroke={1.9} />}
      action="mute"
      compact
      iconOnly={iconOnly}
      pressed={call.muted}
      disabled={call.media.state === 'interrupted'}
      onPress={() => void command({ kind: 'mute', callId: call.id, muted: !call.muted })}
    >
      {t(call.muted ? 'micOn' : 'mic')}
    </Button>
  )
}

const HoldButton = ({ call, disabled }: { readonly call: ActiveCall; readonly disabled: boolean }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const held = call.hold === 'local' || call.hold === 'both'
  const Icon = held ? IconPlayerPlay : IconPlayerPause
  return (
    <Button
      size="call"
      icon={<Icon size={16} stroke={1.9} />}
      action="hold"
      compact
      pressed={held}
      disabled={disabled || call.holdPending !== undefined}
      onPress={() => void command({ kind: held ? 'resume' : 'hold', callId: call.id })}
    >
      {t(held ? 'resume' : 'hold')}
    </Button>
  )
}
