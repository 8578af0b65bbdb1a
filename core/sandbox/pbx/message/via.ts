import { parseParams, type Params } from './params.ts'
import { splitOutside } from './split-outside.ts'

/** One Via value (RFC 3261 §20.42). */
export interface Via {
  /** Upper case: `WS`, `WSS`, `UDP`, … */
  readonly transport: string
  /** Host and port as written, in lower case. */
  readonly sentBy: string
  readonly params: Params
}

const head = /^SIP\s*\/\s*2\.0\s*\/\s*([A-Za-z0-9-]+)\s+(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.\-_]+)(?:\s*:\s*(\d{1,5}))?$/i

/** Begins every branch of RFC 3261 and later. */
export const BRANCH_COOKIE = 'z9hG4bK'

/** Reads one Via; undefined when it is malformed. */
export function parseVia(text: string): Via | undefined {
  const [first = '', ...rest] = splitOutside(text, ';') ?? []
  const match = head.exec(first)
  const params = parseParams(rest)
  if (match === null || params === undefined) return undefined
  const host = (match[2] ?? '').toLowerCase()
  return { transport: (match[1] ?? '').toUpperCase(), sentBy: match[3] === undefined ? host : `${host}:${match[3]}`, params }
}
