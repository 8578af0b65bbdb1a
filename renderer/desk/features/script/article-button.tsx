import { IconBook } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import type { ArticleFrom } from '../../state/article-door.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { words } from './words.ts'

interface ArticleButtonProps {
  readonly articleId: string | undefined
  readonly from: ArticleFrom
}

/** Opens the article a step names; not there where nothing on this desk shows articles. */
export const ArticleButton = ({ articleId, from }: ArticleButtonProps) => {
  const t = useWords(words)
  const work = useCallWork()
  if (articleId === undefined || !('knowledge' in work)) return null
  return (
    <Button size="small" icon={<IconBook size={14} stroke={1.9} />} onPress={() => work.articleDoor.open(articleId, from)}>
      {t('article')}
    </Button>
  )
}
