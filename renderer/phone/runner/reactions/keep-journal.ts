import type { CallId } from '../../../../core/domain/call/call.ts'
import type { CallEffect } from '../../../../core/domain/call/effect.ts'
import type { Quality } from '../../../../core/domain/media/quality.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import type { InteractionJournal } from '../../../../core/ports/interaction-journal.ts'
import type { CallReactions } from '../call-reactions.ts'
import type { PhoneLog } from '../phone-log.ts'

/** Waits after the first failures, in ms; then the steady one, for as long as the phone lives. */
const RETRY_AFTER_MS = [500, 2_000, 10_000] as const
const STEADY_RETRY_MS = 30_000
/**
 * A call that has only just rung is written down this much later, in ms. The database serves one commit at a time for
 * all windows, and a commit waits for the disk (200 ms were seen): the desk's look-up of the caller must not wait behind it.
 */
const RING_WRITE_DELAY_MS = 250

export interface JournalDeps {
  readonly journal: Pick<InteractionJournal, 'recordFacts' | 'close'>
  readonly clock: Clock
  readonly log: PhoneLog
  readonly qualityOf: (callId: CallId) => Quality | undefined
}

type Row = Pick<Extract<CallEffect, { kind: 'recordCall' }>, 'facts' | 'stage'>

/** What is still to be written of one call. Facts are whole, so the newest alone is kept: never more than one row a call. */
class Pending {
  #row: Row | undefined

  take(): Row | undefined {
    const row = this.#row
    this.#row = undefined
    return row
  }

  /** Takes in what is newer than all before. */
  add(row: Row): void {
    this.#row = replacing(this.#row, row)
  }

  /** Takes back what could not be written: anything that came meanwhile is newer. */
  giveBack(row: Row): void {
    this.#row = this.#row === undefined ? row : replacing(row, this.#row)
  }
}

/** A closed call is not opened again by facts that come after its end. */
const replacing = (older: Row | undefined, newer: Row): Row =>
  older !== undefined && older.stage !== 'open' && newer.stage === 'open' ? { ...newer, stage: older.stage } : newer

/**
 * Writes the facts of every call, of one call in the order they came. What the storage cannot take now is tried again for
 * as long as the phone lives, newer facts of a call in place of the older; no call waits for another.
 */
export function keepJournal({ journal, clock, log, qualityOf }: JournalDeps): Pick<CallReactions, 'recordCall'> {
  const calls = new Map<CallId, Pending>()
  const rings = new Map<CallId, () => void>()
  const write = ({ facts, stage }: Row): Promise<void> => (stage === 'open' ? journal.recordFacts(facts) : journal.close(facts, stage))
  const failed = (error: unknown, failures: number): void => {
    // Once it is tried at a steady pace the log has said enough: a shift without storage must not wash the log away.
    if (failures < RETRY_AFTER_MS.length)
      log('error', 'A call could not be written to the journal', { reason: error instanceof Error ? error.message : 'unknown' })
  }
  const drain = async (callId: CallId, pending: Pending): Promise<void> => {
    let failures = 0
    for (let row = pending.take(); row !== undefined; row = pending.take()) {
      try {
        await write(row)
        if (failures > 0) log('info', 'A call was written to the journal after all', { failures })
        failures = 0
      } catch (error) {
        failed(error, failures)
        pending.giveBack(row)
        const waitMs = RETRY_AFTER_MS[failures] ?? STEADY_RETRY_MS
        failures += 1
        await new Promise<void>((resolve) => void clock.after(waitMs, resolve))
      }
    }
    calls.delete(callId)
  }
  const queue = (callId: CallId, row: Row): void => {
    rings.delete(callId)
    const waiting = calls.get(callId)
    if (waiting !== undefined) {
      waiting.add(row)
      return
    }
    const pending = new Pending()
    pending.add(row)
    calls.set(callId, pending)
    void drain(callId, pending)
  }
  return {
    recordCall: ({ callId, facts, stage }) => {
      const quality = qualityOf(callId)
      const row: Row = { facts: quality === undefined ? facts : { ...facts, quality }, stage }
      // Newer facts replace those that still wait.
      rings.get(callId)?.()
      const rang = stage === 'open' && facts.direction === 'incoming' && facts.answeredAt === undefined
      if (rang)
        rings.set(
          callId,
          clock.after(RING_WRITE_DELAY_MS, () => {
            queue(callId, row)
          }),
        )
      else queue(callId, row)
    },
  }
}
