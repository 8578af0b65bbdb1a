import { articleIn } from '../../../../core/domain/knowledge/article-words.ts'
import type { ShelvedArticle } from '../../../../core/domain/knowledge/found-article.ts'
import { ABBREVIATION_SIGN } from '../../../../core/domain/knowledge/quick-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { articleKey } from '../../state/knowledge-store.ts'
import { EmptyState } from '../../ui/state-panel.tsx'
import { listId, optionId } from './option-id.ts'
import { words } from './words.ts'
import styles from './knowledge.module.css'

/** Abbreviations and what they stand for. */
export const QuickTextList = () => {
  const t = useWords(words)
  const locale = useLocale()
  const { knowledge } = useCallWork()
  const all = useKnowledge((view) => view.quickTexts)
  const marked = useKnowledge((view) => view.marked)
  return (
    <>
      <p className={styles.note}>{t('quickHow', { sign: ABBREVIATION_SIGN })}</p>
      <ul id={listId} role="listbox" aria-label={t('quickList')} className={styles.list} hidden={all.length === 0}>
        {all.map((one: ShelvedArticle, place) => {
          const { title, text } = articleIn(one, locale)
          return (
            <li
              key={articleKey(one)}
              id={optionId(articleKey(one))}
              role="option"
              aria-selected={place === marked}
              className={styles.quick}
              onMouseMove={() => knowledge.mark(place)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void knowledge.read(one.id, one.organisation)}
            >
              <span className={styles.abbreviation}>
                {ABBREVIATION_SIGN}
                {one.abbreviation}
              </span>
              <span className={styles.hitTitle}>{title}</span>
              <span className={styles.excerpt}>{text}</span>
            </li>
          )
        })}
      </ul>
      {all.length === 0 && <EmptyState title={t('noQuick')} />}
    </>
  )
}
