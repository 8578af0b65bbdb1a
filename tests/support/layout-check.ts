import type { Page } from 'playwright-core'

/** Where an element stands, in whole CSS pixels. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The places that must never move: the note's field and the work bar's last column, where Save is. */
export function keptPlaces(page: Page): Promise<{ note: Place; save: Place | null }> {
  return page.evaluate(() => {
    const placeOf = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
    }
    const note = document.querySelector('#work-note')
    if (note === null) throw new Error('There is no note')
    const save = note.closest('section')?.querySelector('button[aria-disabled]') ?? null
    return { note: placeOf(note), save: save === null ? null : placeOf(save) }
  })
}

/**
 * What does not fit, one line a fault: a page that scrolls sideways, panes that do, bars that are not wholly on the screen,
 * controls whose text is cut off or that stand outside of what can be scrolled to.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const nameOf = (element: Element): string =>
      (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60) || element.className
    const shown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.closest('.fl-hidden') === null
    const view = document.documentElement
    if (view.scrollWidth > innerWidth) faults.push(`the page is ${String(view.scrollWidth)} wide`)
    const scrollable = (element: Element): Element | null => {
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement)
        if (/auto|scroll/.test(getComputedStyle(parent).overflowY) && parent.scrollHeight > parent.clientHeight) return parent
      return null
    }
    for (const bar of document.querySelectorAll('header, section[aria-label]')) {
      const { top, bottom, left, right, height } = bar.getBoundingClientRect()
      if (!shown(bar) || height === 0) continue
      const outside = top < -1 || left < -1 || right > innerWidth + 1 || bottom > innerHeight + 1
      // A head within a pane that scrolls is reached by scrolling.
      if (outside && scrollable(bar) === null) faults.push(`not on the screen: ${nameOf(bar)}`)
      if (bar.scrollWidth > bar.clientWidth + 1)
        faults.push(`scrolls sideways by ${String(bar.scrollWidth - bar.clientWidth)}: ${nameOf(bar)}`)
    }
    for (const control of document.querySelectorAll('button, select, input, textarea, [role="option"]')) {
      if (!shown(control)) continue
      const box = control.getBoundingClientRect()
      if (box.width <= 1) continue
      if (control instanceof HTMLButtonElement && control.scrollWidth > control.clientWidth + 1) faults.push(`cut off: ${nameOf(control)}`)
      const outside = box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1 || box.top < -1
      if (outside && scrollable(control) === null) faults.push(`out of reach: ${nameOf(control)}`)
    }
    return faults
  })
}
