import type { StoreApi } from 'zustand/vanilla'
import type { Member } from '../../../core/domain/team/member.ts'
import type { LineTwoSaid, LineTwoView, QueueFilter } from './line-two-view.ts'
import type { SeatEscalation } from './team-view.ts'

/** What a specialist does on her desk. Actions never reject; what needs words is in `said` of the view. */
export interface LineTwo {
  readonly store: StoreApi<LineTwoView>
  open(id: string | undefined): void
  filter(filter: QueueFilter): void
  /** What is being typed; kept on this computer. */
  write(id: string, text: string, articleId?: string): void
  /** Puts a text at the end of what is being typed. */
  insert(id: string, text: string, articleId?: string): void
  askFocus(): void
  /** The receipt: once for each packet and specialist. */
  seen(escalation: SeatEscalation): void
  /** Takes the packet live, and has the operator's call answered by itself when a talk is wanted. */
  accept(escalation: SeatEscalation): Promise<boolean>
  /** Takes it for what follows, unless it is hers already; no call of the operator is expected. */
  take(escalation: SeatEscalation): Promise<boolean>
  /** Takes it if need be, and tells line 1 that the answer is being written. */
  advise(escalation: SeatEscalation): Promise<void>
  /** The text goes to line 1 as the answer. */
  giveBack(escalation: SeatEscalation): Promise<void>
  resolve(escalation: SeatEscalation): Promise<void>
  note(escalation: SeatEscalation): Promise<void>
  mark(escalation: SeatEscalation, factId: string): Promise<void>
  /** To a colleague, or back to the queue. */
  handOver(escalation: SeatEscalation, to: Member | undefined): Promise<void>
  /** Takes it if need be. */
  callClient(escalation: SeatEscalation): Promise<void>
  /** Says something about a packet, or takes it back. */
  tell(id: string, said: LineTwoSaid | undefined): void
  /** Reads the articles anew. */
  readArticles(): Promise<void>
  close(): void
}
