import type { AuditEntry, AuditGap } from '../../../core/domain/privacy/audit-entry.ts'
import { BEGINNING, hashOf, openLine } from './audit-line.ts'

/** The last line that was acknowledged: its number and hash. */
export interface AuditHead {
  readonly no: number
  readonly hash: string
}

export const EMPTY_HEAD: AuditHead = { no: 0, hash: BEGINNING }

/** What the file holds. */
export interface ReadAudit {
  /** Oldest first. */
  readonly entries: readonly AuditEntry[]
  readonly gaps: readonly AuditGap[]
  /** Behind which the next line stands. */
  readonly head: AuditHead
  /** Length of the file, in UTF-8 bytes, without what a power cut left of a line that was never acknowledged. */
  readonly soundBytes: number
}

/**
 * Walks the chain. `head` is kept elsewhere: lines that are missing at the end show by it. A line beyond it was written and not
 * acknowledged yet when the power went; it counts.
 */
export function readAudit(key: Buffer, text: string, head: AuditHead): ReadAudit {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const lines = whole === '' ? [] : whole.slice(0, -1).split('\n')
  const entries: AuditEntry[] = []
  const gaps: AuditGap[] = []
  let last = EMPTY_HEAD
  let isDoubtful = false
  for (const line of lines) {
    const opened = openLine(key, line)
    const no = opened?.entry.no ?? 0
    if (opened === undefined || no <= last.no) {
      isDoubtful = true
      continue
    }
    const isNext = no === last.no + 1
    if (!isNext) gaps.push({ from: last.no + 1, to: no - 1 })
    else if (isDoubtful || opened.after !== last.hash) gaps.push({ from: no, to: no })
    entries.push(opened.entry)
    last = { no, hash: hashOf(line) }
    isDoubtful = false
  }
  if (head.no > last.no) gaps.push({ from: last.no + 1, to: head.no })
  else if (isDoubtful) gaps.push({ from: last.no + 1, to: last.no + 1 })
  else if (head.no === last.no && head.hash !== last.hash) gaps.push({ from: head.no, to: head.no })
  return { entries, gaps, head: head.no > last.no ? head : last, soundBytes: Buffer.byteLength(whole) }
}
