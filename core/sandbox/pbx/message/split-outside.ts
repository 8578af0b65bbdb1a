/**
 * Splits at `separator`, but not inside quoted strings or angle brackets (RFC 3261 §25.1).
 * Undefined when a quote or a bracket is never closed.
 */
export function splitOutside(text: string, separator: ',' | ';'): readonly string[] | undefined {
  const parts: string[] = []
  let start = 0
  let quoted = false
  let bracketed = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at += 1
      else if (character === '"') quoted = false
    } else if (character === '"' && !bracketed) quoted = true
    else if (character === '<') bracketed = true
    else if (character === '>') bracketed = false
    else if (character === separator && !bracketed) {
      parts.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  if (quoted || bracketed) return undefined
  parts.push(text.slice(start).trim())
  return parts
}
