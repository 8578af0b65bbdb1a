import { csvLine } from '../../../core/domain/directory/file/csv-line.ts'
import { faultText } from '../../../core/domain/directory/file/fault-text.ts'
import type { FaultyRow } from '../../../core/domain/directory/file/row-fault.ts'
import type { FileOrder, RefusedRows } from './file-imports.ts'

/** Rows that are shown; the file has all. */
const SHOWN = 500
/** Text is handed to the browser, which keeps it on the disk, in pieces of so many characters. */
const PIECE = 262_144

/** Collects the rows that were refused as a table like the one they came from, with a column that says why. */
export class RefusedCollector {
  readonly #order: FileOrder
  readonly #header: readonly string[]
  readonly #delimiter: string
  readonly #first: FaultyRow[] = []
  #file = new Blob([])
  #text = ''
  #count = 0

  constructor(order: FileOrder) {
    this.#order = order
    this.#header = order.columns.map(({ header }) => header)
    this.#delimiter = order.shape.kind === 'csv' ? order.shape.delimiter : ';'
    const russian = order.words === 'ru'
    const named = order.shape.kind === 'vcard' ? [russian ? 'карточка' : 'card'] : this.#header
    // The mark tells spreadsheets that it is UTF-8.
    this.#text = `\uFEFF${csvLine([...named, russian ? 'строка' : 'row', russian ? 'ошибка' : 'error'], this.#delimiter)}\r\n`
  }

  get count(): number {
    return this.#count
  }

  add(row: FaultyRow): void {
    this.#count += 1
    if (this.#first.length < SHOWN) this.#first.push(row)
    const width = Math.max(this.#header.length, 1)
    const cells = Array.from({ length: Math.max(width, row.cells.length) }, (_, index) => row.cells[index] ?? '')
    const why = row.faults.map((fault) => faultText(fault, this.#header, this.#order.words)).join('; ')
    this.#text += `${csvLine([...cells, String(row.line), why], this.#delimiter)}\r\n`
    if (this.#text.length > PIECE) this.#putAway()
  }

  result(): RefusedRows {
    if (this.#count === 0) return { first: [] }
    this.#putAway()
    return { first: this.#first, file: this.#file }
  }

  #putAway(): void {
    this.#file = new Blob([this.#file, this.#text], { type: 'text/csv;charset=utf-8' })
    this.#text = ''
  }
}
