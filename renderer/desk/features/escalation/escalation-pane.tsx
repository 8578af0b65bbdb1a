import type { CallId } from '../../../../core/domain/call/call.ts'
import { escalationNumber } from '../../../../core/domain/escalation/escalation-number.ts'
import { useEscalationDesk } from '../../state/call-work-context.tsx'
import { hubTakes } from '../../state/escalation-reach.ts'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useCallView } from '../../state/use-call-view.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { AnswerPart } from './answer-part.tsx'
import { AttachButton, FileList } from './attach.tsx'
import { ClientLeft } from './client-left.tsx'
import { ClientWords } from './client-words.tsx'
import { ConsultPart } from './consult-part.tsx'
import { HoldPart } from './hold-part.tsx'
import { SentenceField } from './sentence-field.tsx'
import { stateWords, wantedWords } from './state-words.ts'
import { Trouble } from './trouble.tsx'
import { useCallEscalation, useEscalatedCallId } from './use-call-escalation.ts'
import { useSpoken } from './use-spoken.ts'
import { WaitLine } from './wait-line.tsx'
import { WayOut } from './way-out.tsx'
import { WishChoice } from './wish-choice.tsx'
import styles from './escalation.module.css'

/** Top of the right pane while a call is escalated: where it stands, what to say, what can be done. Null otherwise. */
export const EscalationPane = () => {
  const callId = useEscalatedCallId()
  const escalation = useCallEscalation(callId)
  const choosing = useEscalationDesk((state) => state.choosing)
  if (callId === undefined) return null
  return (
    <>
      {choosing === callId && <WishChoice callId={callId} escalation={escalation} />}
      <Trouble callId={callId} escalation={escalation} />
      {escalation !== undefined && choosing !== callId && <Escalated callId={callId} escalation={escalation} />}
    </>
  )
}

const Escalated = ({ callId, escalation }: { readonly callId: CallId; readonly escalation: SeatEscalation }) => {
  const spoken = useSpoken()
  const { t } = spoken
  const takes = useTeam(hubTakes)
  const call = useCallView(callId)?.call
  const live = call?.phase === 'active'
  // With the specialist on the other line there is nothing to say to the client now.
  const consulting = live && call.transfer !== undefined && call.transfer.stage !== 'failed'
  const { packet, state, unsent, keeping } = escalation
  const over = state.phase === 'withdrawn' || state.phase === 'resolved'
  return (
    <section
      className={styles.pane}
      data-escalation={packet.id}
      data-phase={state.phase}
      data-sent={keeping ? 'keeping' : unsent ? 'waiting' : 'sent'}
    >
      <SectionHead
        title={t('title')}
        note={wantedWords(escalation.wanted, spoken)}
        aside={<span className="fl-num">{t('number', { number: escalationNumber(packet.id) })}</span>}
      />
      <div className={styles.part} role="status">
        <p className={styles.state}>{stateWords(escalation, spoken, takes)}</p>
        {unsent && !keeping && takes !== 'now' && (
          <p className={styles.fact}>{t(takes === 'when-there-is-room' ? 'fullWhat' : 'unsentWhat')}</p>
        )}
        {state.phase === 'offered' && !unsent && !escalation.refused && live && <WaitLine escalation={escalation} />}
        {live && <ConsultPart escalation={escalation} callId={callId} />}
      </div>
      <AnswerPart escalation={escalation} live={live} />
      {live && <HoldPart escalation={escalation} callId={callId} />}
      {live && !consulting && <ClientWords escalation={escalation} />}
      {!live && <ClientLeft escalation={escalation} callId={callId} />}
      {!over && (
        <div className={styles.part}>
          <SentenceField escalation={escalation} beside={<AttachButton escalationId={packet.id} />} />
          <FileList escalationId={packet.id} />
          {live && <WayOut escalation={escalation} callId={callId} />}
        </div>
      )}
    </section>
  )
}
