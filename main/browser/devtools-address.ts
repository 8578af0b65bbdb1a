import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** File of a user data folder that names the debugging port. */
export const DEVTOOLS_FILE = 'DevToolsActivePort'
const PAUSE_MS = 100
const TRIES = 100

/** Removes the port of an earlier life; before the browser starts. */
export const forgetDevtools = (userData: string): Promise<void> => rm(join(userData, DEVTOOLS_FILE), { force: true })

/**
 * `http://127.0.0.1:PORT` of a browser's debugging port. Chromium writes it into a file of its user data folder once
 * it listens; undefined when that has not happened within ten seconds.
 */
export async function devtoolsAddress(userData: string): Promise<string | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = (await readFile(join(userData, DEVTOOLS_FILE), 'utf8').catch(() => '')).split('\n')[0]
    if (port !== undefined && /^\d+$/.test(port)) return `http://127.0.0.1:${port}`
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return undefined
}
