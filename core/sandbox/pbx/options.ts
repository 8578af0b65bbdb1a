/** `operator`: a seat; `colleague`: a simulated person on line 2; `trunk`: stands for the telephone network. */
export type AccountKind = 'operator' | 'trunk' | 'colleague'

/** Someone who may register here. `user` is the user part of the address of record and the digest user name. */
export interface PbxAccount {
  readonly user: string
  readonly password: string
  readonly displayName: string
  readonly kind: AccountKind
}

/** A line clients dial. Calls to any of `numbers` (written in any form) go to the account `routeTo`. */
export interface PbxLine {
  readonly id: string
  readonly numbers: readonly string[]
  readonly routeTo: string
}

export interface PbxOptions {
  /** SIP domain and digest realm. */
  readonly domain: string
  readonly accounts: readonly PbxAccount[]
  readonly lines: readonly PbxLine[]
}

/** Counters since the start, for tests and the log. */
export interface PbxStats {
  readonly connections: number
  /** Living bindings of contacts (RFC 3261 §10). */
  readonly bindings: number
  /** Requests under way. */
  readonly transactions: number
  readonly received: number
  readonly sent: number
  /** Messages refused or dropped because they could not be read. */
  readonly malformed: number
}
