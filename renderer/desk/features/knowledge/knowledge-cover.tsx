import { IconPlus, IconX } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useArticleDesk, useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { ActionKey } from '../../ui/action-key.tsx'
import { Button } from '../../ui/button.tsx'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { FoundList } from './found-list.tsx'
import { leave } from './leave.ts'
import { QuickTextList } from './quick-text-list.tsx'
import { useMayWrite } from './use-may-write.ts'
import { words } from './words.ts'
import styles from './knowledge.module.css'

/** Markdown is heavy: it comes with the first article that is read. */
const ArticleView = lazy(() => import('./article-view.tsx').then((module) => ({ default: module.ArticleView })))

/** What lies over the right pane: the list, or the article that is read. */
export const KnowledgeCover = () => {
  const t = useWords(words)
  const { knowledge } = useCallWork()
  const article = useKnowledge((view) => view.article)
  const list = useKnowledge((view) => view.list)
  return (
    <section className={styles.cover} aria-label={t('title')}>
      {article === undefined ? (
        <>
          <header className={styles.head}>
            <FilterTabs
              label={t('show')}
              tabs={[
                { id: 'found', label: t('all') },
                { id: 'quick-texts', label: t('quickList') },
              ]}
              chosen={list}
              onChoose={(id) => knowledge.show(id)}
            />
            <ActionKey action="quickTexts" />
            <button
              type="button"
              className={styles.close}
              aria-label={t('close')}
              title={`${t('close')} (Esc)`}
              onClick={() => leave(knowledge)}
            >
              <IconX size={16} stroke={1.9} aria-hidden="true" />
            </button>
          </header>
          {list === 'found' ? <FoundList /> : <QuickTextList />}
          <WriteBar />
        </>
      ) : (
        <Suspense fallback={null}>
          <ArticleView article={article} />
        </Suspense>
      )}
    </section>
  )
}

/** At the foot of the list, for those who write. */
const WriteBar = () => {
  const t = useWords(words)
  const mayWrite = useMayWrite()
  const { articleDesk } = useCallWork()
  const left = useArticleDesk((view) => view.left.length)
  if (!mayWrite) return null
  return (
    <div className={styles.actions}>
      <div className={styles.row}>
        <Button size="small" action="newArticle" icon={<IconPlus size={14} stroke={1.9} />} onPress={() => articleDesk.begin()}>
          {t('write')}
        </Button>
        {left > 0 && <span className={styles.said}>{t('unsaved', { count: left })}</span>}
      </div>
    </div>
  )
}
