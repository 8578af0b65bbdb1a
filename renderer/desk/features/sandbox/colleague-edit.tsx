import { IconUserEdit } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useCard, useShownCardId } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'
import styles from './sandbox.module.css'

/** A colleague changes the client of the card in the practice CRM: whoever edits the same then sees both sides. */
export const ColleagueEdit = () => {
  const t = useWords(words)
  const { bridge } = useDesk()
  const card = useCard(useShownCardId())
  if (card?.kind !== 'known') return null
  const { id } = card.candidate.client
  const touch = async (): Promise<void> => {
    const edited = await bridge.call('sandbox.touchClient', { clientId: id }).then(
      (answer) => answer.edited,
      () => false,
    )
    if (edited) toast({ title: t('colleagueEdited'), detail: t('colleagueEditedWhat') })
    else toast({ tone: 'info', title: t('colleagueRefused'), detail: t('sitRefusedWhat') })
  }
  return (
    <button type="button" className={styles.touch} title={t('colleagueEdit')} onClick={() => void touch()}>
      <IconUserEdit size={14} stroke={1.9} aria-hidden="true" />
      <span>{t('colleagueEdit')}</span>
    </button>
  )
}
