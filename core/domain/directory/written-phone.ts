import type { ClientPhone } from '../client/client.ts'

/** A number as people write it, taken apart. */
export interface WrittenPhone {
  readonly number: string
  readonly extension?: string
}

const BEHIND = /(?:\s*[,;]?\s*(?:ext(?:ension|n)?|x|доб(?:авочный)?|вн(?:утр(?:енний)?)?)[.:=\s]*|\s*[#,]+\s*)(\d{1,11})\s*\)?\s*$/iu

/**
 * The extension behind a number: `;ext=` of a `tel:` URI (RFC 3966 §3), `ext. 12`, `x12`, «доб. 12», `,12`, `#12`.
 * Says nothing about whether the number is one.
 */
export function splitExtension(written: string): WrittenPhone {
  const text = written.trim().replace(/^tel:/i, '')
  const [number = '', ...params] = text.split(';')
  const ext = params.map((param) => /^\s*ext=([\d\s.()-]+)/i.exec(param)?.[1]?.replace(/\D/g, '')).find((digits) => digits !== undefined)
  if (ext !== undefined && ext !== '') return { number: number.trim(), extension: ext.slice(0, 11) }
  const behind = BEHIND.exec(text)
  if (behind?.[1] === undefined) return { number: number.trim() }
  return { number: text.slice(0, behind.index).replace(/\($/, '').trim(), extension: behind[1] }
}

/** A phone of a record, or undefined when the text is no number. */
export function phoneOf(written: string, kind: ClientPhone['kind'], toE164: (raw: string) => string | undefined): ClientPhone | undefined {
  const { number, extension } = splitExtension(written)
  const e164 = toE164(number)
  if (e164 === undefined) return undefined
  return { number: e164, kind, ...(extension === undefined ? {} : { extension }) }
}

/** One entry a number: a book often has the same twice. */
export const withoutDoubles = (phones: readonly ClientPhone[]): readonly ClientPhone[] =>
  [...new Map([...phones].reverse().map((phone) => [`${phone.number}/${phone.extension ?? ''}`, phone])).values()].reverse()
