import { IconPhoneOff } from '@tabler/icons-react'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { VIEWED, type CallCard, type KnownCard } from '../../state/call-card.ts'
import { useCallWork, useCard, useCardCall, useIsRacing, useShownCardId } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { AboutClient } from './about-client.tsx'
import { Alerts } from './alerts.tsx'
import { Identity, Reasons } from './identity.tsx'
import { Colleague, Internal, MarkNuisance, Nuisance } from './other-callers.tsx'
import { PriorityLine } from './priority-line.tsx'
import { PromiseOfClient } from './promise-of-client.tsx'
import { Uncertain } from './uncertain.tsx'
import { UnknownCaller } from './unknown-caller.tsx'
import { useCallerName } from './use-caller-name.ts'
import { ViewedHead } from './viewed-head.tsx'
import { useStanding } from './use-standing.ts'
import { CardWorkSections } from './work/card-work.tsx'
import { ConflictLine } from './work/conflict-line.tsx'
import { words } from './words.ts'
import styles from './who.module.css'

/** Left pane: who is on the line and why we think so. Empty without a call. */
export const WhoPane = () => {
  const callId = useShownCardId()
  const card = useCard(callId)
  useCallerName(card)
  return card === undefined ? null : <CardOf card={card} />
}

const CardOf = ({ card }: { readonly card: CallCard }) => {
  const t = useWords(words)
  switch (card.kind) {
    case 'known':
      return <Known key={card.callId} card={card} />
    case 'loading':
      return <Skeleton rows={4} awaited={t('who')} />
    case 'failed':
      return <Failed card={card} />
    case 'several':
      return null
    case 'unknown':
      return <UnknownCaller card={card} />
    case 'withheld':
      return (
        <EmptyState title={t('withheld')} icon={<IconPhoneOff size={20} stroke={1.9} />}>
          {t('withheldNote')}
        </EmptyState>
      )
    case 'internal':
      return (
        <>
          <Internal card={card} />
          <MarkNuisance card={card} />
        </>
      )
    case 'colleague':
      return <Colleague card={card} />
    case 'nuisance':
      return <Nuisance card={card} />
    default:
      return missingCase(card)
  }
}

const Known = ({ card }: { readonly card: KnownCard }) => {
  const ringing = useCardCall()?.call.phase === 'incoming'
  const { client, reasons } = card.candidate
  const standing = useStanding(card)
  const isRacing = useIsRacing(card.callId)
  return (
    <div className={styles.pane}>
      {card.callId === VIEWED && <ViewedHead client={client} />}
      {card.doubts !== undefined && <Uncertain card={card} doubts={card.doubts} />}
      <Identity card={card} ringing={ringing} />
      <PriorityLine client={client} standing={standing} />
      <Alerts card={card} standing={standing} />
      <ConflictLine clientId={client.id} />
      {ringing && <Reasons reasons={reasons} />}
      {client.promise !== undefined && <PromiseOfClient promise={client.promise} />}
      {!isRacing && <AboutClient client={client} />}
      {!isRacing && <CardWorkSections key={client.id} card={card} />}
    </div>
  )
}

const Failed = ({ card }: { readonly card: CallCard }) => {
  const t = useWords(words)
  const store = useCallWork().card
  const view = useCardCall()
  return (
    <ErrorState
      title={t('failed')}
      actions={
        view !== undefined && view.call.id === card.callId ? (
          <Button size="small" action="again" onPress={() => store.retry(view)}>
            {t('again')}
          </Button>
        ) : undefined
      }
    >
      {t('failedNote')}
    </ErrorState>
  )
}
