import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const LINUX = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
]
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** Longest time that fetching the browser may take, in ms. */
const INSTALL_MS = 10 * 60_000

/** This machine as the search sees it; tests bring another. */
const THIS_MACHINE = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  /** Whether the program ran well. */
  run: (program, args, env = {}) =>
    spawnSync(program, args, { stdio: 'ignore', timeout: INSTALL_MS, env: { ...process.env, ...env } }).status === 0,
  /** Where Playwright's installer would put its browser. */
  playwrightPath: () =>
    spawnSync(process.execPath, ['-e', "import('playwright-core').then(p=>process.stdout.write(p.chromium.executablePath()))"], {
      encoding: 'utf8',
    }).stdout?.trim(),
}

function usualPlaces({ platform, env }) {
  if (platform === 'darwin') return MAC
  if (platform !== 'win32') return LINUX
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean)
  return roots.flatMap((root) => WINDOWS.map((path) => join(root, path)))
}

/**
 * Path of a Chromium on this machine, or undefined. `FIRSTLINE_CHROMIUM` wins.
 * @returns {string | undefined}
 */
export function findChromium(machine = THIS_MACHINE) {
  const chosen = machine.env.FIRSTLINE_CHROMIUM
  if (chosen) return machine.exists(chosen) ? chosen : undefined
  const installed = usualPlaces(machine).find((path) => machine.exists(path))
  if (installed) return installed
  const fetched = machine.playwrightPath()
  return fetched && machine.exists(fetched) ? fetched : undefined
}

/**
 * Finds Chromium or installs it: by apt on Debian as root, elsewhere by Playwright's installer.
 * @param {(line: string) => void} say  gets one line before a long step, and one that says what to do when there is no way
 * @returns {string | undefined} its path; undefined when it can be had in neither way
 */
export function ensureChromium(say, machine = THIS_MACHINE) {
  const found = findChromium(machine)
  if (found) return found
  const chosen = machine.env.FIRSTLINE_CHROMIUM
  if (chosen) {
    say(`FIRSTLINE_CHROMIUM is ${chosen}, and there is no such file. Correct it, or unset it to have Chromium found or installed.`)
    return undefined
  }
  install(say, machine)
  const installed = findChromium(machine)
  if (!installed)
    say('There is no Chromium and none could be installed. Install Chromium or Chrome, or set FIRSTLINE_CHROMIUM to its path.')
  return installed
}

function install(say, machine) {
  if (machine.platform === 'linux' && machine.isRoot && machine.exists('/etc/debian_version')) {
    say('No Chromium here: installing it with apt (about a minute).')
    // A mirror that answers only in part must not stop what the lists at hand can do.
    machine.run('apt-get', ['update', '-qq'])
    if (machine.run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' }))
      return
  }
  say("No Chromium here: installing it with Playwright's installer.")
  machine.run(process.execPath, [join('node_modules', 'playwright-core', 'cli.js'), 'install', '--no-shell', 'chromium'])
}
