import { mkdir, realpath } from 'node:fs/promises'
import { lockProfile, type Unlock } from '../../services/profile/profile-lock.ts'

/** Of this process: the lock file tells other processes only. */
const taken = new Set<string>()

/** One hub a folder, on this machine. @returns the releaser, or the process that has it */
export async function lockDirectory(directory: string, patienceMs?: number): Promise<Unlock | { readonly heldBy: number }> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const real = await realpath(directory)
  if (taken.has(real)) return { heldBy: process.pid }
  taken.add(real)
  let lock: Awaited<ReturnType<typeof lockProfile>> | undefined
  try {
    lock = await lockProfile(real, patienceMs)
  } finally {
    if (typeof lock !== 'function') taken.delete(real)
  }
  if (typeof lock !== 'function') return lock
  const unlock = lock
  return async () => {
    await unlock()
    taken.delete(real)
  }
}
