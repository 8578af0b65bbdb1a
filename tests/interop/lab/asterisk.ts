import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { until } from '../../support/until.ts'
import { labConfig, type LabPorts } from './config.ts'
import { writeTone } from '../../support/tone.ts'

const run = promisify(execFile)

/** Music on hold is a pure tone, so that a test can tell whose sound it hears. */
export const MUSIC_HZ = 880

/** A running Asterisk on loopback. */
export interface Lab {
  readonly ports: LabPorts
  /** The WebSocket address for SIP (RFC 7118). */
  readonly server: string
  cli(command: string): Promise<string>
  /** A file below the spool, empty while it does not exist. */
  spool(name: string): Promise<Buffer>
  hangUpAll(): Promise<void>
  stop(): Promise<void>
}

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address)

async function lay(root: string, dir: string, ports: LabPorts): Promise<void> {
  const home = join(root, dir)
  for (const name of ['conf', 'cache', 'db', 'spool', 'run', 'log', 'moh']) await mkdir(join(home, name), { recursive: true })
  for (const [name, text] of Object.entries(labConfig(dir, ports, ownAddresses()))) await writeFile(join(home, 'conf', name), text)
  await writeTone(join(home, 'moh', 'tone.wav'), MUSIC_HZ, 20)
}

/** Starts Asterisk in the built root and waits until it says that it is fully booted (1.4–2.5 s). */
export async function startAsterisk(root: string, ports: LabPorts): Promise<Lab> {
  const dir = `/lab-${String(process.pid)}`
  const home = join(root, dir)
  await lay(root, dir, ports)
  const conf = `${dir}/conf/asterisk.conf`
  const server: ChildProcess = spawn('chroot', [root, '/usr/sbin/asterisk', '-fn', '-C', conf], { stdio: 'ignore' })
  const cli = async (command: string): Promise<string> => {
    const { stdout } = await run('chroot', [root, '/usr/sbin/asterisk', '-C', conf, '-rx', command])
    return stdout
  }
  await until(
    'Asterisk is fully booted',
    () =>
      cli('core waitfullybooted').then(
        (text) => text.includes('fully booted'),
        () => false,
      ),
    30_000,
  )
  return {
    ports,
    server: `ws://127.0.0.1:${String(ports.http)}/ws`,
    cli,
    spool: (name) => readFile(join(home, 'spool', name)).catch(() => Buffer.alloc(0)),
    hangUpAll: async () => {
      await cli('channel request hangup all')
      await until('no channel is left', async () => (await cli('core show channels count')).includes('0 active channels'))
    },
    stop: async () => {
      const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
      await cli('core stop now').catch(() => server.kill('SIGKILL'))
      await gone
      await rm(home, { recursive: true, force: true })
    },
  }
}
