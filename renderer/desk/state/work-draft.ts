import type { CallId } from '../../../core/domain/call/call.ts'
import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import type { EpochMs } from '../../../core/domain/time.ts'

/** Why a write could not be kept, as far as the operator can do something about it. */
export type KeepFailure = 'no-space' | 'storage-closed' | 'unknown'

/** Whether what is in the field is also on the disk. */
export type Kept =
  | { readonly kind: 'clean' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saved'; readonly at: EpochMs }
  | { readonly kind: 'failed'; readonly why: KeepFailure }

/** The operator's part of one call while it is being written. */
export interface WorkDraft {
  readonly callId: CallId
  readonly work: OperatorWork
  readonly kept: Kept
  readonly stage: 'writing' | 'finishing' | 'finished'
}

export const emptyWork: OperatorWork = { notes: '' }

/** Names the failure of a write: what the browser throws when the disk is full is told from the rest. */
export function failureOf(thrown: unknown): KeepFailure {
  const text = describe(thrown)
  if (/quota|no.?space|full/i.test(text)) return 'no-space'
  if (/closed|blocked|deleted|unavailable/i.test(text)) return 'storage-closed'
  return 'unknown'
}

function describe(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown)
  const parts = ['name', 'kind', 'code', 'why', 'message'].map((key) => (key in thrown ? String(Reflect.get(thrown, key)) : ''))
  return parts.join(' ')
}
