import { splitExtension, type WrittenPhone } from '../directory/written-phone.ts'

/** Nobody writes a number longer than this; longer ones are mischief and are not looked into. */
const LONGEST = 100
/** RFC 3966, RFC 3261 §19.1.1. */
const scheme = /^(?:tel|callto|sips?):/i
/** What a number may consist of: digits of any script, one plus in front, and what people set between them. */
const plain = /^[+\uff0b]?[\p{Nd}\s()./\-\u2010-\u2015~]+$/u

/**
 * A number as a PBX or a person wrote it, taken apart. Undefined: this is no written number, whatever digits stand in it.
 * Stricter than a reader of free text: a caller who writes `<b>+79120000067</b>` for his number is nobody we know.
 */
export function readWrittenNumber(raw: string): WrittenPhone | undefined {
  if (raw.length > LONGEST) return undefined
  const [bare = ''] = raw.trim().replace(scheme, '').split('@')
  const { number, extension } = splitExtension(bare)
  if (!plain.test(number)) return undefined
  return extension === undefined ? { number } : { number, extension }
}
