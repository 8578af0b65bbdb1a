import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright-core'
import { MACHINE_BUG, REACTION_BUG } from '../../renderer/phone/runner/phone-log.ts'
import { findElectron } from '../../scripts/electron-binary.mjs'
import { until } from './until.ts'

/** How a test starts a workstation. */
export interface WorkstationOptions {
  /** Folder of the seat; a fresh one when absent. */
  readonly profile?: string
  /** The provision document, written to a file and passed on. Absent: the sandbox seat. */
  readonly provision?: unknown
  /** A WAV file that plays as the microphone. */
  readonly microphone?: string
  readonly args?: readonly string[]
  /** Generated clients of the sandbox; a few hundred when absent, because making thousands takes seconds. */
  readonly sandboxClients?: number
  /** Size of the desk in CSS pixels; 1440 × 900 when absent. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** A real workstation in its own process: its host, its Chromium (or Electron with `FIRSTLINE_HOST=electron`), and a hand on its desk. */
export interface Workstation {
  readonly desk: Page
  readonly browser: Browser
  readonly profile: string
  readonly url: string
  /** The page behind one of the seat's windows, hidden ones too. */
  window(name: 'desk' | 'phone' | 'caller'): Promise<Page>
  /**
   * Ends it as a user would (SIGTERM) and waits. The profile stays if it was given.
   * @throws Error when a machine of the phone was given an event that stands in no table, or one of its reactions failed
   */
  close(): Promise<void>
  /** Ends it as a power cut would: kill -9 of the host and its browser. */
  kill(): Promise<void>
}

interface Ready {
  readonly url: string
  readonly profile: string
  readonly devtools: string
}

const FEW_CLIENTS = 300
const APPLICATION = fileURLToPath(new URL('../..', import.meta.url))

/** Program and first arguments of the host under test. Electron shows its windows: it draws nothing into hidden ones. */
function hostCommand(): readonly [string, ...string[]] {
  if (process.env.FIRSTLINE_HOST !== 'electron') return [process.execPath, join(APPLICATION, 'dist', 'main', 'loopback.js'), '--headless']
  const electron = findElectron()
  if (electron === undefined)
    throw new Error('FIRSTLINE_HOST is electron, and its binary is not here: node node_modules/electron/install.js')
  const switches = ['--use-fake-device-for-media-stream', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return [electron, ...switches, APPLICATION]
}

function readyLine(host: ChildProcess, errors: () => string): Promise<Ready> {
  return new Promise((resolve, reject) => {
    host.once('exit', (code) => reject(new Error(`The host ended with ${String(code)} before it was ready.\n${errors()}`)))
    if (host.stdout === null) return
    createInterface({ input: host.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(JSON.parse(line) as Ready)
    })
  })
}

function hasPath(page: Page, name: string): boolean {
  return URL.canParse(page.url()) && new URL(page.url()).pathname.endsWith(`/${name}.html`)
}

async function findWindow(browser: Browser, name: string): Promise<Page> {
  const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages())
  await until(`the ${name} window is there`, () => pages().some((page) => hasPath(page, name)))
  const page = pages().find((candidate) => hasPath(candidate, name))
  if (page === undefined) throw new Error(`The ${name} window went away`)
  return page
}

function startHost(options: WorkstationOptions, profile: string, provision: string | undefined): ChildProcess {
  const [program, ...first] = hostCommand()
  const clients = String(options.sandboxClients ?? FEW_CLIENTS)
  const args = [...first, '--profile', profile, '--debug-port', '0', '--sandbox-clients', clients]
  if (provision !== undefined) args.push('--provision', provision)
  if (options.microphone !== undefined) args.push('--microphone-file', options.microphone)
  return spawn(program, [...args, ...(options.args ?? [])], { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
}

/** Processes whose command line names the profile: the browser and its children. */
async function processesOf(profile: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-eo', 'pid=,args=']).catch(() => ({ stdout: '' }))
  return stdout
    .split('\n')
    .filter((line) => line.includes(`--user-data-dir=${profile}`) || line.includes(`${profile}/`))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid > 0 && pid !== process.pid)
}

function killNow(pid: number): void {
  if (process.platform === 'win32') return void spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'])
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Already gone with its parent.
  }
}

/** Lines of the seat's log that no run of the phone may bring forth. */
async function bugsIn(profile: string): Promise<string[]> {
  const log = await readFile(join(profile, 'logs', 'firstline.log'), 'utf8').catch(() => '')
  return log.split('\n').filter((line) => line.includes(MACHINE_BUG) || line.includes(REACTION_BUG))
}

/** Starts a workstation and waits until its desk is on the screen. */
export async function startWorkstation(options: WorkstationOptions = {}): Promise<Workstation> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'firstline-seat-')))
  const provision = options.provision === undefined ? undefined : join(profile, 'provision-for-test.json')
  if (provision !== undefined) await writeFile(provision, JSON.stringify(options.provision))
  const host = startHost(options, profile, provision)
  let errors = ''
  host.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ready = await readyLine(host, () => errors)
  const exited = new Promise<void>((resolve) => host.once('exit', () => resolve()))
  const browser = await chromium.connectOverCDP(ready.devtools)
  const desk = await findWindow(browser, 'desk')
  await desk.setViewportSize(options.size ?? { width: 1440, height: 900 })
  return {
    desk,
    browser,
    profile,
    url: ready.url,
    window: (name) => findWindow(browser, name),
    close: async () => {
      host.kill('SIGTERM')
      await exited
      const bugs = await bugsIn(profile)
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      if (bugs.length > 0) throw new Error(`The workstation logged what never may happen:\n${bugs.join('\n')}`)
    },
    kill: async () => {
      // Chromium leads a process group of its own, so both are killed: all of it dies at once, as in a power cut.
      const chromium = await processesOf(profile)
      for (const pid of [host.pid, ...chromium]) if (pid !== undefined) killNow(pid)
      await exited
      await until('Chromium is gone', async () => (await processesOf(profile)).length === 0)
    },
  }
}
