import type { OrganisationId } from '../domain/team/organisation.ts'
import type { EpochMs } from '../domain/time.ts'
import type { TeamItem } from './team-item.ts'

/** A file of an escalation that waits on this seat until the hub has it. Its content lies beside it, in parts. */
export interface TeamFile {
  /** Minted when it was chosen; the hub knows it by this name, so that a resend is no second file. */
  readonly key: string
  readonly escalationId: string
  readonly organisation: OrganisationId
  /** Own clock. */
  readonly createdAt: EpochMs
  readonly name: string
  /** MIME type; empty when nobody knows. */
  readonly type: string
  readonly bytes: number
}

/** 192 KiB: what goes over the bridge at once. A multiple of three, so that base64 of parts has no padding between. */
export const TEAM_FILE_PART_BYTES = 192 * 1024

/** All files that wait on a seat, 100 MiB: more than a shift attaches, and little beside the directory of clients. */
export const TEAM_FILES_LIMIT_BYTES = 100 * 1024 * 1024

/** How many parts the content has; an empty file has one. */
export const teamFileParts = (bytes: number): number => Math.max(1, Math.ceil(bytes / TEAM_FILE_PART_BYTES))

/** `no-room`: with this one, the files that wait would be more than the seat keeps. */
export type TeamFileKept = { readonly kind: 'kept' } | { readonly kind: 'no-room'; readonly limitBytes: number }

/** Files that wait for the hub. Durable; any method may reject when the disk does not take or give it. */
export interface TeamFileShelf {
  /** Resolves when all of it is on the disk. */
  keep(file: TeamFile, parts: readonly Uint8Array[]): Promise<TeamFileKept>
  /** Oldest first. */
  all(): Promise<readonly TeamFile[]>
  /** Undefined: the file is gone, or this part of it cannot be read. */
  part(key: string, no: number): Promise<Uint8Array | undefined>
  /** The hub has the file: it goes, and the word that names it waits in the outbox, at once. Nothing where it is gone already. */
  stored(key: string, word: TeamItem): Promise<void>
  /** It was given up. */
  letGo(key: string): Promise<void>
  /** Called when files came or went in any window. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
  /** One window of the seat at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}
