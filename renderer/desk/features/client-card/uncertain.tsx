import { IconUserQuestion } from '@tabler/icons-react'
import type { Doubt } from '../../../../core/domain/client/doubt.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { shortName, type KnownCard } from '../../state/call-card.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import type { ReasonWords } from './reason-text.ts'
import { useReasonWords } from './use-reason-words.ts'
import styles from './uncertain.module.css'

const TOAST = 'identity-verdict'

/** A match that is not taken for granted: what speaks against it, and a key for either answer. */
export const Uncertain = ({ card, doubts }: { readonly card: KnownCard; readonly doubts: readonly Doubt[] }) => {
  const words = useReasonWords()
  const { id: t } = words
  const store = useCallWork().card
  const name = shortName(card.candidate.client)
  const told = (title: string, detail: string, undo: () => void): void =>
    toast({ id: TOAST, title, detail, tone: 'info', action: { label: t('undo'), run: undo } })
  return (
    <section className={styles.uncertain} role="status">
      <p className={styles.title}>
        <IconUserQuestion size={16} stroke={1.9} aria-hidden="true" />
        {t('looksLike', { name })}
      </p>
      {doubts.map((doubt) => (
        <p key={doubt.kind} className={styles.doubt}>
          {doubtText(doubt, words)}
        </p>
      ))}
      <div className={styles.actions}>
        <Button
          size="small"
          action="confirmPerson"
          onPress={() => {
            const undo = store.confirm(card.callId)
            if (undo !== undefined) told(t('confirmed', { name }), t('confirmedNote'), undo)
          }}
        >
          {t('confirm')}
        </Button>
        <Button
          size="small"
          action="refusePerson"
          onPress={() => {
            const undo = store.refuse(card.callId)
            if (undo !== undefined) told(t('refused', { name }), t('refusedNote'), undo)
          }}
        >
          {t('refuse')}
        </Button>
      </div>
    </section>
  )
}

/** What speaks against it, as a fact. */
export function doubtText(doubt: Doubt, { id: t, when }: ReasonWords): string {
  switch (doubt.kind) {
    case 'only-header':
      return t(doubt.header === 'email' ? 'doubtOnlyEmail' : 'doubtOnlyLogin')
    case 'other-extension':
      return t('doubtOtherExtension', { ofCall: doubt.ofCall, ofCard: doubt.ofCard })
    case 'extension-not-told':
      return t('doubtNotTold', { ofCard: doubt.ofCard })
    case 'old-record':
      return t('doubtOld', { when: when(doubt.lastAt) })
    case 'header-differs':
      return t(doubt.header === 'email' ? 'doubtEmailDiffers' : 'doubtLoginDiffers')
    case 'refused-before':
      return t('doubtRefused', { when: when(doubt.at) })
    case 'others-too':
      return t('doubtOthersToo', { count: doubt.count })
    default:
      return missingCase(doubt)
  }
}
