import type { Clock } from '../../ports/clock.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
/** A fixed sentence and what varies. Secrets never come here. */
export type PbxLog = (level: LogLevel, message: string, fields?: Readonly<Record<string, string | number | boolean | null>>) => void

export type DigestAlgorithm = 'MD5' | 'SHA-256'

/** Two who are connected: user parts of From and To as they stand in the INVITE that began the dialog. */
export interface AnsweredCall {
  readonly from: string
  readonly to: string
}

/** What the virtual PBX needs from outside. */
export interface PbxPorts {
  readonly clock: Clock
  /** Lower-case hex of the digest of the UTF-8 bytes of `text`. */
  readonly hash: (algorithm: DigestAlgorithm, text: string) => string
  /** An unguessable token of at least 64 bits, made of letters and digits. */
  readonly token: () => string
  readonly log: PbxLog
  /** A call was answered; told again when the answer is repeated. */
  readonly answered?: (call: AnsweredCall) => void
}

/** One connection of a user agent (RFC 5626 calls it a flow). Text in both directions; one SIP message a frame. */
export interface Flow {
  readonly id: string
  /** Address of the other side, for `received` (RFC 3261 §18.2.1). */
  readonly remoteAddress: string
  send(text: string): void
}
