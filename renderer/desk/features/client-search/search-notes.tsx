import { IconUserSearch } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useClientSearch } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { words } from './words.ts'
import styles from './client-search.module.css'

const icon = <IconUserSearch size={20} stroke={1.9} />

/** What stands in place of the list: what can be typed, nothing found and what was tried, or a failure. */
export const InPlaceOfHits = () => {
  const t = useWords(words)
  const { clientSearch } = useCallWork()
  const index = useClientSearch((state) => state.index)
  const query = useClientSearch((state) => state.query.trim())
  const answer = useClientSearch((state) => state.answer)
  if (index.kind === 'failed')
    return (
      <ErrorState
        title={t('failed')}
        actions={
          <Button size="small" onPress={() => clientSearch.retry()}>
            {t('again')}
          </Button>
        }
      >
        {t('failedNote')}
      </ErrorState>
    )
  if (query === '')
    return (
      <EmptyState title={t('title')} icon={icon}>
        {t('hint')}
      </EmptyState>
    )
  if (answer === undefined || answer.hits.length > 0) return null
  const [, other] = answer.tried
  return (
    <EmptyState title={t('nothing', { query })} icon={icon}>
      {other !== undefined && <span>{t('triedOther', { other })} </span>}
      {t('nothingNote')}
    </EmptyState>
  )
}

/** One line at the foot: the index being read, how many were found, and what Enter does. */
export const SearchFoot = ({ onCall }: { readonly onCall: boolean }) => {
  const t = useWords(words)
  const opening = useClientSearch((state) => state.opening)
  const hasHits = useClientSearch((state) => (state.answer?.hits.length ?? 0) > 0)
  return (
    <div className={styles.foot}>
      <span role="status" className={styles.status}>
        {opening === 'missing' ? t('missing') : opening === 'failed' ? t('notRead') : <Count />}
      </span>
      {hasHits && (
        <span className={styles.keys}>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {t('choose')}
          <kbd>Enter</kbd>
          {onCall ? t('itIsHim') : t('openCard')}
        </span>
      )}
    </div>
  )
}

const Count = () => {
  const t = useWords(words)
  const format = useFormat()
  const index = useClientSearch((state) => state.index)
  const answer = useClientSearch((state) => state.answer)
  if (index.kind === 'loading') {
    const read = { done: format.number(index.done, 0), total: format.number(index.total, 0) }
    return <>{`${index.total === 0 ? t('loadingStart') : t('loading', read)}. ${t('loadingNote')}`}</>
  }
  if (answer === undefined || answer.hits.length === 0) return <>{answer?.complete === false ? t('incomplete') : ''}</>
  const { total, more, hits, complete } = answer
  const many = more && total > hits.length
  const parts = [many ? t('foundMany', { count: format.number(total, 0) }) : t('found', { count: total })]
  if (!many && total > hits.length) parts.push(t('shownFirst', { shown: hits.length }))
  return <>{`${parts.join(', ')}${complete ? '' : `. ${t('incomplete')}`}`}</>
}
