/** A line of the seat as identification needs it; the provisioning document's lines fit it. */
export interface DialledLine {
  readonly id: string
  readonly kind: 'b2b' | 'b2c' | 'general'
  /** DIDs or user parts that belong to it. */
  readonly numbers: readonly string[]
}

/** The line a call came over: by `X-Line` (its id or one of its numbers), else by the DID. Undefined: a line the seat does not know. */
export function dialledLine(
  context: { readonly lineId?: string; readonly did?: string },
  lines: readonly DialledLine[],
): DialledLine | undefined {
  return lines.find((line) => line.id === context.lineId) ?? byNumber(context.lineId, lines) ?? byNumber(context.did, lines)
}

function byNumber(number: string | undefined, lines: readonly DialledLine[]): DialledLine | undefined {
  const wanted = significant(number ?? '')
  return wanted === '' ? undefined : lines.find((line) => line.numbers.some((other) => significant(other) === wanted))
}

/** Digits decide when there are any; a name like `sales` is compared as it is. */
function significant(number: string): string {
  const digits = number.replace(/\D/g, '')
  return digits === '' ? number.trim().toLowerCase() : digits
}
