import { inRole } from '../../../../core/domain/client/in-role.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { KnownCard } from '../../state/call-card.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { identityWords } from './identity-words.ts'
import styles from './who.module.css'

/** Requests and contacts of the client's other roles: counted, and shown with one key. */
export const OtherRoles = ({ card }: { readonly card: KnownCard }) => {
  const t = useWords(identityWords)
  const store = useCallWork().card
  const { requests, history } = inRole(card.candidate.client, card.roleId)
  const count = requests.ofOthers.length + history.ofOthers.length
  if (count === 0) return null
  return (
    <div className={styles.others}>
      <span>{t('ofOtherRoles', { count })}</span>
      <Button size="small" action="allRoles" pressed={card.allRoles === true} onPress={() => store.toggleAllRoles(card.callId)}>
        {t(card.allRoles === true ? 'showOwn' : 'showAll')}
      </Button>
    </div>
  )
}
