import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/until.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'

let running: Workstation

beforeAll(async () => {
  running = await startWorkstation()
})
afterAll(() => running.close())

const logOf = ({ profile }: Workstation): Promise<string> => readFile(join(profile, 'logs', 'firstline.log'), 'utf8')

/** A new look at the browser: a page that crashed stays dead to whoever watched it. */
async function lookAgain({ profile }: Workstation): Promise<Browser> {
  const [port = ''] = (await readFile(join(profile, 'browser', 'DevToolsActivePort'), 'utf8')).split('\n')
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`)
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  // Nobody is left to answer.
  session.send('Page.crash').catch(() => undefined)
}

const pageOf = (browser: Browser, name: string): Page | undefined =>
  browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((page) => page.url().includes(`/${name}.html`))

describe('windows that crash', () => {
  it('the desk comes back, each time', async () => {
    for (const times of [1, 2]) {
      const browser = await lookAgain(running)
      const desk = pageOf(browser, 'desk')
      if (desk === undefined) throw new Error('There is no desk')
      await desk.getByText('Анна Лебедева').or(desk.getByRole('button').first()).first().waitFor()
      await crash(desk)
      await until('the host has seen it', async () => (await logOf(running)).split('loaded again').length > times)
      await browser.close()
    }
    const browser = await lookAgain(running)
    const desk = pageOf(browser, 'desk')
    await desk?.getByRole('button').first().waitFor()
    expect(desk).toBeDefined()
  })

  it('the phone is opened again', async () => {
    await crash(await running.window('phone'))
    await until('the host has seen it', async () => (await logOf(running)).includes('opened again'))
    const browser = await lookAgain(running)
    await until('the phone is there', () => pageOf(browser, 'phone') !== undefined)
    expect(await pageOf(browser, 'phone')?.evaluate(() => document.readyState)).toBeTruthy()
  })
})
