import { IconClipboard, IconTextPlus, IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { articleIn } from '../../../../core/domain/knowledge/article-words.ts'
import type { ShelvedArticle } from '../../../../core/domain/knowledge/found-article.ts'
import { plainText } from '../../../../core/domain/knowledge/plain-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { articleKey } from '../../state/knowledge-store.ts'
import { lastTextField, textFieldOf } from '../../state/text-fields.ts'
import { Button } from '../../ui/button.tsx'
import { appendToField } from '../../ui/insert-into-field.ts'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'
import styles from './knowledge.module.css'

/** What is done with an article: its text into the note, onto the clipboard; and whether it helped. */
export const ArticleActions = ({ article }: { readonly article: ShelvedArticle }) => {
  const t = useWords(words)
  const { insert, copy } = useTextActions(article)
  return (
    <div className={styles.actions}>
      <div className={styles.row}>
        <Button size="small" tone="primary" action="insertArticle" icon={<IconTextPlus size={14} stroke={1.9} />} onPress={insert}>
          {t('insert')}
        </Button>
        <Button size="small" action="copyArticle" icon={<IconClipboard size={14} stroke={1.9} />} onPress={copy}>
          {t('copy')}
        </Button>
      </div>
      <Verdict article={article} />
    </div>
  )
}

const useTextActions = (article: ShelvedArticle): { readonly insert: () => void; readonly copy: () => void } => {
  const t = useWords(words)
  const locale = useLocale()
  const { knowledge } = useCallWork()
  const text = (): string => plainText(articleIn(article, locale).text)
  return {
    insert: () => {
      const field = textFieldOf(lastTextField())
      if (field === undefined) {
        toast({ tone: 'info', title: t('noField'), detail: t('noFieldWhat') })
        return
      }
      knowledge.inserted(article)
      knowledge.setOpen(false)
      appendToField(field, text())
      toast({ title: t(field.id === 'work-note' ? 'insertedNote' : field.id === 'line-two-answer' ? 'insertedAnswer' : 'inserted') })
    },
    copy: () => {
      navigator.clipboard.writeText(text()).then(
        () => {
          knowledge.inserted(article)
          toast({ title: t('copied') })
        },
        () => toast({ tone: 'info', title: t('notCopied') }),
      )
    },
  }
}

const Verdict = ({ article }: { readonly article: ShelvedArticle }) => {
  const t = useWords(words)
  const { knowledge } = useCallWork()
  const judged = useKnowledge((view) => view.judged[articleKey(article)])
  return (
    <div className={styles.row} role="group" aria-label={t('didItHelp')}>
      <Button
        size="small"
        action="articleHelped"
        pressed={judged === 'helped'}
        icon={<IconThumbUp size={14} stroke={1.9} />}
        onPress={() => knowledge.judge(article, 'helped')}
      >
        {t('helped')}
      </Button>
      <Button
        size="small"
        action="articleFailed"
        pressed={judged === 'did-not-help'}
        icon={<IconThumbDown size={14} stroke={1.9} />}
        onPress={() => knowledge.judge(article, 'did-not-help')}
      >
        {t('failedToHelp')}
      </Button>
      <span role="status" className={styles.said}>
        {judged === undefined ? '' : t(judged === 'helped' ? 'thanksHelped' : 'thanksFailed')}
      </span>
    </div>
  )
}
