import type { CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { toast } from '../../ui/toast.tsx'
import { identityWords } from './identity-words.ts'

const TOAST = 'nuisance'

/** Marks and unmarks the caller as a nuisance; either can be undone. */
export const useNuisance = (callId: CallId): { readonly mark: () => void; readonly unmark: () => void } => {
  const t = useWords(identityWords)
  const store = useCallWork().card
  const say = (title: string, undo: () => void): void => toast({ id: TOAST, title, tone: 'info', action: { label: t('undo'), run: undo } })
  return {
    mark: () => void store.markNuisance(callId, '').then((undo) => undo && say(t('marked'), undo)),
    unmark: () => void store.unmarkNuisance(callId).then((undo) => undo && say(t('unmarked'), undo)),
  }
}
