import type { Identifier } from './identifier.ts'

/** By what a caller is recognised the next time: `tel:+78125550102;ext=104`, `email:…`, `login:…`, or the number as it was written. */
export type CallerKey = string & { readonly __brand: 'CallerKey' }

const LONGEST_RAW = 64

/**
 * The number says it when there is one; a hidden one leaves the name that the call carries. Undefined: nothing to
 * recognise the caller by.
 */
export function callerKeyOf(caller: {
  /** E.164 */
  readonly number?: string
  readonly extension?: string
  /** As the PBX wrote it; empty when it hides it. */
  readonly written: string
  readonly identifiers: readonly Identifier[]
}): CallerKey | undefined {
  const { number, extension, written, identifiers } = caller
  if (number !== undefined) return key(extension === undefined ? `tel:${number}` : `tel:${number};ext=${extension}`)
  const raw = written.trim().toLowerCase().slice(0, LONGEST_RAW)
  if (raw !== '') return key(`raw:${raw}`)
  const [identifier] = identifiers
  return identifier === undefined ? undefined : key(`${identifier.kind}:${identifier.value}`)
}

const key = (text: string): CallerKey => text as CallerKey
