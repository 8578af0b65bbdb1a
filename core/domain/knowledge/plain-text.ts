/** Markdown as it is put into a field or shown in a line: no signs of emphasis, headings or code; links as their words and address. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^[ \t]{0,3}#{1,6}[ \t]+/gmu, '')
    .replace(/^[ \t]{0,3}>[ \t]?/gmu, '')
    .replace(/^([ \t]*)[*+-][ \t]+/gmu, '$1– ')
    .replace(/!?\[([^\]\n]{0,500})\]\(([^()\s]{0,2000})\)/gu, (_all, words: string, address: string) => linkWords(words, address))
    .replace(/(\*\*|__)(?=\S)([^\n]{0,800}?\S)\1/gu, '$2')
    .replace(/(^|[^\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]{0,800}?\S)\2(?![\p{L}\p{N}])/gu, '$1$3')
    .replace(/`([^`\n]+)`/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/gu, '$1')
    .trim()
}

const linkWords = (words: string, address: string): string => (words === '' || words === address ? address : `${words} (${address})`)
