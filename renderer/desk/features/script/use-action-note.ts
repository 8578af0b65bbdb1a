import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useSession } from '../../state/desk-context.tsx'
import { words } from './words.ts'

/** What a press on the action will do here, where the script cannot say it: to whom, or that nothing here sends messages. */
export function useActionNote(node: ScriptNode | undefined): string | undefined {
  const t = useWords(words)
  const locale = useLocale()
  const targets = useSession((session) => session.seat.transferTargets)
  if (node?.kind !== 'action') return undefined
  const { action } = node
  if (action.kind === 'send-text') return t('noSender')
  if (action.kind !== 'transfer') return undefined
  const target = targets.find(({ number }) => number === action.target)
  return t('targetOf', { target: target === undefined ? action.target : `${localText(target.title, locale)}, ${target.number}` })
}
