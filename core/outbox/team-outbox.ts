import type { KeptTeamItem, TeamItem, TeamRejection } from './team-item.ts'

/** What waits on this seat for the hub. Durable; any method may reject when the disk does not take or give it. */
export interface TeamOutbox {
  /** Resolves when it is on the disk. The same id again changes nothing. */
  keep(item: TeamItem): Promise<void>
  /** Everything that was not sent yet, oldest first. */
  all(): Promise<readonly KeptTeamItem[]>
  /** The hub has it. */
  sent(id: string): Promise<void>
  reject(id: string, why: TeamRejection): Promise<void>
  /** A rejected one waits again. */
  again(id: string): Promise<void>
  /** The operator lets a rejected one go. */
  letGo(id: string): Promise<void>
  /** Called when items changed in any window. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
  /** Calls `lead` when this window is the one that sends what lies here; when it closes or dies, the next one is. Returns the stopper. */
  onLead(lead: () => void): () => void
}
