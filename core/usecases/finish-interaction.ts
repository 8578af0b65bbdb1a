import type { CallId } from '../domain/call/call.ts'
import type { FinishedFigure } from '../domain/insight/finished-figure.ts'
import type { Interaction, OperatorWork } from '../domain/interaction/interaction.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { InteractionJournal } from '../ports/interaction-journal.ts'

/** The choices of the seat; the provisioning document's dispositions fit it. */
export interface Dispositions {
  readonly topics: readonly { readonly id: string }[]
  readonly results: readonly { readonly id: string; /** asks what was promised */ readonly promise: boolean }[]
}

/** One field that keeps the interaction from being finished. */
export interface FieldError {
  readonly field: 'topicId' | 'resultId' | 'promise' | 'script'
  /** `unknown`: an id the seat no longer has. `left-out`: a compulsory step of the script was, and nobody said why. */
  readonly why: 'required' | 'unknown' | 'left-out'
}

export type FinishFailure =
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'unknown-call' }
  /** The call still lives. */
  | { readonly kind: 'not-ended' }

/**
 * What is missing in the operator's work, in the order of the form.
 * @param leftOut compulsory steps of its script that were neither done nor excused
 */
export function checkWork(work: OperatorWork, dispositions: Dispositions, leftOut: readonly string[] = []): readonly FieldError[] {
  const errors: FieldError[] = []
  const result = dispositions.results.find((known) => known.id === work.resultId)
  if (work.topicId === undefined || work.topicId === '') errors.push({ field: 'topicId', why: 'required' })
  else if (!dispositions.topics.some((known) => known.id === work.topicId)) errors.push({ field: 'topicId', why: 'unknown' })
  if (work.resultId === undefined || work.resultId === '') errors.push({ field: 'resultId', why: 'required' })
  else if (result === undefined) errors.push({ field: 'resultId', why: 'unknown' })
  if (result?.promise === true && (work.promise ?? '').trim() === '') errors.push({ field: 'promise', why: 'required' })
  if (leftOut.length > 0) errors.push({ field: 'script', why: 'left-out' })
  return errors
}

/**
 * Ends the wrap-up of a call: checks the disposition, then writes the work, its delivery job and its figure durably.
 * A storage failure rejects; the notes are already saved as they were typed. Finishing twice is harmless.
 */
export async function finishInteraction(
  deps: {
    readonly journal: Pick<InteractionJournal, 'find' | 'finish'>
    readonly dispositions: Dispositions
    /** Compulsory steps that this work left out. */
    readonly leftOut?: (work: OperatorWork) => readonly string[]
    /** What the team counts of it; undefined: nothing. */
    readonly figure?: (interaction: Interaction, work: OperatorWork) => FinishedFigure | undefined
  },
  callId: CallId,
  work: OperatorWork,
): Promise<Result<void, FinishFailure>> {
  const errors = checkWork(work, deps.dispositions, deps.leftOut?.(work))
  if (errors.length > 0) return err({ kind: 'invalid', errors })
  const interaction = await deps.journal.find(callId)
  if (interaction === undefined) return err({ kind: 'unknown-call' })
  if (interaction.stage === 'open') return err({ kind: 'not-ended' })
  await deps.journal.finish(callId, work, deps.figure?.(interaction, work))
  return ok(undefined)
}
