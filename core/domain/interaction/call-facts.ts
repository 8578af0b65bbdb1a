import type { Call } from '../call/call.ts'
import type { CallFactsRecord } from './interaction.ts'

/** The record of a call as the journal keeps it. Quality is measured outside and added by the writer. */
export function factsOf(call: Call): CallFactsRecord {
  const answeredAt = 'answeredAt' in call ? call.answeredAt : undefined
  const over = call.phase === 'ending' || call.phase === 'ended'
  return {
    callId: call.id,
    direction: call.direction,
    number: call.remote.number,
    ...(call.remote.displayName === undefined ? {} : { displayName: call.remote.displayName }),
    ...(call.context.lineId === undefined ? {} : { lineId: call.context.lineId }),
    startedAt: call.startedAt,
    ...(call.context.recording === undefined ? {} : { recording: call.context.recording }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(over ? { endedAt: call.endedAt, reason: call.reason } : {}),
  }
}
