import type { Browser, BrowserContext, CDPSession } from 'playwright-core'

/** A page without a window that is opened again when it dies. */
export interface HiddenPages {
  close(): Promise<void>
}

/** Shortest time between two lives of one page, in ms: a page that dies at once must not spin. */
const REST_MS = 500

export interface HiddenPagesOptions {
  readonly urls: readonly string[]
  /** A headless browser shows nobody anything; ordinary pages there can be reached by tests. */
  readonly headless: boolean
  readonly onReopened: (url: string) => void
}

/**
 * Opens pages that nobody sees (CDP `Target.createTarget` with `hidden`) in the profile's own context, so that they
 * share its session, and opens one again when it crashes or is closed.
 */
export async function keepHiddenPages(context: BrowserContext, { urls, headless, onReopened }: HiddenPagesOptions): Promise<HiddenPages> {
  const browser = browserOf(context)
  const session = await browser.newBrowserCDPSession()
  const living = new Map<string, string>()
  let closed = false
  const open = async (url: string): Promise<void> => {
    const { targetId } = await session.send('Target.createTarget', headless ? { url, background: true } : { url, hidden: true })
    living.set(targetId, url)
  }
  const reopen = (targetId: string): void => {
    const url = living.get(targetId)
    living.delete(targetId)
    if (url === undefined || closed) return
    setTimeout(() => {
      if (closed) return
      onReopened(url)
      open(url).catch(() => undefined)
    }, REST_MS)
  }
  await watch(session, living, reopen)
  for (const url of urls) await open(url)
  return {
    async close() {
      closed = true
      await session.detach().catch(() => undefined)
    },
  }
}

async function watch(session: CDPSession, own: ReadonlyMap<string, string>, onGone: (targetId: string) => void): Promise<void> {
  session.on('Target.targetDestroyed', ({ targetId }) => {
    onGone(targetId)
  })
  session.on('Target.targetCrashed', ({ targetId }) => {
    // A crashed page stays as a target: close it, and its end opens the next one.
    if (own.has(targetId)) session.send('Target.closeTarget', { targetId }).catch(() => undefined)
  })
  await session.send('Target.setDiscoverTargets', { discover: true })
}

function browserOf(context: BrowserContext): Browser {
  const browser = context.browser()
  if (browser === null) throw new Error('A persistent context has a browser')
  return browser
}
