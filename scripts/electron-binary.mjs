import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../node_modules/electron', import.meta.url))

/** Longest time that fetching the binary may take before the other host is used, in ms. */
const FETCH_MS = 120_000
/** Longest time in which the download server must answer at all, in ms. */
const REACH_MS = { hurried: 2_000, patient: 10_000 }

/** Where the binary is inside its folder, by system, when nobody has written it down. */
const INSIDE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/**
 * Path of Electron's binary, or undefined.
 * @returns {string | undefined}
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const pathFile = join(FOLDER, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : (INSIDE[process.platform] ?? 'electron')
  const path = override ? join(override, name) : join(FOLDER, 'dist', name)
  return existsSync(path) ? path : undefined
}

/**
 * Finds the binary, or fetches it where that can be done.
 * @param {(line: string) => void} say
 * @param {{ readonly patient: boolean }} options  patient: the person asked for Electron by name
 */
export async function ensureElectron(say, { patient }) {
  const found = findElectron()
  if (found !== undefined) return found
  if (!existsSync(FOLDER)) return undefined
  if (!(await isReachable(patient ? REACH_MS.patient : REACH_MS.hurried))) return undefined
  say('Fetching the Electron binary, once (about 110 MB).')
  spawnSync(process.execPath, [join(FOLDER, 'install.js')], { stdio: 'ignore', timeout: FETCH_MS })
  return findElectron()
}

async function isReachable(withinMs) {
  // Only the downloader itself knows how to go through a proxy.
  if (process.env.ELECTRON_GET_USE_PROXY) return true
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/'
  try {
    const answer = await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(withinMs) })
    return answer.status < 400
  } catch {
    return false
  }
}
