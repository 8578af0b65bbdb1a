import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { readIfThere, writePrivately } from './private-file.ts'

/** Below the ranges from which systems take ports for outgoing connections (Linux 32768, IANA 49152). */
const RANGE = { from: 20_000, to: 29_999 } as const

/**
 * The port of a profile: the browser's data belongs to it, so it stays the same from start to start.
 * @returns the kept one, or undefined at the first start
 */
export async function readKeptPort(profile: string): Promise<number | undefined> {
  const port = Number((await readIfThere(join(profile, 'port')))?.trim())
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined
}

export const keepPort = (profile: string, port: number): Promise<void> => writePrivately(join(profile, 'port'), `${String(port)}\n`)

/** A port to try for a new profile. */
export const anyPort = (): number => randomInt(RANGE.from, RANGE.to + 1)
