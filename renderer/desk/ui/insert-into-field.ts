export type TextField = HTMLTextAreaElement | HTMLInputElement

/**
 * Replaces [from, to) of a field as if it were typed: the field's own undo takes it back, and whoever follows the field hears of it.
 * The caret stands behind the text.
 */
export function replaceInField(field: TextField, from: number, to: number, text: string): void {
  field.focus()
  field.setSelectionRange(from, to)
  if (!typedByBrowser(text, field)) typedByHand(field, from, to, text)
}

/** The one way to write into a field that keeps its undo; where it is missing or refuses, the value is written. */
function typedByBrowser(text: string, field: TextField): boolean {
  const before = field.value
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the undo of a field
  const did = typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)
  return did && field.value !== before
}

function typedByHand(field: TextField, from: number, to: number, text: string): void {
  const next = `${field.value.slice(0, from)}${text}${field.value.slice(to)}`
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  // React keeps the value it wrote itself; past it the change is news.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, next)
  field.setSelectionRange(from + text.length, from + text.length)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Puts a text at the end of a field, on a line of its own. */
export function appendToField(field: TextField, text: string): void {
  const { value } = field
  const space = value === '' || value.endsWith('\n') ? '' : field instanceof HTMLTextAreaElement ? '\n' : ' '
  replaceInField(field, value.length, value.length, `${space}${text}`)
}
