import { execFile } from 'node:child_process'
import { chmod, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheDir, packagesReachable, whyNotBuildable } from './build-asterisk.ts'

const run = promisify(execFile)
const BIG = { maxBuffer: 64 * 1024 * 1024 }

/** Where Debian's packages put the server and the database they made for it, below the root. */
export const RT_SERVER = '/usr/share/request-tracker5/libexec/standalone_httpd'
export const RT_DATABASE = '/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb'

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  )

/**
 * A Debian 12 root with Request Tracker 5 over SQLite in it, built once (about two minutes, 850 MB) and kept in the
 * cache. Nothing of it is installed on this machine, and none of its services is ever started by Debian.
 */
export async function buildRequestTracker(say: (line: string) => void): Promise<string> {
  const root = join(cacheDir(), 'request-tracker-bookworm')
  if (await exists(join(root, RT_SERVER))) return root
  const building = `${root}.building-${String(process.pid)}`
  await rm(building, { recursive: true, force: true })
  await mkdir(cacheDir(), { recursive: true })
  await installDebootstrap()
  say('Building Request Tracker (debootstrap, about two minutes; kept for the next run).')
  await run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', building], BIG)
  const policy = join(building, 'usr/sbin/policy-rc.d')
  await writeFile(policy, '#!/bin/sh\nexit 101\n')
  await chmod(policy, 0o755)
  const packages = ['request-tracker5', 'rt5-standalone', 'rt5-db-sqlite']
  const inside = (...command: string[]) =>
    run('chroot', [building, 'env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C.UTF-8', ...command], BIG)
  await inside('apt-get', 'install', '-y', '--no-install-recommends', ...packages)
  await inside('apt-get', 'clean')
  if (!(await exists(join(building, RT_DATABASE)))) throw new Error('Debian has set up no database for Request Tracker')
  try {
    await rename(building, root)
  } catch (error) {
    // Another run was quicker.
    await rm(building, { recursive: true, force: true })
    if (!(await exists(join(root, RT_SERVER)))) throw error
  }
  return root
}

async function installDebootstrap(): Promise<void> {
  if (await exists('/usr/sbin/debootstrap')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'debootstrap'], { env })
}

/**
 * The root, or in words why this machine can have none.
 * @throws Error when Debian's packages are there and it could not be built all the same
 */
export async function obtainRequestTracker(
  say: (line: string) => void,
): Promise<{ readonly kind: 'root'; readonly root: string } | { readonly kind: 'absent'; readonly why: string }> {
  const obstacle = await whyNotBuildable()
  if (obstacle !== undefined) return { kind: 'absent', why: obstacle }
  try {
    return { kind: 'root', root: await buildRequestTracker(say) }
  } catch (error) {
    if (await packagesReachable()) throw error
    return { kind: 'absent', why: "Debian's packages cannot be reached, so Request Tracker could not be built" }
  }
}
