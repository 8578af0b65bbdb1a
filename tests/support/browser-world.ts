/** What browser tests get from outside the browser: `inject('world')`. */
export interface BrowserWorld {
  /** The virtual PBX, `ws://127.0.0.1:PORT`. */
  readonly pbxUrl: string
  /** A second one with the same accounts; `pbx=preferred` in a control address means it. No other test breaks it. */
  readonly preferredUrl: string
  readonly domain: string
  /** Every account has this password. */
  readonly password: string
  /** POST `/drop?user=…`, `/silent?on=1`, `/refuse?on=1`, `/swallow?method=…&count=…`; GET `/stats`. */
  readonly controlUrl: string
  /** A STUN server that never answers: `stun:127.0.0.1:PORT`. */
  readonly silentStun: string
  /** One that answers with the address 203.0.113.7. */
  readonly stun: string
}

/** Operators 1001 … 1150, colleagues 2000 … 2009, the trunk `trunk`; line N of operator U is dialled as `88005550000` + (U − 1000). */
export const OPERATORS = Array.from({ length: 150 }, (_, index) => String(1001 + index))
export const COLLEAGUES = Array.from({ length: 10 }, (_, index) => String(2000 + index))
export const lineNumberOf = (operator: string): string => String(88_005_550_000 + Number(operator) - 1000)

declare module 'vitest' {
  export interface ProvidedContext {
    world: BrowserWorld
  }
}
