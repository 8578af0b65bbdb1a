import type { CallId } from '../../core/domain/call/call-id.ts'
import type { CallerKey } from '../../core/domain/client/caller-key.ts'
import { NOTHING_LEARNED, type CallerKnowledge, type NuisanceMark, type Unanswered } from '../../core/domain/client/caller-knowledge.ts'
import type { ClientId } from '../../core/domain/client/client-id.ts'
import { withoutVerdictOn, withVerdict, type LearnedVerdict } from '../../core/domain/client/learned-verdict.ts'
import type { CallerMemory } from '../../core/ports/caller-memory.ts'

/** What was learned, in memory. */
export class FakeCallerMemory implements CallerMemory {
  readonly rows = new Map<CallerKey, CallerKnowledge>()
  readonly #counted = new Set<CallId>()

  recall(caller: CallerKey): Promise<CallerKnowledge> {
    return Promise.resolve(this.rows.get(caller) ?? NOTHING_LEARNED)
  }

  learn(caller: CallerKey, verdict: LearnedVerdict): Promise<void> {
    return this.#change(caller, (row) => ({ ...row, verdicts: withVerdict(row.verdicts, verdict) }))
  }

  unlearn(caller: CallerKey, clientId: ClientId): Promise<void> {
    return this.#change(caller, (row) => ({ ...row, verdicts: withoutVerdictOn(row.verdicts, clientId) }))
  }

  mark(caller: CallerKey, { note, at }: NuisanceMark): Promise<void> {
    return this.#change(caller, (row) => ({ ...row, nuisance: { note, at: row.nuisance?.at ?? at } }))
  }

  unmark(caller: CallerKey): Promise<void> {
    return this.#change(caller, ({ nuisance: _nuisance, ...row }) => row)
  }

  countNuisance(caller: CallerKey, callId: CallId): Promise<void> {
    if (this.#counted.has(callId)) return Promise.resolve()
    this.#counted.add(callId)
    return this.#change(caller, (row) => ({ ...row, nuisanceCalls: row.nuisanceCalls + 1 }))
  }

  noteUnanswered(caller: CallerKey, unanswered: Unanswered): Promise<void> {
    return this.#change(caller, (row) => ({ ...row, unanswered }))
  }

  forgetClient(clientId: ClientId): Promise<void> {
    return this.#changeAll((row) => ({ ...row, verdicts: withoutVerdictOn(row.verdicts, clientId) }))
  }

  forgetCaller(caller: CallerKey): Promise<void> {
    return this.#change(caller, ({ verdicts }) => ({ verdicts, nuisanceCalls: 0 }))
  }

  forgetBefore(at: number): Promise<void> {
    return this.#changeAll((row) => ({ ...row, verdicts: row.verdicts.filter((verdict) => verdict.at >= at) }))
  }

  #change(caller: CallerKey, change: (row: CallerKnowledge) => CallerKnowledge): Promise<void> {
    this.rows.set(caller, change(this.rows.get(caller) ?? NOTHING_LEARNED))
    return Promise.resolve()
  }

  #changeAll(change: (row: CallerKnowledge) => CallerKnowledge): Promise<void> {
    for (const [caller, row] of this.rows) this.rows.set(caller, change(row))
    return Promise.resolve()
  }
}
