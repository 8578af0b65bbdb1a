import { IconBook2 } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { words } from './words.ts'
import styles from './knowledge.module.css'

/** What another layout makes of a sensible query is mostly signs: nobody needs to read that. */
const isReadable = (text: string): boolean => /^[\p{L}\p{N}\s-]+$/u.test(text)

const icon = <IconBook2 size={20} stroke={1.9} />

/** One line above the list: what it is a list of, how it was found, and how fresh it is. */
export const ListNote = () => {
  const t = useWords(words)
  const format = useFormat()
  const index = useKnowledge((view) => view.index)
  const hub = useKnowledge((view) => view.hub)
  const answer = useKnowledge((view) => view.answer)
  const answered = useKnowledge((view) => view.answered ?? '')
  const reading =
    index.kind === 'loading'
      ? index.total === 0
        ? t('loadingStart')
        : t('loading', { done: format.number(index.done, 0), total: format.number(index.total, 0) })
      : undefined
  return (
    <div className={styles.note} role="status">
      <span>{reading ?? (answer === undefined ? '' : <FoundWords query={answered} />)}</span>
      {answer !== undefined && answer.hits.length > 0 && <Hints />}
      {hub === 'failed' && <span className={styles.away}>{t('hubAway')}</span>}
    </div>
  )
}

const Hints = () => {
  const t = useWords(words)
  return (
    <span className={styles.keys} aria-hidden="true">
      <kbd className={styles.cap}>↑</kbd>
      <kbd className={styles.cap}>↓</kbd>
      <kbd className={styles.cap}>Enter</kbd>
      {t('open')}
    </span>
  )
}

const FoundWords = ({ query }: { readonly query: string }) => {
  const t = useWords(words)
  const answer = useKnowledge((view) => view.answer)
  if (answer === undefined || answer.hits.length === 0) return null
  const { hits, total, foundBy, other } = answer
  if (query.trim() === '') return <>{t(hits.some(({ reason }) => reason !== undefined) ? 'fits' : 'newest')}</>
  if (foundBy === 'typos') return <>{t('byTypos')}</>
  if (foundBy === 'some-words') return <>{t('bySome')}</>
  if (foundBy === 'other-layout') return <>{t('byLayout', { other: other ?? '' })}</>
  const rest = total > hits.length ? `, ${t('shownFirst', { shown: hits.length })}` : ''
  return <>{`${t('found', { count: total })}${rest}`}</>
}

/** What stands in place of the list: nothing found and what was tried, no articles at all, or a failure. */
export const InPlaceOfHits = () => {
  const t = useWords(words)
  const { knowledge } = useCallWork()
  const index = useKnowledge((view) => view.index)
  const answer = useKnowledge((view) => view.answer)
  const query = useKnowledge((view) => view.answered?.trim() ?? '')
  if (index.kind === 'failed')
    return (
      <ErrorState
        title={t('failed')}
        actions={
          <Button size="small" onPress={() => knowledge.retry()}>
            {t('again')}
          </Button>
        }
      >
        {t('failedNote')}
      </ErrorState>
    )
  if (answer === undefined || answer.hits.length > 0) return null
  if (query === '')
    return index.kind === 'ready' && index.articles === 0 ? (
      <EmptyState title={t('empty')} icon={icon}>
        {t('emptyNote')}
      </EmptyState>
    ) : null
  return (
    <EmptyState title={t('nothing', { query })} icon={icon}>
      {answer.other !== undefined && isReadable(answer.other) && <span>{t('triedOther', { other: answer.other })} </span>}
      {t('nothingNote')} {t('askLineTwo')}
    </EmptyState>
  )
}
