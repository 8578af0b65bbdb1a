import type { Bytes } from '../bytes.ts'

/** An entry of an archive: where its packed bytes lie. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated (APPNOTE 4.4.5). */
  readonly method: number
  readonly packed: Bytes
}

const END = 0x0605_4b50
const CENTRAL = 0x0201_4b50
const LOCAL = 0x0403_4b50
/** A workbook has some dozens. */
const MOST_ENTRIES = 2_000

/** Entries of a ZIP archive by its central directory (PKWARE APPNOTE 4.3.12); undefined when it is none, or of 64 bits. */
export function zipEntries(archive: Bytes): readonly ZipEntry[] | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = endOf(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MOST_ENTRIES) return undefined
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return undefined
    const [packedSize, nameSize] = [view.getUint32(at + 20, true), view.getUint16(at + 28, true)]
    const local = view.getUint32(at + 42, true)
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) return undefined
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (from + packedSize > view.byteLength) return undefined
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameSize))
    entries.push({ name, method: view.getUint16(at + 10, true), packed: archive.subarray(from, from + packedSize) })
    at += 46 + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 65_558; at -= 1) if (view.getUint32(at, true) === END) return at
  return undefined
}

/** An archive of these files, none of them packed. */
export function storedZip(files: readonly { readonly name: string; readonly content: Bytes }[]): Bytes {
  const names = files.map(({ name }) => new TextEncoder().encode(name))
  const size = files.reduce((sum, { content }, index) => sum + content.length + 76 + 2 * (names[index]?.length ?? 0), 22)
  const zip = new Uint8Array(size)
  const view = new DataView(zip.buffer)
  const places: number[] = []
  let at = 0
  files.forEach(({ content }, index) => {
    const name = names[index] ?? new Uint8Array()
    places.push(at)
    view.setUint32(at, LOCAL, true)
    sizes(view, at + 18, content.length, name.length)
    zip.set(name, at + 30)
    zip.set(content, at + 30 + name.length)
    at += 30 + name.length + content.length
  })
  const central = at
  files.forEach(({ content }, index) => {
    const name = names[index] ?? new Uint8Array()
    view.setUint32(at, CENTRAL, true)
    sizes(view, at + 20, content.length, name.length)
    view.setUint32(at + 42, places[index] ?? 0, true)
    zip.set(name, at + 46)
    at += 46 + name.length
  })
  view.setUint32(at, END, true)
  view.setUint16(at + 8, files.length, true)
  view.setUint16(at + 10, files.length, true)
  view.setUint32(at + 12, at - central, true)
  view.setUint32(at + 16, central, true)
  return zip
}

function sizes(view: DataView, at: number, content: number, name: number): void {
  view.setUint32(at, content, true)
  view.setUint32(at + 4, content, true)
  view.setUint16(at + 8, name, true)
}
