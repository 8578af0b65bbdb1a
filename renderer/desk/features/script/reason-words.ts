import type { FitReason } from '../../../../core/domain/script/choose-script.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Translate } from '../../i18n/words.ts'
import type { words } from './words.ts'

type T = Translate<typeof words.entries>

/** Why a script was chosen, after «выбран»; undefined: the operator chose it. */
export function chosenWhy(t: T, reasons: readonly FitReason[]): string | undefined {
  const [reason] = reasons
  return reason === undefined ? undefined : t('chosenBy', { why: shortReason(t, reason) })
}

function shortReason(t: T, reason: FitReason): string {
  switch (reason.kind) {
    case 'stage':
    case 'process':
      return t('byRequest')
    case 'topic':
      return t('byTopic')
    case 'words':
      return t('byWords', { words: reason.words.join(', ') })
    case 'line':
      return t('byLine')
    case 'role':
      return t('byRole')
    case 'segment':
      return t('bySegment')
    default:
      return missingCase(reason)
  }
}

/** All that speaks for a script, in a list. */
export function reasonsText(t: T, reasons: readonly FitReason[]): string {
  if (reasons.length === 0) return t('noReason')
  return reasons.map((reason) => longReason(t, reason)).join(', ')
}

function longReason(t: T, reason: FitReason): string {
  if (reason.kind === 'stage') return t('stageOf', { number: reason.requestNumber })
  return reason.kind === 'process' ? t('requestOf', { number: reason.requestNumber }) : shortReason(t, reason)
}
