import type { EpochMs } from '../domain/time.ts'

/**
 * The engine under the team: records with compare-and-set, logs that drop doubles, and files. It knows keys and text,
 * never escalations. Implementations: NATS JetStream (`main/team/nats`) and one machine (`main/team/local`);
 * one conformance suite runs on both. Expected failures are values; a promise here rejects only for a bug.
 */
export interface TeamHub {
  /** A bucket of records, made by the administrator's set-up (or by the local hub at once). */
  records(bucket: string): Records
  log(name: string): Log
  files(name: string): Files
  readonly link: HubLink
  /** Called at every change of `link`, at once and from then on. Returns the unsubscriber. */
  onLink(listener: (link: HubLink) => void): () => void
  /**
   * The hub's clock, epoch ms: own clock plus the measured difference. All deadlines of the team are in it, so that
   * a seat whose clock is wrong by minutes neither takes nor offers too late. Own clock until the hub was heard.
   */
  now(): EpochMs
  close(): Promise<void>
}

/** Why a hub does not answer. `refused`: wrong credentials or rights; no waiting mends it. */
export type HubLink =
  | { readonly kind: 'connecting'; readonly since: EpochMs }
  /** `roundTripMs`: the last measured round trip. */
  | { readonly kind: 'connected'; readonly roundTripMs: number; readonly server: string }
  | { readonly kind: 'lost'; readonly since: EpochMs }
  | { readonly kind: 'refused'; readonly why: 'credentials' | 'permissions' | 'certificate' | 'not-set-up' }

/** What kept the hub from doing it. Nothing was changed, except after `unreachable`: then nobody knows until it is asked again. */
export type HubFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly why: 'permissions' | 'not-set-up' }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  /** The stream or the disk is full. */
  | { readonly kind: 'full' }

export interface Entry {
  readonly key: string
  /** The whole record as text; undefined: deleted. */
  readonly value: string | undefined
  /** Grows with every change of the bucket; > 0. */
  readonly revision: number
  /** When the hub took it, in the hub's clock. */
  readonly at: EpochMs
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly revision: number }
  /** Somebody wrote in between, or the key is there already: read again. */
  | { readonly kind: 'conflict' }
  | HubFailure

export interface Records {
  /** The latest entry; undefined when there is none or it was deleted. Reads its own and everybody's finished writes. */
  get(key: string): Promise<{ readonly kind: 'entry'; readonly entry: Entry } | { readonly kind: 'absent' } | HubFailure>
  /** Writes only when the key has no live value. */
  create(key: string, value: string): Promise<WriteOutcome>
  /** Writes only when the entry still has this revision. */
  update(key: string, value: string, revision: number): Promise<WriteOutcome>
  /** Writes whatever is there (presence). */
  put(key: string, value: string): Promise<WriteOutcome>
  remove(key: string): Promise<WriteOutcome>
  /**
   * Every live entry of the bucket, then every change, each key's in order of revision; after a reconnection
   * whatever was missed. `caughtUp` is called once, when all that was there has been told. Returns the stopper.
   */
  watch(listener: { readonly entry: (entry: Entry) => void; readonly caughtUp?: () => void }): () => void
}

export interface LogEntry {
  /** Place in the log, > 0, growing; gaps are possible. */
  readonly sequence: number
  readonly id: string
  readonly value: string
  readonly at: EpochMs
}

export type AppendOutcome =
  /** `doubled`: an entry with this id was there already; it is not appended twice. */
  { readonly kind: 'appended'; readonly sequence: number; readonly doubled: boolean } | HubFailure

export interface Log {
  /** `id` (1–128 of `[A-Za-z0-9._-]`) makes a resend no second entry (`Nats-Msg-Id`), within the log's window of at least an hour. */
  append(id: string, value: string): Promise<AppendOutcome>
  /** Every entry after `sequence` (0: from the beginning), in order, each once, also over reconnections. Returns the stopper. */
  follow(after: number, listener: { readonly entry: (entry: LogEntry) => void; readonly caughtUp?: () => void }): () => void
}

export type FileOutcome = { readonly kind: 'stored' } | HubFailure
export type FileContent = { readonly kind: 'content'; readonly bytes: Uint8Array } | { readonly kind: 'absent' } | HubFailure

/** Attachments. A file is never changed after it was stored. */
export interface Files {
  /** Largest file in bytes. */
  readonly limitBytes: number
  store(key: string, bytes: Uint8Array): Promise<FileOutcome>
  fetch(key: string): Promise<FileContent>
}
