import { execFile } from 'node:child_process'
import { chmod, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where the built PBX is kept between runs. `FIRSTLINE_CACHE` moves it. */
export const cacheDir = (): string => process.env['FIRSTLINE_CACHE'] ?? join(homedir(), '.cache', 'firstline')

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Why the lab cannot be built here, in words; undefined when it can. */
export async function whyNotBuildable(): Promise<string | undefined> {
  if (process.platform !== 'linux' || !(await exists('/etc/debian_version'))) return 'this machine is not Debian'
  if (process.getuid?.() !== 0) return 'building the PBX needs root'
  return undefined
}

/** Whether apt can fetch its lists now. */
export async function packagesReachable(): Promise<boolean> {
  return run('apt-get', ['update', '-qq', '-o', 'APT::Update::Error-Mode=any']).then(
    () => true,
    () => false,
  )
}

async function installTools(say: (line: string) => void): Promise<void> {
  const missing: string[] = []
  if (!(await exists('/usr/sbin/debootstrap'))) missing.push('debootstrap')
  if (!(await exists('/usr/bin/sipp'))) missing.push('sip-tester')
  if (missing.length === 0) return
  say(`Installing ${missing.join(' and ')} with apt.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env })
}

/**
 * A Debian root with Asterisk in it, built once (about two minutes) and kept in the cache.
 * The folder appears under its final name only when it is complete, so an interrupted build is never used.
 */
export async function buildAsterisk(say: (line: string) => void): Promise<string> {
  await installTools(say)
  const root = join(cacheDir(), 'asterisk-sid')
  if (await exists(join(root, 'usr/sbin/asterisk'))) return root
  const building = `${root}.building-${String(process.pid)}`
  await rm(building, { recursive: true, force: true })
  await mkdir(cacheDir(), { recursive: true })
  say('Building Asterisk (debootstrap, about two minutes; kept for the next run).')
  const big = { maxBuffer: 64 * 1024 * 1024 }
  await run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'sid', building], big)
  const policy = join(building, 'usr/sbin/policy-rc.d')
  await writeFile(policy, '#!/bin/sh\nexit 101\n')
  await chmod(policy, 0o755)
  await run(
    'chroot',
    [building, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '--no-install-recommends', 'asterisk'],
    big,
  )
  await rename(building, root)
  return root
}
