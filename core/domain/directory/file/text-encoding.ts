/** Encodings a list of clients comes in; names as `TextDecoder` knows them. */
export const TEXT_ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/**
 * The encoding of a text by its beginning: its byte order mark, else zero bytes in every second place, else whether it is UTF-8
 * (RFC 3629 §4; a character cut off at the end is none against it). What is left is windows-1251, as spreadsheets in Russian write.
 */
export function guessEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const wide = wideOf(bytes)
  return wide ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1251')
}

/** Without a mark: ASCII and Cyrillic have 0x00 and 0x04 in their high bytes. */
function wideOf(bytes: Uint8Array): TextEncoding | undefined {
  const [high, looked]: [[number, number], number] = [[0, 0], Math.min(bytes.length & ~1, 4_096)]
  if (looked < 4) return undefined
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0 || bytes[at] === 4) high[at & 1] = (high[at & 1] ?? 0) + 1
  if (high[1] > looked * 0.45 && high[0] < looked * 0.05) return 'utf-16le'
  return high[0] > looked * 0.45 && high[1] < looked * 0.05 ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1
    if (more === -1) return false
    for (let next = at + 1; next <= at + more && next < bytes.length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false
    at += more + 1
  }
  return true
}
