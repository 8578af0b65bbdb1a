import type { ArticleHit } from '../../../../core/domain/knowledge/found-article.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useMinute } from '../../state/desk-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'

/** In words, where an article is not simply true: from when, until when; undefined: it holds. */
export const useValidity = ({
  validity,
  validFrom,
  validUntil,
}: Pick<ArticleHit, 'validity' | 'validFrom' | 'validUntil'>): string | undefined => {
  const t = useWords(words)
  const format = useFormat()
  const now = useMinute()
  switch (validity) {
    case 'valid':
      return undefined
    case 'withdrawn':
      return t('validity.withdrawn')
    case 'not-yet':
      return t('validity.not-yet', { day: format.day(validFrom ?? 0, now) })
    default:
      return t(`validity.${validity}`, { day: format.day((validUntil ?? 0) - 1, now) })
  }
}
