import { guessDelimiter } from '../../../core/domain/directory/file/csv-delimiter.ts'
import type { FileRow } from '../../../core/domain/directory/file/csv-reader.ts'
import { guessByContent, guessColumns, isHeader } from '../../../core/domain/directory/file/guess-columns.ts'
import { guessEncoding } from '../../../core/domain/directory/file/text-encoding.ts'
import { nameOfVCard } from '../../../core/domain/directory/client-of-vcard.ts'
import type { FileLook, FileShape, Look, NamedFile, SampleRow } from './file-imports.ts'
import { filePrint } from './file-print.ts'
import { cardsOf, tableRows } from './file-rows.ts'
import { FileStopped, reading } from './file-trouble.ts'
import { readSheets } from './workbook.ts'

/** So much of a file says how it is written, in bytes. */
const BEGINNING = 262_144
/** Rows by which the columns are tried. */
const SAMPLE = 200

/** What a file is and what is in it, by its beginning. `wanted`: read as if it were so. */
export async function lookAtFile(file: NamedFile, wanted?: FileShape): Promise<Look> {
  try {
    if (file.size === 0) return { kind: 'refused', why: 'empty' }
    const print = await filePrint(file)
    const head = new Uint8Array(await reading(file.slice(0, BEGINNING).arrayBuffer()))
    if (head[0] === 0x50 && head[1] === 0x4b) return { kind: 'seen', look: { ...(await lookAtWorkbook(file, wanted)), print } }
    return { kind: 'seen', look: { ...(await lookAtText(file, head, wanted)), print } }
  } catch (error) {
    if (error instanceof FileStopped) return { kind: 'refused', why: error.why }
    throw error
  }
}

type Seen = Omit<FileLook, 'print'>

async function lookAtText(file: Blob, head: Uint8Array<ArrayBuffer>, wanted: FileShape | undefined): Promise<Seen> {
  const asked = wanted?.kind === 'xlsx' ? undefined : wanted
  const encoding = asked?.encoding ?? guessEncoding(head)
  const text = new TextDecoder(encoding).decode(head)
  if (asked?.kind !== 'csv' && /^BEGIN:VCARD\s*$/im.test(text)) return lookAtCards(file, encoding)
  // A picture or a program: bytes that no text has.

  if (/[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 4_096))) throw new FileStopped('unknown')
  const delimiter = asked?.kind === 'csv' ? asked.delimiter : guessDelimiter(text)
  const beginning = file.slice(0, BEGINNING)
  const rows = await firstRows(tableRows(beginning, { kind: 'csv', encoding, delimiter, header: false }, { bytes: 0 }))
  // Where the beginning was cut off, its last row is half a row.
  const whole = file.size > BEGINNING && rows.length <= SAMPLE ? rows.slice(0, -1) : rows
  return tableLook(whole, (header) => ({ kind: 'csv', encoding, delimiter, header }), asked?.kind === 'csv' ? asked.header : undefined, [])
}

async function lookAtWorkbook(file: Blob, wanted: FileShape | undefined): Promise<Seen> {
  const sheets = await readSheets(file)
  const asked = wanted?.kind === 'xlsx' ? wanted : undefined
  const sheet = sheets.find(({ name }) => name === asked?.sheet) ?? sheets.find(({ rows }) => rows.length > 0)
  if (sheet === undefined) throw new FileStopped('empty')
  const rows = sheet.rows
    .slice(0, SAMPLE + 1)
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const names = sheets.map(({ name }) => name)
  return tableLook(rows, (header) => ({ kind: 'xlsx', sheet: sheet.name, header }), asked?.header, names)
}

async function firstRows(rows: AsyncGenerator<readonly FileRow[]>): Promise<readonly FileRow[]> {
  const first: FileRow[] = []
  for await (const some of rows) {
    first.push(...some)
    if (first.length > SAMPLE) break
  }
  return first.slice(0, SAMPLE + 1)
}

function tableLook(
  rows: readonly FileRow[],
  shapeOf: (header: boolean) => FileShape,
  asked: boolean | undefined,
  sheets: readonly string[],
): Seen {
  const [first] = rows
  if (first === undefined) throw new FileStopped('empty')
  const named = asked ?? isHeader(first.cells)
  const sample = (named ? rows.slice(1) : rows).slice(0, SAMPLE)
  const width = Math.max(...rows.slice(0, 20).map(({ cells }) => cells.length))
  const header = Array.from({ length: named ? first.cells.length : width }, (_, index) =>
    named ? (first.cells[index] ?? '').trim() : String(index + 1),
  )
  const targets = named ? guessColumns(header) : guessByContent(sample.map(({ cells }) => cells))
  const columns = header.map((name, index) => ({ header: name, target: targets[index] ?? 'skip' }))
  return { shape: shapeOf(named), sheets, header, columns, sample }
}

async function lookAtCards(file: Blob, encoding: Extract<FileShape, { kind: 'vcard' }>['encoding']): Promise<Seen> {
  const sample: SampleRow[] = []
  for await (const cards of cardsOf(file, encoding, { bytes: 0 })) {
    for (const read of cards) {
      const line = sample.length + 1
      if (read.kind === 'refused') sample.push({ line, cells: [read.name], broken: true })
      else {
        const texts = (name: string): string =>
          read.card.properties
            .filter((property) => property.name === name)
            .map(({ text }) => text)
            .join(', ')
        sample.push({ line, cells: [nameOfVCard(read.card), texts('TEL'), texts('EMAIL'), texts('ORG')] })
      }
    }
    if (sample.length > SAMPLE) break
  }
  return { shape: { kind: 'vcard', encoding }, sheets: [], header: [], columns: [], sample: sample.slice(0, SAMPLE) }
}
