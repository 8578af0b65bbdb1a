import type { CallId } from '../../../core/domain/call/call.ts'
import { qualityOf } from '../../../core/domain/media/mos.ts'
import type { Quality, QualityReading } from '../../../core/domain/media/quality.ts'
import type { CallMeasurement } from '../media/phone-media.ts'

/** What is measured beside the state of a call. */
export interface Measured {
  readonly inviteReceivedAt?: number
  readonly quality?: Quality
  readonly packetsReceived?: number
  readonly longestGapMs?: number
  readonly answerToAudibleMs?: number
}

interface Sum extends QualityReading {
  readonly count: number
}

/** The measurements of every call, and the mean quality for its record. */
export class CallMeasurements {
  readonly #measured = new Map<CallId, Measured>()
  readonly #sums = new Map<CallId, Sum>()

  of(callId: CallId): Measured {
    return this.#measured.get(callId) ?? {}
  }

  noticeInvite(callId: CallId, inviteReceivedAt: number): void {
    this.#measured.set(callId, { inviteReceivedAt })
  }

  noticeAudible(callId: CallId, answerToAudibleMs: number): void {
    this.#measured.set(callId, { ...this.of(callId), answerToAudibleMs })
  }

  notice({ callId, reading, packetsReceived, longestGapMs }: CallMeasurement): void {
    const before = this.of(callId)
    this.#measured.set(callId, {
      ...before,
      packetsReceived,
      longestGapMs,
      ...(reading === undefined ? {} : { quality: qualityOf(reading) }),
    })
    if (reading === undefined) return
    const sum = this.#sums.get(callId) ?? { delayMs: 0, jitterMs: 0, loss: 0, count: 0 }
    this.#sums.set(callId, {
      delayMs: sum.delayMs + reading.delayMs,
      jitterMs: sum.jitterMs + reading.jitterMs,
      loss: sum.loss + reading.loss,
      count: sum.count + 1,
    })
  }

  /** Over the whole call; undefined when nothing was heard. */
  mean(callId: CallId): Quality | undefined {
    const sum = this.#sums.get(callId)
    if (sum === undefined) return undefined
    return qualityOf({ delayMs: sum.delayMs / sum.count, jitterMs: sum.jitterMs / sum.count, loss: sum.loss / sum.count })
  }

  /** Keeps only the calls that are still shown. */
  keepOnly(callIds: readonly CallId[]): void {
    for (const callId of this.#measured.keys()) {
      if (callIds.includes(callId)) continue
      this.#measured.delete(callId)
      this.#sums.delete(callId)
    }
  }
}
