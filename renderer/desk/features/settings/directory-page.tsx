import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { directoryWords } from './directory-words.ts'
import { FromFile } from './from-file.tsx'
import { SourceItem } from './source-item.tsx'
import { useSources } from './use-sources.ts'
import styles from './directory.module.css'

/** Where the clients of this seat come from, and how each source stands. */
export const DirectoryPage = () => (
  <>
    <Sources />
    <FromFile />
  </>
)

const Sources = () => {
  const t = useWords(directoryWords)
  const { seen, again } = useSources()
  if (seen.kind === 'asking') return null
  if (seen.kind === 'unknown') return <ErrorState title={t('notAsked')} actions={<Button onPress={again}>{t('askAgain')}</Button>} />
  if (seen.sources.length === 0) return <EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>
  return (
    <ul className={styles.sources} aria-label={t('sources')}>
      {seen.sources.map((source) => (
        <SourceItem key={source.description.id} source={source} />
      ))}
    </ul>
  )
}
