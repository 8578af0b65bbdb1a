import { execFile, spawn } from 'node:child_process'
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { until } from '../../support/until.ts'
import { buildRequestTracker, RT_DATABASE, RT_SERVER } from './build-request-tracker.ts'
import { freePort } from './ports.ts'
import { RT_LINE_THREE, RT_QUEUE, RT_SEAT, RT_SEED, RT_STRANGER, rtPassword, rtSiteConfig } from './request-tracker-config.ts'

const run = promisify(execFile)

export interface RtAccount {
  readonly user: string
  readonly password: string
}

/** A Request Tracker 5 on loopback, with a queue and accounts of its own. */
export interface RunningRequestTracker {
  readonly url: string
  readonly queue: string
  /** Of the seat: may see the queue, create in it and read. `token` is the same account's. */
  readonly seat: RtAccount
  readonly token: string
  /** Works in the queue. */
  readonly lineThree: RtAccount
  /** Knows the password and may nothing. */
  readonly stranger: RtAccount
  stop(): Promise<void>
}

let started = 0

/** Starts Request Tracker (about five seconds; the first time ever it is built, about two minutes) and waits until it answers. */
export async function startRequestTracker(root?: string): Promise<RunningRequestTracker> {
  const house = root ?? (await buildRequestTracker((line) => process.stdout.write(`${line}\n`)))
  started += 1
  const home = `/lab-${String(process.pid)}-${String(started)}`
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  await mkdir(join(house, home), { recursive: true })
  await copyFile(join(house, RT_DATABASE), join(house, home, 'rtdb'))
  await writeFile(join(house, home, 'RT_SiteConfig.pm'), rtSiteConfig(home, port))
  await writeFile(join(house, home, 'seed.pl'), RT_SEED)
  const inside = [house, 'env', `RT_SITE_CONFIG=${home}/RT_SiteConfig.pm`, `RT_SITE_CONFIG_DIR=${home}/none`, 'LC_ALL=C.UTF-8', 'perl']
  const { stdout } = await run('chroot', [...inside, `${home}/seed.pl`])
  const server = spawn('chroot', [...inside, RT_SERVER, '--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL')
    await gone
    await rm(join(house, home), { recursive: true, force: true })
  }
  try {
    await until('Request Tracker answers', () => answers(url), 60_000)
  } catch (error) {
    await stop()
    throw error
  }
  const account = (user: string): RtAccount => ({ user, password: rtPassword(user) })
  return {
    url,
    queue: RT_QUEUE,
    seat: account(RT_SEAT),
    token: stdout.trim(),
    lineThree: account(RT_LINE_THREE),
    stranger: account(RT_STRANGER),
    stop,
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/REST/2.0/rt`).then(
    ({ status }) => status === 401,
    () => false,
  )
