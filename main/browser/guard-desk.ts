import type { Page } from 'playwright-core'

/** Pages that a link or a file dropped on the window could lead to; Chromium's own (errors, blank ones) are left alone. */
const FOREIGN = /^(https?|file|data|blob|ftp):/

/** The desk stays the desk: a window it opens is closed again, and a page from elsewhere in its place gives way to it. */
export function guardDesk(desk: Page, origin: string, onStopped: (what: 'popup' | 'navigation') => void): void {
  desk.on('popup', (popup) => {
    onStopped('popup')
    popup.close().catch(() => undefined)
  })
  desk.on('framenavigated', (frame) => {
    const url = frame.url()
    if (frame !== desk.mainFrame() || !FOREIGN.test(url) || new URL(url).origin === origin) return
    onStopped('navigation')
    desk.goto(`${origin}/desk.html`).catch(() => undefined)
  })
}
