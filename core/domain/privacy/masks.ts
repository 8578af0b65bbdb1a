/** An address for the screen: `o•••••@sever-veter.ru`. What is not an address is masked whole. */
export const maskEmail = (email: string): string => {
  const at = email.indexOf('@')
  return at < 1 ? '•••••' : `${email.slice(0, 1)}•••••${email.slice(at)}`
}

/** How much of a document's number stays readable at its end, and the shortest number of which anything does. */
const TAIL = 2
const SHORTEST_WITH_TAIL = 6

/**
 * A document's number, an account: letters and digits hidden but for the last two, what stands between them kept, so that
 * its shape can still be told apart: `•••• ••••56`. What is short is hidden whole.
 */
export const maskDocument = (value: string): string => {
  const total = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const shown = total < SHORTEST_WITH_TAIL ? 0 : TAIL
  let index = 0
  return value.replace(/[\p{L}\p{N}]/gu, (sign) => {
    index += 1
    return index > total - shown ? sign : '•'
  })
}
