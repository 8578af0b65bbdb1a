import { open, readFile, rm, stat } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { readIfThere } from './private-file.ts'

/** Gives the profile free again. */
export type Unlock = () => Promise<void>

/** A host that was just told to end needs a moment: this long is waited for it, in ms. */
const PATIENCE_MS = 2_000
const PAUSE_MS = 100
/** Linux tells when a process began in ticks of 1/100 s since the machine was started (proc(5), field 22). */
const TICK_MS = 10
/** Clocks of files and processes differ a little, in ms. */
const CLOCK_SLACK_MS = 2_000

/**
 * One host per profile. A lock left by a host that died is taken over.
 * @returns the releaser, or the process id of the host that has it
 */
export async function lockProfile(profile: string, patienceMs = PATIENCE_MS): Promise<Unlock | { readonly heldBy: number }> {
  const path = join(profile, 'host.lock')
  const until = Date.now() + patienceMs
  for (;;) {
    if (await take(path)) return () => rm(path, { force: true })
    const holder = Number(await readIfThere(path))
    if (holder === process.pid || !(await isHolder(holder, path))) await rm(path, { force: true })
    else if (Date.now() >= until) return { heldBy: holder }
    else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Whether this process wrote the lock. Process ids are used again, after a restart of the machine or container above all. */
async function isHolder(pid: number, lock: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const writtenAt = await stat(lock).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  )
  if (writtenAt === undefined) return false
  const bootedAt = Date.now() - uptime() * 1000
  const beganAt = (await startOf(pid, bootedAt)) ?? bootedAt
  return writtenAt + CLOCK_SLACK_MS >= beganAt
}

/** When a process began, in epoch ms; undefined where the system does not tell. */
async function startOf(pid: number, bootedAt: number): Promise<number | undefined> {
  const line = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '')
  // The second field is a name in parentheses that may hold anything; field 22 is the twentieth after it.
  const ticks = Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[19])
  return line === '' || !Number.isFinite(ticks) ? undefined : bootedAt + ticks * TICK_MS
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
