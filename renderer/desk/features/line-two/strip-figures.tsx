import { useWords } from '../../i18n/use-words.ts'
import { useLineTwoView } from '../../state/line-two-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './footer.module.css'

/** Today's share solved on line 1, and of what was accepted in time. */
export const StripFigures = () => {
  const t = useWords(words)
  const format = useFormat()
  const today = useLineTwoView((view) => view.today)
  if (today === undefined) return null
  return (
    <span className={styles.stripFigures}>
      {today.solvedOnLine1 !== null && <span>{t('solved', { percent: format.number(today.solvedOnLine1 * 100) })}</span>}
      {today.acceptedInTime !== null && <span>{t('inTime', { percent: format.number(today.acceptedInTime * 100) })}</span>}
    </span>
  )
}
