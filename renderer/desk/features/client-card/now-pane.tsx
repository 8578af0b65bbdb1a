import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { VIEWED, type CallCard, type KnownCard } from '../../state/call-card.ts'
import { useCard, useIsRacing, useShownCardId } from '../../state/call-work-context.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Chooser } from './chooser.tsx'
import { History } from './history/history.tsx'
import { NewClientForm } from './new-client-form.tsx'
import { WorkOnly } from './other-callers.tsx'
import { Predictions } from './predictions/predictions.tsx'
import { Requests } from './requests.tsx'
import { useWideForm, WorkPanel } from './work/work-panel.tsx'
import { words } from './words.ts'
import styles from './now.module.css'

/** Middle pane during a call: what stands open and what was before; the chooser or the short form when needed. */
export const NowPane = () => {
  const card = useCard(useShownCardId())
  return card === undefined ? null : <NowOf key={card.callId} card={card} />
}

const NowOf = ({ card }: { readonly card: CallCard }) => {
  const t = useWords(words)
  switch (card.kind) {
    case 'known':
      return <Known card={card} />
    case 'loading':
      return <Skeleton rows={6} awaited={t('searching')} />
    case 'several':
      return <Chooser card={card} />
    case 'unknown':
      return <NewClientForm callId={card.callId} number={card.number} />
    case 'withheld':
      return <NewClientForm callId={card.callId} number={undefined} />
    case 'internal':
    case 'colleague':
    case 'nuisance':
      return <WorkOnly />
    case 'failed':
      return null
    default:
      return missingCase(card)
  }
}

const Known = ({ card }: { readonly card: KnownCard }) => {
  const form = useWideForm(card)
  const isRacing = useIsRacing(card.callId)
  if (form !== undefined) return <WorkPanel card={card} form={form} />
  return (
    <div className={styles.pane} key={card.candidate.client.id}>
      <div className={styles.present}>
        <Requests client={card.candidate.client} roleId={card.roleId} allRoles={card.allRoles === true} />
        {!isRacing && card.callId !== VIEWED && <Predictions card={card} />}
      </div>
      {!isRacing && <History card={card} />}
    </div>
  )
}
