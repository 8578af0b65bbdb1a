import type { MouseEvent, ReactNode } from 'react'
import type { CallView } from '../../../../core/contract/phone-channel.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCurrentCall } from '../../state/use-call-view.ts'
import { ActiveCallBar } from './active-call-bar.tsx'
import { EndedCallBar } from './ended-call-bar.tsx'
import { IdleBar } from './idle-bar.tsx'
import { OutgoingCallBar } from './outgoing-call-bar.tsx'
import { RingingCallBar } from './ringing-call-bar.tsx'
import { usePhaseGuard } from './use-phase-guard.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

interface CallBarProps {
  /** The last place beside a call, when no other call needs it. */
  readonly escalate?: ReactNode
}

/** The call bar: fixed slots, one call. It never takes the focus. */
export const CallBar = ({ escalate }: CallBarProps) => {
  const t = useWords(softphoneWords)
  const view = useCurrentCall()
  const isEarly = usePhaseGuard(view === undefined ? 'idle' : `${view.call.id} ${view.call.phase}`)
  const guard = (event: MouseEvent): void => {
    // detail 0: pressed by the keyboard, which a double click cannot do.
    if (event.detail === 0 || !isEarly()) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section
      className={styles.bar}
      data-tone={toneOf(view)}
      data-on-fill={view?.call.phase === 'incoming' || undefined}
      aria-label={t('bar')}
      onClickCapture={guard}
    >
      {view === undefined ? <IdleBar /> : <BarOf view={view} escalate={escalate} />}
    </section>
  )
}

const BarOf = ({ view, escalate }: CallBarProps & { readonly view: CallView }) => {
  const { call } = view
  switch (call.phase) {
    case 'incoming':
      return <RingingCallBar key={call.id} call={call} />
    case 'dialing':
    case 'alerting':
    case 'connecting':
      return <OutgoingCallBar key={call.id} call={call} />
    case 'active':
      return <ActiveCallBar key={call.id} call={call} escalate={escalate} />
    case 'ending':
    case 'ended':
      return <EndedCallBar key={call.id} view={view} call={call} escalate={escalate} />
    default:
      return missingCase(call)
  }
}

/** The stripe on the left, or the fill of a ringing call. Always beside a word that says the same. */
const toneOf = (view: CallView | undefined): string => {
  if (view === undefined) return 'idle'
  const { call } = view
  if (call.phase === 'incoming') return 'ringing'
  if (call.phase === 'ending' || call.phase === 'ended') return 'ended'
  if (call.phase !== 'active') return 'setup'
  return call.hold !== 'none' || call.media.state === 'interrupted' ? 'warn' : 'live'
}
