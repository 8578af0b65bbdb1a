import { IconUserQuestion } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { shortName, type CallCard } from '../../state/call-card.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/state-panel.tsx'
import { identityWords } from './identity-words.ts'
import { MarkNuisance } from './other-callers.tsx'
import { words } from './words.ts'
import styles from './other-callers.module.css'

/** Nobody knows this number; people who were ruled out for it stay one key away. */
export const UnknownCaller = ({ card }: { readonly card: Extract<CallCard, { kind: 'unknown' }> }) => {
  const t = useWords(words)
  const { numbers } = useDesk()
  const { number, others } = card
  return (
    <>
      <EmptyState title={t('unknown')} icon={<IconUserQuestion size={20} stroke={1.9} />}>
        {number !== undefined && others.length === 0 && t('unknownNote', { number: numbers.toMasked(number) })}
      </EmptyState>
      {others.length > 0 && <Refused card={card} />}
      <MarkNuisance card={card} />
    </>
  )
}

const Refused = ({ card }: { readonly card: Extract<CallCard, { kind: 'unknown' }> }) => {
  const t = useWords(identityWords)
  const store = useCallWork().card
  return (
    <div className={styles.pane}>
      {card.refused === true && (
        <p className={styles.fact}>{t('refusedBefore', { names: card.others.map(({ client }) => shortName(client)).join(', ') })}</p>
      )}
      <div className={styles.actions}>
        <Button size="small" action="otherPerson" onPress={() => store.openOthers(card.callId)}>
          {t('openFound', { count: card.others.length })}
        </Button>
      </div>
    </div>
  )
}
