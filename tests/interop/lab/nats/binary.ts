import { execFile } from 'node:child_process'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheDir } from '../build-asterisk.ts'

const run = promisify(execFile)
const PLACES = ['/usr/sbin/nats-server', '/usr/local/bin/nats-server', '/usr/bin/nats-server']
const POLICY = '/usr/sbin/policy-rc.d'

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Where the server is. `FIRSTLINE_NATS_SERVER` names another one, e.g. a newer. */
export async function findNatsServer(): Promise<string | undefined> {
  const named = process.env['FIRSTLINE_NATS_SERVER']
  for (const path of named === undefined ? PLACES : [named]) if (await exists(path)) return path
  return undefined
}

/** Installs Debian's package. Its service is not started: the lab has servers of its own, on ports of its own. */
async function install(say: (line: string) => void): Promise<void> {
  say('Installing nats-server with apt.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const ours = !(await exists(POLICY))
  if (ours) await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    await run('apt-get', ['update', '-qq'], { env })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nats-server'], { env })
  } finally {
    if (ours) await rm(POLICY, { force: true })
  }
}

/** The server, installed when it is absent and this is a Debian that we may install on. @throws Error when it cannot be had */
export async function ensureNatsServer(say: (line: string) => void): Promise<string> {
  const there = await findNatsServer()
  if (there !== undefined) return there
  if (process.getuid?.() !== 0 || !(await exists('/etc/debian_version')))
    throw new Error('nats-server is not installed, and only root on Debian installs it')
  await install(say)
  const installed = await findNatsServer()
  if (installed === undefined) throw new Error('apt has installed no nats-server')
  return installed
}

/**
 * The newest server that Debian has, out of the root that the PBX is built in; kept in the cache. The stable one when there
 * is no such root. @throws Error when neither can be had
 */
export async function newestNatsServer(say: (line: string) => void): Promise<string> {
  const named = process.env['FIRSTLINE_NATS_SERVER']
  if (named !== undefined) return named
  const kept = join(cacheDir(), 'nats-server-sid')
  const binary = join(kept, 'usr/sbin/nats-server')
  if (await exists(binary)) return binary
  const root = join(cacheDir(), 'asterisk-sid')
  const got = await download(root, kept).then(
    () => exists(binary),
    () => false,
  )
  if (got) return binary
  say('The newest nats-server cannot be had here: Debian stable has to do.')
  return ensureNatsServer(say)
}

async function download(root: string, kept: string): Promise<void> {
  const folder = `nats-${String(process.pid)}`
  await mkdir(join(root, 'tmp', folder), { recursive: true, mode: 0o777 })
  try {
    await run('chroot', [
      root,
      'sh',
      '-c',
      `cd /tmp/${folder} && { apt-get update -qq || true; } && apt-get download -qq nats-server && mv *.deb server.deb`,
    ])
    const unpacked = `${kept}.unpacked-${String(process.pid)}`
    await run('dpkg-deb', ['-x', join(root, 'tmp', folder, 'server.deb'), unpacked])
    await rename(unpacked, kept)
  } finally {
    await rm(join(root, 'tmp', folder), { recursive: true, force: true })
  }
}
