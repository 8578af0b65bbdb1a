import type { KeyboardEvent } from 'react'

/** Rows that a page key moves over. */
const PAGE = 8

/** What a key does in the list (WAI-ARIA APG, feed and tree patterns): the row to go to, or a row to open or close. */
export type ListMove = { readonly kind: 'go'; readonly index: number } | { readonly kind: 'open' } | { readonly kind: 'close' }

export function moveOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, index: number, count: number): ListMove | undefined {
  if (ctrlKey || altKey || metaKey || count === 0) return undefined
  const to = (wanted: number): ListMove => ({ kind: 'go', index: Math.min(count - 1, Math.max(0, wanted)) })
  switch (key) {
    case 'ArrowDown':
      return to(index + 1)
    case 'ArrowUp':
      return to(index - 1)
    case 'PageDown':
      return to(index + PAGE)
    case 'PageUp':
      return to(index - PAGE)
    case 'Home':
      return to(0)
    case 'End':
      return to(count - 1)
    case 'ArrowRight':
      return { kind: 'open' }
    case 'ArrowLeft':
      return { kind: 'close' }
    default:
      return undefined
  }
}
