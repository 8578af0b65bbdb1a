import type { CallFactsRecord, Interaction, OperatorWork } from '../../core/domain/interaction/interaction.ts'
import { callId, CALL_STARTED_AT } from './call-builder.ts'

/** An interaction of an incoming call in its wrap-up; say only what the test is about. */
export function anInteraction(
  changes: {
    readonly id?: string
    readonly stage?: Interaction['stage']
    readonly facts?: Partial<CallFactsRecord>
    readonly work?: Partial<OperatorWork>
  } = {},
): Interaction {
  const id = callId(changes.id ?? 'call-1')
  return {
    id,
    stage: changes.stage ?? 'wrap-up',
    facts: { callId: id, direction: 'incoming', number: '+79120000067', startedAt: CALL_STARTED_AT, ...changes.facts },
    work: { notes: '', ...changes.work },
  }
}
