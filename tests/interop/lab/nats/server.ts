import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../../support/until.ts'
import { freePorts } from './free-ports.ts'
import { ensureNatsServer, newestNatsServer } from './binary.ts'

export interface ServerPlan {
  readonly name: string
  readonly port: number
  /** HTTP port of the monitoring (`/varz`). */
  readonly monitor: number
  /** The rest of the configuration. `store` is the folder of JetStream. */
  readonly conf: string
}

/** One real nats-server on loopback. */
export interface NatsServer {
  readonly name: string
  readonly port: number
  readonly url: string
  readonly pid: () => number | undefined
  /** Of `/varz` and its kin. */
  monitor(path: string): Promise<unknown>
  start(): Promise<void>
  /** SIGKILL: no farewell. */
  kill(): Promise<void>
  /** SIGTERM: as for an upgrade. */
  stop(): Promise<void>
  /** Reads the configuration again. */
  reload(conf: string): Promise<void>
  log(): Promise<string>
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
  })

/** A folder below the system's for temporary files; gone with `stop`. */
export interface NatsLab {
  readonly dir: string
  server(plan: ServerPlan): NatsServer
  stop(): Promise<void>
}

/** @param which Debian stable's server, or the newest one that Debian has */
export async function openNatsLab(
  say: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
  which: 'stable' | 'newest' = 'stable',
): Promise<NatsLab> {
  const binary = await (which === 'stable' ? ensureNatsServer(say) : newestNatsServer(say))
  const dir = await mkdtemp(join(tmpdir(), 'firstline-nats-'))
  const servers: NatsServer[] = []
  return {
    dir,
    server(plan) {
      const server = natsServer(binary, dir, plan)
      servers.push(server)
      return server
    },
    async stop() {
      await Promise.all(servers.map((server) => server.kill()))
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function natsServer(binary: string, dir: string, plan: ServerPlan): NatsServer {
  const file = join(dir, `${plan.name}.conf`)
  const logFile = join(dir, `${plan.name}.log`)
  let child: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()))
    running.kill(signal)
    await gone
  }
  const confOf = (conf: string): string => `server_name: "${plan.name}"
listen: "127.0.0.1:${String(plan.port)}"
http: "127.0.0.1:${String(plan.monitor)}"
log_file: "${logFile}"
jetstream: { store_dir: "${join(dir, plan.name)}", max_memory_store: 256M, max_file_store: 8G }
${conf}
`
  return {
    name: plan.name,
    port: plan.port,
    url: `nats://127.0.0.1:${String(plan.port)}`,
    pid: () => child?.pid,
    monitor: async (path) => {
      const response = await fetch(`http://127.0.0.1:${String(plan.monitor)}${path}`)
      const read: unknown = await response.json()
      return read
    },
    async start() {
      await writeFile(file, confOf(plan.conf))
      const started = spawn(binary, ['-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
      child = started
      await until(`${plan.name} listens`, async () => {
        if (started.exitCode !== null)
          throw new Error(`${plan.name} ended: ${(await readFile(logFile, 'utf8').catch(() => '')).slice(-400)}`)
        return listens(plan.port)
      })
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async reload(conf) {
      await writeFile(file, confOf(conf))
      child?.kill('SIGHUP')
    },
    log: () => readFile(logFile, 'utf8').catch(() => ''),
  }
}

/** One server without any accounts, as on a small site behind a firewall. */
export async function startOneServer(lab: NatsLab, conf = ''): Promise<NatsServer> {
  const [port = 0, monitor = 0] = await freePorts(2)
  const server = lab.server({ name: `hub-${String(port)}`, port, monitor, conf })
  await server.start()
  return server
}
