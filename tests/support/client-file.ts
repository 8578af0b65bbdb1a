import type { FileOrder, FileImports, NamedFile } from '../../renderer/storage/import-file/file-imports.ts'
import type { ImportPolicy } from '../../core/domain/directory/file/column-target.ts'

/** A file as a person would choose it. */
export const aFile = (content: string | Uint8Array<ArrayBuffer>, name = 'clients.csv'): NamedFile => new File([content], name)

/** The letters that a list of clients has, in windows-1251. */
export function toWindows1251(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0)
    if (code < 0x80) return code
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
    return { ё: 0xb8, Ё: 0xa8, '«': 0xab, '»': 0xbb }[char] ?? 0x3f
  })
}

export const toUtf16 = (text: string, order: 'le' | 'be'): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), order === 'le')
  return new Uint8Array(view.buffer)
}

/** The order a person gives who takes everything as it was guessed. */
export async function orderFor(imports: FileImports, file: NamedFile, policy: ImportPolicy): Promise<FileOrder> {
  const seen = await imports.look(file)
  if (seen.kind === 'refused') throw new Error(`the file was refused: ${seen.why}`)
  const { shape, columns } = seen.look
  return { shape, columns, policy, language: 'ru', country: 'RU', words: 'ru' }
}
