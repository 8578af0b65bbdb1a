/** SIP text from a template: line breaks become CRLF, the first one is dropped. What is after the blank line keeps CRLF too. */
export function sipText(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const text = String.raw({ raw: parts.raw }, ...values)
  return text.replace(/^\n/, '').replace(/\r?\n/g, '\r\n')
}
