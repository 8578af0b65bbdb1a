import type { ArticleHit } from '../../../../core/domain/knowledge/found-article.ts'
import { useKnowledge } from '../../state/call-work-context.tsx'

/** The marked line of the list that is shown. */
export const useChosen = (): Pick<ArticleHit, 'id' | 'organisation'> | undefined =>
  useKnowledge(({ list, quickTexts, answer, marked }) => (list === 'quick-texts' ? quickTexts[marked] : answer?.hits[marked]))
