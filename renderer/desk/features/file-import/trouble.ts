import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { FileTrouble } from '../../../storage/import-file/file-imports.ts'
import type { Translate } from '../../i18n/words.ts'
import type { words } from './words.ts'

interface TroubleWords {
  readonly title: string
  readonly what: string
}

/** Why a file cannot be read, and what to do. */
export function troubleWords(t: Translate<(typeof words)['entries']>, trouble: FileTrouble | 'not-read'): TroubleWords {
  switch (trouble) {
    case 'empty':
      return { title: t('empty'), what: t('emptyWhat') }
    case 'too-large':
      return { title: t('tooLarge'), what: t('tooLargeWhat') }
    case 'unknown':
      return { title: t('unknown'), what: t('unknownWhat') }
    case 'damaged':
      return { title: t('damaged'), what: t('damagedWhat') }
    case 'gone':
      return { title: t('gone'), what: t('goneWhat') }
    case 'not-read':
      return { title: t('notRead'), what: t('notReadWhat') }
    default:
      return missingCase(trouble)
  }
}
