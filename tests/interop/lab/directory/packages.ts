import { execFile } from 'node:child_process'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheDir, packagesReachable, whyNotBuildable } from '../build-asterisk.ts'

const run = promisify(execFile)
const BIG = { maxBuffer: 64 * 1024 * 1024 }

export type Obtained = { readonly kind: 'root'; readonly root: string } | { readonly kind: 'absent'; readonly why: string }

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * Debian's Radicale and slapd with what they need and this machine has not, unpacked side by side into the cache (seconds, once).
 * Nothing of it is installed: no service, no user, no configuration.
 */
export async function unpackDirectoryServers(): Promise<string> {
  const root = join(cacheDir(), 'directory-servers')
  if (await exists(join(root, 'usr/sbin/slapd'))) return root
  const building = `${root}.building-${String(process.pid)}`
  const archives = `${building}.archives`
  await mkdir(join(archives, 'partial'), { recursive: true })
  await mkdir(building, { recursive: true })
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run('apt-get', ['update', '-qq'], { env })
    // Packages that are installed already are not fetched: fetch those again, to use their files.
    const packages = ['--no-install-recommends', 'slapd', 'radicale', 'python3-radicale']
    await run(
      'apt-get',
      ['install', '-y', '-qq', '--download-only', '--reinstall', '-o', `Dir::Cache::archives=${archives}`, ...packages],
      {
        env,
        ...BIG,
      },
    )
    for (const file of await readdir(archives)) if (file.endsWith('.deb')) await run('dpkg-deb', ['-x', join(archives, file), building])
    if (!(await exists(join(building, 'usr/sbin/slapd')))) throw new Error('apt has fetched no slapd')
    await rename(building, root).catch(async (error: unknown) => {
      // Another run was quicker.
      if (!(await exists(join(root, 'usr/sbin/slapd')))) throw error
    })
    return root
  } finally {
    await rm(archives, { recursive: true, force: true })
    await rm(building, { recursive: true, force: true })
  }
}

/**
 * The servers, or in words why this machine can have none.
 * @throws Error when Debian's packages are there and they could not be had all the same
 */
export async function obtainDirectoryServers(): Promise<Obtained> {
  const obstacle = await whyNotBuildable()
  if (obstacle !== undefined) return { kind: 'absent', why: obstacle.replace('building the PBX', 'fetching packages') }
  try {
    return { kind: 'root', root: await unpackDirectoryServers() }
  } catch (error) {
    if (await packagesReachable()) throw error
    return { kind: 'absent', why: "Debian's packages cannot be reached" }
  }
}
