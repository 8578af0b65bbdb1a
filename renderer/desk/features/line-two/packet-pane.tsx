import { useEffect } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { useEscalation, useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { EmptyState } from '../../ui/state-panel.tsx'
import { AnswerPart } from './answer-part.tsx'
import { AttachmentsPart } from './attachments.tsx'
import { Facts } from './facts.tsx'
import { CallPart } from './packet-call.tsx'
import { PacketHead } from './packet-head.tsx'
import { PacketOutcome } from './packet-outcome.tsx'
import { ChangesPart, HistoryPart, ThreadPart } from './packet-past.tsx'
import { Requests, ScriptRoad, Tried } from './packet-road.tsx'
import { SimilarPart } from './packet-similar.tsx'
import { PromiseLine } from './promise-line.tsx'
import { words } from './words.ts'
import styles from './packet.module.css'

/** Middle pane: the packet on one screen, and the answer under it. */
export const PacketPane = () => {
  const t = useWords(words)
  const openId = useLineTwoView((view) => view.openId)
  const escalation = useEscalation(openId)
  if (escalation === undefined) return <EmptyState title={t('noPacket')}>{t('noPacketWhat')}</EmptyState>
  return <Packet key={escalation.packet.id} escalation={escalation} />
}

const Packet = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const { packet } = escalation
  useReceipt(escalation)
  const runs = packet.call !== undefined && isLive(escalation)
  return (
    <article className={styles.packet} aria-label={t('packet')} data-packet-shown={packet.id}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('packet')}>
        <PacketHead packet={packet} />
        {packet.promise !== undefined && <PromiseLine promise={packet.promise} />}
        <PacketOutcome escalation={escalation} />
        <div className={styles.columns}>
          <div>
            <Tried tried={packet.tried} />
            {packet.script !== undefined && <ScriptRoad script={packet.script} />}
            {packet.requests.length > 0 && <Requests requests={packet.requests} />}
            {packet.thread !== undefined && <ThreadPart thread={packet.thread} />}
            {packet.history.length > 0 && <HistoryPart history={packet.history} />}
          </div>
          <div>
            <Facts escalation={escalation} />
            <CallPart packet={packet} runs={runs} />
            <AttachmentsPart escalation={escalation} />
            <SimilarPart escalation={escalation} />
            <ChangesPart escalation={escalation} />
          </div>
        </div>
      </div>
      <AnswerPart escalation={escalation} />
    </article>
  )
}

const isLive = ({ state, wanted }: SeatEscalation): boolean =>
  (wanted.kind === 'talk-now' || wanted.kind === 'advice') &&
  (state.phase === 'offered' || state.phase === 'accepted' || state.phase === 'connected' || state.phase === 'advising')

/** The receipt: the packet is on the screen of a specialist. Not while the window is hidden. */
const useReceipt = (escalation: SeatEscalation): void => {
  const lineTwo = useLineTwo()
  const known = useTeam((team) => team.team?.member.id)
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState !== 'hidden' && known !== undefined) lineTwo.seen(escalation)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [lineTwo, escalation, known])
}
