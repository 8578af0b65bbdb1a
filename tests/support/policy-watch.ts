import type { Page } from 'playwright-core'

declare global {
  interface Window {
    violations?: string[]
  }
}

/** What the content policy of a page had to stop, counted from its next load. */
export interface PolicyWatch {
  violations(): Promise<readonly string[]>
}

/** Watches a page, its workers by what they say on the console, and loads it again so that its start is seen too. */
export async function watchPolicy(page: Page): Promise<PolicyWatch> {
  const said: string[] = []
  page.on('console', (message) => {
    if (/content security policy|content-security-policy/i.test(message.text())) said.push(message.text())
  })
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) =>
      window.violations?.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    )
  })
  await page.reload()
  return { violations: async () => [...said, ...(await page.evaluate(() => window.violations ?? ['not watched']))] }
}
