import { CsvReader, type FileRow } from '../../../core/domain/directory/file/csv-reader.ts'
import { readVCards } from '../../../core/domain/directory/read-vcards.ts'
import type { ReadVCard } from '../../../core/domain/directory/vcard.ts'
import type { TextEncoding } from '../../../core/domain/directory/file/text-encoding.ts'
import type { FileShape } from './file-imports.ts'
import { textPieces, type ReadSoFar } from './text-pieces.ts'
import { FileStopped } from './file-trouble.ts'
import { readSheets } from './workbook.ts'

type TableShape = Exclude<FileShape, { kind: 'vcard' }>

/** Rows of a workbook handed on at once. */
const SHEET_STEP = 1_000
/** A card longer than this has lost its end, in characters. */
const LONGEST_CARD = 4_000_000

/** Rows of a table, some at a time, its header among them. */
export async function* tableRows(file: Blob, shape: TableShape, soFar: ReadSoFar): AsyncGenerator<readonly FileRow[]> {
  if (shape.kind === 'xlsx') {
    yield* sheetRows(file, shape.sheet, soFar)
    return
  }
  const reader = new CsvReader(shape.delimiter)
  for await (const piece of textPieces(file, shape.encoding, soFar)) {
    const rows = reader.push(piece)
    if (rows.length > 0) yield rows
  }
  yield reader.end()
}

async function* sheetRows(file: Blob, name: string, soFar: ReadSoFar): AsyncGenerator<readonly FileRow[]> {
  const sheets = await readSheets(file)
  const sheet = sheets.find((one) => one.name === name)
  if (sheet === undefined) throw new FileStopped('damaged')
  const { rows } = sheet
  for (let at = 0; at < rows.length; at += SHEET_STEP) {
    soFar.bytes = Math.round((file.size * at) / rows.length)
    const step = rows.slice(at, at + SHEET_STEP).map((cells, index) => ({ line: at + index + 1, cells }))
    yield step.filter(({ cells }) => cells.some((cell) => cell !== ''))
  }
  soFar.bytes = file.size
}

/** Cards of a file, some at a time. */
export async function* cardsOf(file: Blob, encoding: TextEncoding, soFar: ReadSoFar): AsyncGenerator<readonly ReadVCard[]> {
  let rest = ''
  for await (const piece of textPieces(file, encoding, soFar)) {
    rest += piece
    const end = /[\s\S]*^END:VCARD[ \t]*\r?\n/im.exec(rest)?.[0].length ?? 0
    if (end === 0 && rest.length <= LONGEST_CARD) continue
    const whole = end === 0 ? rest.length : end
    yield [...readVCards(rest.slice(0, whole))]
    rest = rest.slice(whole)
  }
  yield [...readVCards(rest)]
}
