import readWorkbook from 'read-excel-file/universal'
import type { Bytes } from '../bytes.ts'
import { FileStopped, reading } from './file-trouble.ts'
import { storedZip, zipEntries, type ZipEntry } from './zip-entries.ts'

export interface WorkbookSheet {
  readonly name: string
  /** Cells as text; dates as `2026-01-31`. */
  readonly rows: readonly (readonly string[])[]
}

/** Packed and unpacked, in bytes. What unpacks to more is no list of clients: a larger one comes as CSV. */
const LARGEST_FILE = 64 * 1024 * 1024
const LARGEST_CONTENT = 256 * 1024 * 1024

/**
 * Reads a workbook (XLSX, ECMA-376). It is unpacked here first, a piece at a time and never beyond the bound, whatever sizes the
 * archive claims; the library then gets an archive with nothing packed in it, for which it needs no workers of its own.
 */
export async function readSheets(file: Blob): Promise<readonly WorkbookSheet[]> {
  if (file.size > LARGEST_FILE) throw new FileStopped('too-large')
  const entries = zipEntries(new Uint8Array(await reading(file.arrayBuffer())))
  if (entries === undefined) throw new FileStopped('damaged')
  const room = { left: LARGEST_CONTENT }
  const files: { name: string; content: Bytes }[] = []
  for (const entry of entries) if (/\.(xml|rels)$/.test(entry.name)) files.push({ name: entry.name, content: await unpacked(entry, room) })
  const zip = storedZip(files)
  try {
    const sheets = await readWorkbook(zip.buffer)
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }))
  } catch {
    throw new FileStopped('damaged')
  }
}

async function unpacked({ method, packed }: ZipEntry, room: { left: number }): Promise<Bytes> {
  if (method === 0) return taken(packed, room)
  if (method !== 8) throw new FileStopped('damaged')
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  const pieces: Bytes[] = []
  for (;;) {
    const piece = await reader.read().catch(() => {
      throw new FileStopped('damaged')
    })
    if (piece.done) return new Uint8Array(await new Blob(pieces).arrayBuffer())
    if (piece.value.length > room.left) {
      await reader.cancel().catch(() => undefined)
      throw new FileStopped('too-large')
    }
    pieces.push(taken(piece.value, room))
  }
}

function taken(bytes: Bytes, room: { left: number }): Bytes {
  if (bytes.length > room.left) throw new FileStopped('too-large')
  room.left -= bytes.length
  return bytes
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''
}
