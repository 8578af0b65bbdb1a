/** Sequence number and method (RFC 3261 §20.16). */
export interface CSeq {
  /** 0 … 2^31 − 1. */
  readonly number: number
  readonly method: string
}

/** Reads a CSeq; undefined when it is malformed or the number is out of range. */
export function parseCSeq(text: string): CSeq | undefined {
  const match = /^(\d{1,32})\s+([A-Za-z0-9\-.!%*_+`'~]+)$/.exec(text)
  const number = Number(match?.[1])
  return match?.[2] === undefined || number >= 2 ** 31 ? undefined : { number, method: match[2] }
}
