import type { ActiveCall, Call, CallId, EndedCall, EndingCall } from '../../core/domain/call/call.ts'
import type { EscalationId } from '../../core/domain/escalation/escalation-id.ts'

export const callId = (id: string): CallId => id as CallId
export const anEscalation = (id: string): EscalationId => id as EscalationId

/** Long enough ago for everything that follows. */
export const CALL_STARTED_AT = 1_750_000_000_000

type InPhase<P extends Call['phase']> = Extract<Call, { phase: P }>
type Changes<C extends Call> = Partial<Omit<C, 'phase' | 'id'>> & { readonly id?: string }

const facts = (id = 'call-1') => ({
  id: callId(id),
  remote: { number: '+79120000067' },
  context: { headers: {} },
  startedAt: CALL_STARTED_AT,
})

/** Calls in each phase; say only what the test is about. */
export const aCall = {
  incoming: ({ id, ...changes }: Changes<InPhase<'incoming'>> = {}): InPhase<'incoming'> => ({
    ...facts(id),
    direction: 'incoming',
    phase: 'incoming',
    waiting: false,
    ...changes,
  }),
  dialing: ({ id, ...changes }: Changes<InPhase<'dialing'>> = {}): InPhase<'dialing'> => ({
    ...facts(id),
    direction: 'outgoing',
    phase: 'dialing',
    ...changes,
  }),
  alerting: ({ id, ...changes }: Changes<InPhase<'alerting'>> = {}): InPhase<'alerting'> => ({
    ...facts(id),
    direction: 'outgoing',
    phase: 'alerting',
    earlyMedia: false,
    ...changes,
  }),
  connecting: ({ id, ...changes }: Changes<InPhase<'connecting'>> = {}): InPhase<'connecting'> => ({
    ...facts(id),
    direction: 'incoming',
    phase: 'connecting',
    ...changes,
  }),
  active: ({ id, ...changes }: Changes<ActiveCall> = {}): ActiveCall => ({
    ...facts(id),
    direction: 'incoming',
    phase: 'active',
    answeredAt: CALL_STARTED_AT + 5000,
    hold: 'none',
    muted: false,
    media: { state: 'flowing' },
    ...changes,
  }),
  ending: ({ id, ...changes }: Changes<EndingCall> = {}): EndingCall => ({
    ...facts(id),
    direction: 'incoming',
    phase: 'ending',
    endedAt: CALL_STARTED_AT + 60_000,
    reason: { kind: 'hung-up', by: 'local' },
    ...changes,
  }),
  ended: ({ id, ...changes }: Changes<EndedCall> = {}): EndedCall => ({
    ...facts(id),
    direction: 'incoming',
    phase: 'ended',
    endedAt: CALL_STARTED_AT + 60_000,
    reason: { kind: 'hung-up', by: 'remote' },
    ...changes,
  }),
}
