import { isTemporaryNumber } from '../../../../../core/domain/client/change/temporary-number.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useSession } from '../../../state/desk-context.tsx'
import { hasCrm } from '../../../state/has-crm.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** The number people say aloud; of a new request: that it will come. */
export const RequestNumber = ({ number }: { readonly number: string }) => {
  const t = useWords(workWords)
  const toCrm = useSession(({ seat }) => hasCrm(seat))
  if (!isTemporaryNumber(number)) return number
  return (
    <>
      {t('newNumber')}
      <span className={styles.number}>, {t(toCrm ? 'numberLater' : 'numberNever')}</span>
    </>
  )
}
