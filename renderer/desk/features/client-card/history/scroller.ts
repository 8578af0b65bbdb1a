/** The nearest ancestor that scrolls; the pane scrolls, not the list. */
export function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if (overflowY === 'auto' || overflowY === 'scroll') return parent
  }
  return element?.parentElement ?? null
}

/** Where the list begins in what its pane scrolls, px. */
export const topIn = (scroller: HTMLElement, list: HTMLElement): number =>
  list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
