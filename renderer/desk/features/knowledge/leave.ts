import type { Knowledge } from '../../state/knowledge-store.ts'

/** Where the focus was before the knowledge base was opened. */
let cameFrom: Element | null = null

/** To be called before the focus moves. */
export function rememberPlace(): void {
  cameFrom = document.activeElement
}

/** Closes it; the focus goes back exactly to where it was. */
export function leave(knowledge: Knowledge): void {
  const place = cameFrom
  cameFrom = null
  // A field that is left with the focus in it leaves the keys of the desk dead.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  knowledge.setOpen(false)
  if (place instanceof HTMLElement && place.isConnected && place !== document.body) place.focus()
}
