import { IconPhoneOff, IconWifiOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ActiveCall } from '../../../../core/domain/call/call.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useNow } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Elapsed } from '../../ui/elapsed.tsx'
import { formatDuration, formatSpan } from '../../ui/format/duration.ts'
import { BarSlots, Facts } from './bar-slots.tsx'
import type { BarFact } from './call-name.ts'
import { Beside } from './beside.tsx'
import { ConsultControls } from './consult-controls.tsx'
import { useThreeTalk } from './use-three-talk.ts'
import { LiveControls } from './live-controls.tsx'
import { useCallName } from './use-call-name.ts'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

/** The client whose transfer this call belongs to: itself while a colleague is consulted, or the one it consults for. */
const clientOf = (call: ActiveCall): ActiveCall['id'] | undefined => {
  if (call.consultFor !== undefined) return call.consultFor
  return call.transfer?.kind === 'attended' && call.transfer.stage !== 'failed' ? call.id : undefined
}

/** A live call: talking, held, without sound, or consulting. */
export const ActiveCallBar = ({ call, escalate }: { readonly call: ActiveCall; readonly escalate?: ReactNode }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const name = useCallName(call, true)
  const clientCallId = clientOf(call)
  const three = useThreeTalk(clientCallId)
  return (
    <BarSlots
      timer={<Elapsed since={isHeld(call) ? (call.heldSince ?? call.answeredAt) : call.answeredAt} />}
      word={<StateWord call={call} three={three} />}
      title={name.title}
      detail={<Detail call={call} facts={name.details} />}
      controls={clientCallId === undefined ? <LiveControls call={call} /> : <ConsultControls clientCallId={clientCallId} live={call} />}
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
          {t('end')}
        </Button>
      }
      beside={<Beside call={call} otherwise={escalate} />}
    />
  )
}

const isHeld = (call: ActiveCall): boolean => call.hold === 'local' || call.hold === 'both'

const StateWord = ({ call, three }: { readonly call: ActiveCall; readonly three: boolean }) => {
  const t = useWords(softphoneWords)
  if (isHeld(call)) return <span className={styles.warn}>{t('onHold')}</span>
  if (call.media.state === 'interrupted') {
    return (
      <>
        <IconWifiOff size={14} stroke={1.9} aria-hidden="true" className={styles.warn} />
        <span className={styles.warn}>{t('noSound')}</span>
      </>
    )
  }
  if (call.hold === 'remote') return <span className={styles.warn}>{t('heldByThem')}</span>
  if (call.muted) return <span className={styles.warn}>{t('muted')}</span>
  if (three) return <>{t('three')}</>
  return <>{t(call.consultFor === undefined ? 'talking' : 'consulting')}</>
}

const Detail = ({ call, facts }: { readonly call: ActiveCall; readonly facts: readonly BarFact[] }) => {
  if (call.media.state === 'interrupted') return <Silence since={call.media.since} facts={facts} />
  return isHeld(call) ? <CallTime since={call.answeredAt} facts={facts} /> : <Facts facts={facts} />
}

const Silence = ({ since, facts }: { readonly since: number; readonly facts: readonly BarFact[] }) => {
  const t = useWords(softphoneWords)
  const locale = useLocale()
  const silence = { text: t('noSoundFor', { span: formatSpan(Math.max(0, useNow() - since), locale) }), whole: true }
  return <Facts facts={[silence, ...facts]} />
}

/** On hold the big timer is the hold's, so the call's own stands here, in the line's place. */
const CallTime = ({ since, facts }: { readonly since: number; readonly facts: readonly BarFact[] }) => {
  const t = useWords(softphoneWords)
  const time = { text: t('callTime', { time: formatDuration(useNow() - since) }), whole: true }
  return <Facts facts={[time, ...facts.filter(({ whole }) => whole)]} />
}
