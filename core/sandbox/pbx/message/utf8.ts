function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}

/** How many bytes `text` takes in UTF-8; a lone surrogate counts as U+FFFD does, 3. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0)
  return bytes
}

/** The start of `text` that fits `maxBytes` bytes of UTF-8, never half a character. */
export function utf8Head(text: string, maxBytes: number): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    bytes += bytesOf(character.codePointAt(0) ?? 0)
    if (bytes > maxBytes) break
    end += character.length
  }
  return text.slice(0, end)
}
