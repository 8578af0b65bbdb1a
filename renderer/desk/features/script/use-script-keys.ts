import type { CallId } from '../../../../core/domain/call/call.ts'
import { useCard, useEscalationDesk, useIdentityCheck } from '../../state/call-work-context.tsx'

/**
 * Whether the keys are the script's now. Digits rest while a form asks who is on the line, while the proof of the identity or the wish
 * to line 2 is chosen.
 */
export function useScriptKeys(callId: CallId): { readonly keys: boolean; readonly digits: boolean } {
  const card = useCard(callId)
  const choosing = useEscalationDesk((state) => state.choosing === callId)
  const verifying = useIdentityCheck((state) => state.choosing === callId)
  const asksWho = card?.kind === 'unknown' || card?.kind === 'withheld' || card?.kind === 'several'
  const keys = !choosing && !verifying
  return { keys, digits: keys && !asksWho }
}
