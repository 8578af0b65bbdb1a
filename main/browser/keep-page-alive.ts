import type { BrowserContext, Page } from 'playwright-core'

/**
 * Loads a page again each time its renderer crashes. Done over CDP: Playwright gives a crashed page up for good, and
 * tells of its first crash only; the browser itself can load it as often as needed.
 */
export async function keepPageAlive(
  context: BrowserContext,
  page: Page,
  url: string,
  onCrash: (outcome: 'loaded again' | 'lost') => void,
): Promise<void> {
  const browser = context.browser()
  if (browser === null) throw new Error('A persistent context has a browser')
  const own = await context.newCDPSession(page)
  const { targetInfo } = await own.send('Target.getTargetInfo')
  const session = await browser.newBrowserCDPSession()
  session.on('Target.targetCrashed', ({ targetId }) => {
    if (targetId !== targetInfo.targetId) return
    own.send('Page.navigate', { url }).then(
      () => onCrash('loaded again'),
      () => onCrash('lost'),
    )
  })
  await session.send('Target.setDiscoverTargets', { discover: true })
}
