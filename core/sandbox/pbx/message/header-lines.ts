import { canonicalName, listHeaders } from './header-names.ts'
import type { Header } from './message.ts'
import { splitOutside } from './split-outside.ts'

export interface HeaderLines {
  readonly headers: readonly Header[]
  /** What is wrong with the first bad line, as a reason phrase. */
  readonly problem: string | undefined
}

const field = /^([A-Za-z0-9\-.!%*_+`'~]+)[ \t]*:(.*)$/s
// Control characters other than the tab never stand in a header; a NUL has broken many a parser.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Reads header lines: unfolds (RFC 3261 §7.3.1), widens compact names, puts list headers one value a field. Keeps what it can read. */
export function parseHeaderLines(lines: readonly string[]): HeaderLines {
  const headers: Header[] = []
  let problem: string | undefined
  for (const line of unfold(lines)) {
    const match = field.exec(line)
    if (match?.[1] === undefined || control.test(line)) {
      problem ??= 'Malformed Header Line'
      continue
    }
    const name = canonicalName(match[1])
    const value = (match[2] ?? '').trim()
    const values = listHeaders.has(name) ? splitOutside(value, ',') : [value]
    if (values === undefined || (listHeaders.has(name) && values.includes(''))) {
      problem ??= `Malformed ${name} Header`
      // Kept as it is, so that an answer can still carry it back.
      headers.push({ name, value })
    } else headers.push(...values.map((each) => ({ name, value: each })))
  }
  return { headers, problem }
}

function unfold(lines: readonly string[]): readonly string[] {
  const whole: string[][] = []
  for (const line of lines) {
    const last = whole.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) last.push(line.trim())
    else whole.push([line])
  }
  return whole.map((pieces) => pieces.join(' '))
}
