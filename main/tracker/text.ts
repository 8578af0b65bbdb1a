/** At most `limit` UTF-16 units, never half a character; what is cut ends in `…`. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** One line of at most `limit` UTF-16 units, without control characters. */
export const oneLine = (text: string, limit: number): string => cut(text.replace(/[\p{Cc}\s]+/gu, ' ').trim(), limit)

/** Several lines; control characters other than line ends and tabs are taken out. */
export const plainLines = (text: string, limit: number): string => cut(text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ''), limit)
