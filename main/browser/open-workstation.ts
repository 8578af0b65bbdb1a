import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, errors, type BrowserContext, type Page } from 'playwright-core'
import { err, ok, type Result } from '../../core/domain/result.ts'
import type { LoopbackHost } from '../host/loopback-host.ts'
import { phonePage } from '../host/phone-page.ts'
import { OPENING_PATH } from '../web/web-server.ts'
import { devtoolsAddress, forgetDevtools } from './devtools-address.ts'
import { findBrowser } from './find-browser.ts'
import { browserFlags } from './flags.ts'
import { guardDesk } from './guard-desk.ts'
import { keepPageAlive } from './keep-page-alive.ts'
import { keepHiddenPages } from './hidden-pages.ts'
import { hasMicrophone } from './microphone.ts'
import { keepWindowPlacement } from './window-placement.ts'

export interface WorkstationOptions {
  readonly host: LoopbackHost
  readonly headless: boolean
  readonly debugPort?: number
  readonly microphoneFile?: string
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** The desk's window was closed, or the browser is gone. */
  readonly onClosed: () => void
  readonly say: (line: string) => void
}

export interface Workstation {
  /** `http://127.0.0.1:PORT` of the browser's debugging port, when one was asked for. */
  readonly devtools?: string
  close(): Promise<void>
}

const NO_BROWSER = 'No Chromium was found. Start with `npm start`, which installs one, or set FIRSTLINE_CHROMIUM to the path of yours.'

/** Opens the workstation's own Chromium on a running loopback host: the desk, and the phone in a page of its own. */
export async function openWorkstation(options: WorkstationOptions): Promise<Result<Workstation, string>> {
  const { host, say } = options
  const executablePath = findBrowser(options.env)
  if (executablePath === undefined) return err(NO_BROWSER)
  const userData = join(host.profile, 'browser')
  await mkdir(userData, { recursive: true, mode: 0o700 })
  await forgetDevtools(userData)
  const fakeMicrophone = options.headless || options.microphoneFile !== undefined || !hasMicrophone(options.platform)
  if (fakeMicrophone) say(microphoneNote(options.microphoneFile))
  let context: BrowserContext
  try {
    context = await launchPatiently(() => launch(options, userData, executablePath, fakeMicrophone))
  } catch (error) {
    host.log.write('error', 'main.browser', 'Chromium did not start', { error: error instanceof Error ? error.message : 'unknown' })
    return err(`Chromium (${executablePath}) did not start; ${join(host.profile, 'logs')} has the details.`)
  }
  await context.grantPermissions(['microphone'], { origin: host.origin })
  await context.addCookies([{ ...host.web.session.cookie, url: host.origin, httpOnly: true, sameSite: 'Strict' }])
  host.setPhoneWindow(true)
  const desk = context.pages()[0] ?? (await context.newPage())
  const leaveWindow = options.headless ? undefined : await keepWindowPlacement(desk, host.profile)
  const phone = phonePage(options.microphoneFile)
  const pages = host.isSandbox ? [phone, 'caller.html'] : [phone]
  const hidden = await keepHiddenPages(context, {
    urls: pages.map((page) => `${host.origin}/${page}`),
    headless: options.headless,
    onReopened: (url) => {
      host.log.write('warn', 'main.browser', 'A hidden page ended and was opened again', { page: new URL(url).pathname })
    },
  })
  await keepDesk(desk, context, host, options)
  await desk.goto(`${host.origin}/desk.html`, { waitUntil: 'commit' })
  const devtools = options.debugPort === undefined ? undefined : await devtoolsAddress(userData)
  const close = async (): Promise<void> => {
    leaveWindow?.()
    await hidden.close()
    await context.close().catch(() => undefined)
  }
  return ok({ ...(devtools === undefined ? {} : { devtools }), close })
}

/** Longest time of one launch, in ms. */
const LAUNCH_MS = 45_000

/** On a busy machine Chromium sometimes opens its window and never tells: it is then ended and started once more. */
async function launchPatiently(launchOnce: () => Promise<BrowserContext>): Promise<BrowserContext> {
  try {
    return await launchOnce()
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    return launchOnce()
  }
}

function launch(options: WorkstationOptions, userData: string, executablePath: string, fakeMicrophone: boolean): Promise<BrowserContext> {
  const { headless, host, microphoneFile, debugPort } = options
  const args = browserFlags({
    headless,
    fakeMicrophone,
    isRoot: process.getuid?.() === 0,
    appUrl: host.origin + OPENING_PATH,
    ...(microphoneFile === undefined ? {} : { microphoneFile }),
    ...(debugPort === undefined ? {} : { debugPort }),
  })
  return chromium.launchPersistentContext(userData, {
    executablePath,
    headless,
    args: [...args],
    timeout: LAUNCH_MS,
    chromiumSandbox: process.getuid?.() !== 0,
    // What automation switches on by itself and people at work do not want.
    ignoreDefaultArgs: ['--enable-automation', '--mute-audio', '--disable-component-update'],
    // The person's own window, colours and motion, not those of a test.
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

/** A crashed desk is loaded again while the phone goes on; a closed one ends the workstation. */
async function keepDesk(desk: Page, context: BrowserContext, host: LoopbackHost, { onClosed }: WorkstationOptions): Promise<void> {
  await keepPageAlive(context, desk, `${host.origin}/desk.html`, (outcome) => {
    host.log.write('error', 'main.browser', 'The desk crashed', { outcome })
  })
  guardDesk(desk, host.origin, (what) => {
    host.log.write('warn', 'main.browser', 'The desk was to be led elsewhere', { what })
  })
  desk.on('close', onClosed)
  context.on('close', onClosed)
}

const microphoneNote = (file: string | undefined): string =>
  file === undefined ? 'A made-up microphone (a beep every second) stands in for a real one.' : `The microphone is played from ${file}.`
