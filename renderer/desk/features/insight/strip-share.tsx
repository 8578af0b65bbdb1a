import { useWords } from '../../i18n/use-words.ts'
import { useInsight } from '../../state/call-work-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './insight.module.css'

/** On the strip of line 1: what of today it solved itself. */
export const StripShare = () => {
  const t = useWords(words)
  const format = useFormat()
  const today = useInsight((view) => view.today)
  if (today === undefined || today === null) return null
  return <span className={styles.stripShare}>{t('onStrip', { percent: format.number(today * 100) })}</span>
}
