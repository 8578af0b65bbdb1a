/** A row of a file. `line`: where it begins, from 1. `broken`: its quotes do not match; `cells` then holds the line as it stands. */
export interface FileRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly broken?: true
}

/** A quoted cell longer than this has lost its closing quote: nobody writes so much about a client. */
const LONGEST_ROW = 100_000

/** What was read at a place: a row, a row that is broken, or that more text is needed. */
type Step = { readonly kind: 'row'; readonly cells: readonly string[]; readonly next: number } | { readonly kind: 'broken' | 'more' }

/**
 * Reads CSV (RFC 4180) as it comes, in pieces of any size. Never throws. A row whose quotes do not match is named, and reading
 * goes on at the line after the one it began in, so that one lost quote costs one row. A quote inside an unquoted cell is text.
 */
export class CsvReader {
  readonly #delimiter: string
  #rest = ''
  #line = 1
  #began = false

  /** @param delimiter one character, not a quote and no line break */
  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Rows that are whole now; empty lines are passed over. */
  push(text: string): readonly FileRow[] {
    return this.#read(this.#rest + text, false)
  }

  /** The end of the file: what is left. */
  end(): readonly FileRow[] {
    return this.#read(this.#rest, true)
  }

  #read(text: string, last: boolean): readonly FileRow[] {
    const rows: FileRow[] = []
    let at = !this.#began && text.startsWith('\uFEFF') ? 1 : 0
    if (text.length > 0) this.#began = true
    // Looked for once, not once a row: most files have none.
    let quote = -2
    while (at < text.length) {
      const newline = text.indexOf('\n', at)
      if (newline === -1 && !last && text.length - at <= LONGEST_ROW) break
      const lineEnd = newline === -1 ? text.length : newline
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
      if (quote === -1 || quote > lineEnd) {
        const line = text.slice(at, withoutReturn(text, at, lineEnd))
        if (line !== '') rows.push({ line: this.#line, cells: line.split(this.#delimiter) })
        this.#line += 1
        at = lineEnd + 1
        continue
      }
      const step = this.#row(text, at, last)
      if (step.kind === 'more' && text.length - at <= LONGEST_ROW) break
      if (step.kind === 'row') {
        if (step.cells.some((cell) => cell !== '')) rows.push({ line: this.#line, cells: step.cells })
        this.#line += linesIn(text, at, step.next)
        at = step.next
      } else {
        rows.push({ line: this.#line, cells: [text.slice(at, withoutReturn(text, at, lineEnd)).slice(0, LONGEST_ROW)], broken: true })
        this.#line += 1
        at = lineEnd + 1
      }
    }
    this.#rest = text.slice(at)
    return rows
  }

  /** One row that has a quote somewhere in its first line. */
  #row(text: string, from: number, last: boolean): Step {
    const cells: string[] = []
    let at = from
    for (;;) {
      const cell = text[at] === '"' ? this.#quoted(text, at, last) : this.#plain(text, at, last)
      if (cell.kind !== 'cell') return cell
      cells.push(cell.value)
      at = cell.next
      if (at >= text.length || text[at] === '\n') return { kind: 'row', cells, next: at + 1 }
      at += 1
    }
  }

  #plain(text: string, from: number, last: boolean): Cell {
    const newline = text.indexOf('\n', from)
    if (newline === -1 && !last) return { kind: 'more' }
    const lineEnd = newline === -1 ? text.length : newline
    const delimiter = text.indexOf(this.#delimiter, from)
    if (delimiter !== -1 && delimiter < lineEnd) return { kind: 'cell', value: text.slice(from, delimiter), next: delimiter }
    return { kind: 'cell', value: text.slice(from, withoutReturn(text, from, lineEnd)), next: lineEnd }
  }

  #quoted(text: string, from: number, last: boolean): Cell {
    let at = from + 1
    for (;;) {
      const quote = text.indexOf('"', at)
      if (quote === -1 || quote - from > LONGEST_ROW) return last || quote !== -1 ? { kind: 'broken' } : { kind: 'more' }
      if (text[quote + 1] === '"') {
        at = quote + 2
        continue
      }
      if (quote + 1 >= text.length && !last) return { kind: 'more' }
      const after = text[quote + 1] === '\r' ? quote + 2 : quote + 1
      if (after >= text.length && !last) return { kind: 'more' }
      if (after >= text.length || text[after] === '\n' || text[quote + 1] === this.#delimiter)
        return { kind: 'cell', value: text.slice(from + 1, quote).replaceAll('""', '"'), next: Math.min(after, text.length) }
      // `"Ромашка" ООО`: written by hand, the quotes are text. Nothing that divides may lie between them.
      const inside = text.slice(from + 1, quote)
      return inside.includes(this.#delimiter) || inside.includes('\n') ? { kind: 'broken' } : this.#plain(text, from, last)
    }
  }
}

type Cell = { readonly kind: 'cell'; readonly value: string; readonly next: number } | { readonly kind: 'broken' | 'more' }

const withoutReturn = (text: string, from: number, end: number): number => (end > from && text[end - 1] === '\r' ? end - 1 : end)

function linesIn(text: string, from: number, next: number): number {
  let lines = 1
  for (let at = text.indexOf('\n', from); at !== -1 && at < next - 1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
