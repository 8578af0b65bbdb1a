import type { EndReason } from '../call/end-reason.ts'
import type { EpochMs } from '../time.ts'
import type { Quality } from '../media/quality.ts'
import type { Interaction } from './interaction.ts'

/** An interaction of this seat as a line of the timeline, still without words: the desk makes those in its language. */
export interface SeatContact {
  readonly id: string
  readonly channel: 'call-in' | 'call-out'
  readonly at: EpochMs
  /** From the answer to the end, ms; absent when nobody answered or it still goes on. */
  readonly talkMs?: number
  readonly reason?: EndReason
  readonly quality?: Quality
  /** First line of the notes that is not empty. */
  readonly notes?: string
  readonly topicId?: string
  readonly resultId?: string
  readonly promise?: string
}

export function seatContactOf({ id, facts, work }: Interaction): SeatContact {
  const { answeredAt, endedAt } = facts
  const notes = firstLine(work.notes)
  return {
    id,
    channel: facts.direction === 'incoming' ? 'call-in' : 'call-out',
    at: facts.startedAt,
    ...(answeredAt === undefined || endedAt === undefined ? {} : { talkMs: Math.max(0, endedAt - answeredAt) }),
    ...(facts.reason === undefined ? {} : { reason: facts.reason }),
    ...(facts.quality === undefined ? {} : { quality: facts.quality }),
    ...(notes === undefined ? {} : { notes }),
    ...(work.topicId === undefined ? {} : { topicId: work.topicId }),
    ...(work.resultId === undefined ? {} : { resultId: work.resultId }),
    ...(work.promise === undefined ? {} : { promise: work.promise }),
  }
}

function firstLine(notes: string): string | undefined {
  return notes
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line !== '')
}
