import type { CallId } from '../domain/call/call-id.ts'
import type { CallerKey } from '../domain/client/caller-key.ts'
import type { CallerKnowledge, NuisanceMark, Unanswered } from '../domain/client/caller-knowledge.ts'
import type { ClientId } from '../domain/client/client-id.ts'
import type { LearnedVerdict } from '../domain/client/learned-verdict.ts'
import type { EpochMs } from '../domain/time.ts'

/** What this seat learned about callers. Every method may reject when the storage fails; a call goes on without it. */
export interface CallerMemory {
  /** What is known of this caller; nothing learned when it is new. */
  recall(caller: CallerKey): Promise<CallerKnowledge>
  learn(caller: CallerKey, verdict: LearnedVerdict): Promise<void>
  /** Takes back what was said of one client. */
  unlearn(caller: CallerKey, clientId: ClientId): Promise<void>
  /** Marks a nuisance, or changes the note. */
  mark(caller: CallerKey, mark: NuisanceMark): Promise<void>
  unmark(caller: CallerKey): Promise<void>
  /** A known nuisance rang once more; one call counts once, however many windows tell of it. */
  countNuisance(caller: CallerKey, callId: CallId): Promise<void>
  noteUnanswered(caller: CallerKey, unanswered: Unanswered): Promise<void>
  /** Everything said of one client (his data is erased). */
  forgetClient(clientId: ClientId): Promise<void>
  /** The mark and count of a nuisance, and a call that was not answered, of one caller (his data is erased); verdicts on others stay. */
  forgetCaller(caller: CallerKey): Promise<void>
  /** Everything learned before this moment; marks of nuisances stay. */
  forgetBefore(at: EpochMs): Promise<void>
}
