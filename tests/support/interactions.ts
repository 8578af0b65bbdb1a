import type { CallId } from '../../core/domain/call/call.ts'
import type { CallFactsRecord, OperatorWork } from '../../core/domain/interaction/interaction.ts'

export const callId = (id: string): CallId => id as CallId

export function callFacts(id: string, changes: Partial<CallFactsRecord> = {}): CallFactsRecord {
  return {
    callId: callId(id),
    direction: 'incoming',
    number: '+79120000067',
    displayName: 'Мария Орлова',
    startedAt: 1_750_000_000_000,
    ...changes,
  }
}

export const operatorWork = (notes: string, changes: Partial<OperatorWork> = {}): OperatorWork => ({ notes, ...changes })
