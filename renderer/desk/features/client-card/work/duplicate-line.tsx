import { IconUsers } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'
import { fullName, type KnownCard } from '../../../state/call-card.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { changeWords } from './change-words.ts'
import { useDuplicate, useLookForDuplicates } from './use-duplicates.ts'
import styles from './work.module.css'

/** «Похоже, это один человек»: another record that can be compared and merged. */
export const DuplicateLine = ({ card }: { readonly card: KnownCard }) => {
  const t = useWords(changeWords)
  const { cardWork } = useCallWork()
  const { client } = card.candidate
  useLookForDuplicates(card)
  const duplicate = useDuplicate(client.id)
  if (duplicate === undefined) return null
  const reasons = [...new Set(duplicate.reasons.map(({ kind }) => t(`same.${kind}`)))].join(', ')
  return (
    <div className={styles.line} data-tone="warn">
      <IconUsers size={16} stroke={1.9} aria-hidden="true" />
      <span>
        {t('samePerson')}
        <small>
          {fullName(duplicate.client)}. {t('sameBy', { reasons })}
        </small>
      </span>
      <Button size="small" action="mergeClient" onPress={() => cardWork.toggle(client.id, 'merge')}>
        {t('compare')}
      </Button>
    </div>
  )
}
