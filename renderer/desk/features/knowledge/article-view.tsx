import { IconArrowLeft, IconPencil } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { articleIn } from '../../../../core/domain/knowledge/article-words.ts'
import type { ShelvedArticle } from '../../../../core/domain/knowledge/found-article.ts'
import { validityOf } from '../../../../core/domain/knowledge/validity.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { useMinute } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { MarkdownText } from '../../ui/markdown/markdown.tsx'
import { EmptyState } from '../../ui/state-panel.tsx'
import { ArticleActions } from './article-actions.tsx'
import { leave } from './leave.ts'
import { useMayWrite } from './use-may-write.ts'
import { useValidity } from './use-validity.ts'
import { words } from './words.ts'
import styles from './knowledge.module.css'

/** An article to speak or to act from. It takes the focus, so that the arrows scroll it. */
export const ArticleView = ({ article }: { readonly article: ShelvedArticle | 'missing' }) => {
  const t = useWords(words)
  const { knowledge } = useCallWork()
  const hasList = useKnowledge((view) => view.answered !== undefined)
  return (
    <>
      <header className={styles.head}>
        <button type="button" className={styles.back} onClick={() => (hasList ? knowledge.back() : leave(knowledge))}>
          <IconArrowLeft size={16} stroke={1.9} aria-hidden="true" />
          {t(hasList ? 'back' : 'toDesk')}
        </button>
        <span className={styles.keys}>{article !== 'missing' && <EditButton article={article} />}</span>
        <kbd className={styles.cap} aria-hidden="true">
          Esc
        </kbd>
      </header>
      {article === 'missing' ? <Missing /> : <Body article={article} />}
    </>
  )
}

const EditButton = ({ article }: { readonly article: ShelvedArticle }) => {
  const t = useWords(words)
  const { articleDesk } = useCallWork()
  const mayWrite = useMayWrite()
  if (!mayWrite) return null
  const icon = <IconPencil size={14} stroke={1.9} />
  return (
    <Button size="small" action="editArticle" icon={icon} iconOnly onPress={() => articleDesk.edit(article)}>
      {t('edit')}
    </Button>
  )
}

/** Not here, or not here yet. */
const Missing = () => {
  const t = useWords(words)
  const isReading = useKnowledge((view) => view.hub === 'reading')
  if (isReading) return <EmptyState title={t('loadingStart')} />
  return <EmptyState title={t('missing')}>{t('missingNote')}</EmptyState>
}

const Body = ({ article }: { readonly article: ShelvedArticle }) => {
  const t = useWords(words)
  const locale = useLocale()
  const format = useFormat()
  const now = useMinute()
  const { title, text } = articleIn(article, locale)
  const { kind = 'answer', owner, by, at } = article
  const state = validityOf(article, now)
  const validity = useValidity({ ...article, validity: state })
  const region = useRef<HTMLElement>(null)
  useEffect(() => region.current?.focus({ preventScroll: true }), [article.id, article.organisation])
  return (
    <>
      {/* A region that scrolls must be reachable by the keyboard. */}
      <article ref={region} className={styles.article} tabIndex={0} aria-label={title}>
        <h3 className={styles.articleTitle}>{title}</h3>
        {(state === 'over' || state === 'not-yet' || state === 'withdrawn') && (
          <p className={styles.notNow}>{`${validity ?? ''}. ${t('notNow')}`}</p>
        )}
        <MarkdownText text={text} size={kind === 'answer' ? 'spoken' : 'base'} />
        <p className={styles.facts}>
          <span>{t(`kind.${kind}`)}</span>
          <span>{t('owner', { name: owner ?? by })}</span>
          <span>{t('changed', { day: format.day(at, now) })}</span>
          <span>
            {state === 'valid' && article.validUntil === undefined
              ? t('forever')
              : (validity ?? t('validity.soon', { day: format.day(article.validUntil ?? 0, now) }))}
          </span>
        </p>
      </article>
      <ArticleActions article={article} />
    </>
  )
}
