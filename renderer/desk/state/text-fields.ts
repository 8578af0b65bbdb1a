/** Fields that take texts from the knowledge base, by the attribute they carry. */
export const TAKES_TEXTS = 'data-takes-texts'

/** The field a text goes to: the one that was written in last, else the first there is; undefined: there is none that can be written in. */
export function textFieldOf(last: Element | undefined): HTMLTextAreaElement | undefined {
  if (last instanceof HTMLTextAreaElement && takes(last)) return last
  return [...document.querySelectorAll<HTMLTextAreaElement>(`textarea[${TAKES_TEXTS}]`)].find(takes)
}

const takes = (field: HTMLTextAreaElement): boolean =>
  field.isConnected && field.hasAttribute(TAKES_TEXTS) && !field.readOnly && !field.disabled && field.closest('[inert], [hidden]') === null

let last: Element | undefined

/** The field texts were written in last, in this window. */
export const lastTextField = (): Element | undefined => last

export function rememberTextField(field: Element): void {
  last = field
}
