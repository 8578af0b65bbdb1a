/** Values of vCards as they lie in a line, brought to text. */

/** RFC 6350 §3.4: `\n`, `\,`, `\;`, `\\`; what is escaped without need stands for itself. */
export const unescaped = (value: string): string =>
  value.replace(/\\(.)/gs, (_all, char: string) => (char === 'n' || char === 'N' ? '\n' : char))

/** Splits at semicolons that are not escaped, and unescapes each part. */
export function componentsOf(value: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1
    else if (value[at] === ';') {
      parts.push(value.slice(from, at))
      from = at + 1
    }
  }
  parts.push(value.slice(from))
  return parts.map((part) => unescaped(part).trim())
}

/** Quoted-printable (RFC 2045 §6.7) as vCard 2.1 has it. UTF-8, else windows-1251: so writes an address book of Russian Windows. */
export function fromQuotedPrintable(value: string, charset: string | undefined): string {
  const bytes: number[] = []
  for (let at = 0; at < value.length; at += 1) {
    const hex = value[at] === '=' ? /^[0-9A-Fa-f]{2}$/.exec(value.slice(at + 1, at + 3)) : null
    if (hex) {
      bytes.push(Number.parseInt(hex[0], 16))
      at += 2
    } else for (const byte of utf8(value[at] ?? '')) bytes.push(byte)
  }
  const isCyrillic = charset !== undefined && /^(windows-|cp)1251$/i.test(charset)
  return (isCyrillic ? undefined : fromUtf8(bytes)) ?? bytes.map(fromWindows1251).join('')
}

const utf8 = (char: string): readonly number[] => {
  const code = char.charCodeAt(0)
  if (code < 0x80) return [code]
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)]
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
}

function fromUtf8(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return undefined
  }
}

/** The letters of windows-1251; its rarer signs become a question mark. */
function fromWindows1251(byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte)
  if (byte >= 0xc0) return String.fromCharCode(byte - 0xc0 + 0x410)
  return { 0xa8: 'Ё', 0xb8: 'ё', 0xb9: '№', 0xa0: ' ', 0xab: '«', 0xbb: '»', 0x96: '–', 0x97: '—' }[byte] ?? '?'
}
