import type { RunRefusal } from '../../../../core/domain/script/run-refusal.ts'
import type { Variable } from '../../../../core/domain/script/variable.ts'
import type { Translate } from '../../i18n/words.ts'
import type { stepWords } from './step-words.ts'

/** What is wrong with the answer of this variable, with the fix; undefined: nothing was said of it. */
export function wrongWords(
  t: Translate<typeof stepWords.entries>,
  variable: Variable,
  refusal: RunRefusal | undefined,
): string | undefined {
  if (refusal === undefined || !('variable' in refusal) || refusal.variable !== variable.name) return undefined
  const { type } = variable
  switch (type.kind) {
    case 'text':
      return t('wrongText', { most: type.maxLength ?? 2_000 })
    case 'number':
      return type.min === undefined || type.max === undefined ? t('wrongNumber') : t('wrongRange', { min: type.min, max: type.max })
    case 'date':
      return t('wrongDate')
    case 'boolean':
    case 'choice':
      return t('wrongChoice')
  }
}
