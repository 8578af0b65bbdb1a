import type { RecordFault } from './source-fault.ts'

/** One property of a card (RFC 6350 §3.3), with what later versions and 2.1 write differently already evened out. */
export interface VCardProperty {
  /** In capitals, without its group: `TEL`, `X-ABLABEL`. */
  readonly name: string
  /** In capitals: `ITEM1` of `item1.TEL`. */
  readonly group?: string
  /** Values of `TYPE`, in small letters; those of 2.1, which stand there without a name, too. */
  readonly types: readonly string[]
  /** The whole value, unescaped. */
  readonly text: string
  /** Components of a structured value (`N`, `ORG`, `ADR`), each unescaped and trimmed; a text has one. */
  readonly parts: readonly string[]
}

/** A card as it was written; photos and sounds are left out. */
export interface VCard {
  readonly properties: readonly VCardProperty[]
}

/** One card of a text, or why it is none; `name`: as far as it has one. */
export type ReadVCard =
  { readonly kind: 'card'; readonly card: VCard } | { readonly kind: 'refused'; readonly name: string; readonly fault: RecordFault }
