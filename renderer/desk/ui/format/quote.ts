/** Somebody's own words in the quotes of their language, those within one step down, never twice; in Russian the full stop stands outside. */
export const quote = (text: string): string => {
  const words = text.trim().replace(/^«([^«»]*)»$|^“([^“”]*)”$/u, '$1$2')
  if (!/\p{Script=Cyrillic}/u.test(words)) return `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`
  const inner = words.replaceAll('«', '„').replaceAll('»', '“')
  return inner.endsWith('.') ? `«${inner.slice(0, -1)}».` : `«${inner}»`
}
