import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Capabilities } from '../../core/contract/bridge.ts'
import { err, ok, type Result } from '../../core/domain/result.ts'
import { createBridgeSockets, type BridgeSockets } from '../bridge/websocket-server.ts'
import { systemClock } from '../services/clock.ts'
import { openLog, type Log } from '../services/log/log-sink.ts'
import { anyPort, keepPort, readKeptPort } from '../services/profile/kept-port.ts'
import { startFault } from '../services/profile/start-fault.ts'
import { lockProfile } from '../services/profile/profile-lock.ts'
import { openFileSecrets, type SecretsKey } from '../services/secrets/file-secrets.ts'
import { secretsFaultText } from '../services/secrets/secrets-fault-text.ts'
import { confSettingsFile } from '../services/settings/conf-settings-file.ts'
import { SettingsStore } from '../services/settings/settings.ts'
import { socketOrigins } from '../web/content-policy.ts'
import { startWebServer, type WebServer, type WebServerOptions } from '../web/web-server.ts'
import { profileInUse, type StartFailure } from './failure.ts'
import { openSeat, type OpenSeat } from './open-seat.ts'

export interface LoopbackOptions {
  /** All state of the seat; made when missing. */
  readonly profile: string
  readonly port?: number
  readonly provision?: string
  readonly sandbox?: boolean
  readonly sandboxClients?: number
  /** Folder of the built application: `dist`, `resources` and `package.json` are in it. */
  readonly application: string
  readonly secretsKey: SecretsKey
  /** Asked for by a window (`app.quit`). */
  readonly onQuit: () => void
}

/** A loopback host that serves. */
export interface LoopbackHost {
  readonly profile: string
  readonly port: number
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** The address that lets one browser in, once. */
  readonly entryUrl: string
  readonly web: WebServer
  readonly log: Log
  readonly isSandbox: boolean
  /** Whether the host keeps the phone in a window of its own. Told by whoever opens the browser. */
  setPhoneWindow(kept: boolean): void
  close(): Promise<void>
}

/** Starts everything of the loopback host but the browser. */
export async function startLoopbackHost(options: LoopbackOptions): Promise<Result<LoopbackHost, StartFailure>> {
  try {
    return await startInProfile(options)
  } catch (error) {
    const message = startFault(error)
    if (message === undefined) throw error
    return err({ exitCode: 3, message })
  }
}

async function startInProfile(options: LoopbackOptions): Promise<Result<LoopbackHost, StartFailure>> {
  const { profile } = options
  await mkdir(profile, { recursive: true, mode: 0o700 })
  const lock = await lockProfile(profile)
  if (typeof lock !== 'function') {
    return err(profileInUse(profile, lock.heldBy))
  }
  let serves = false
  try {
    const started = await startLocked(options, lock)
    serves = started.ok
    return started
  } finally {
    if (!serves) await lock()
  }
}

async function startLocked(options: LoopbackOptions, unlock: () => Promise<void>): Promise<Result<LoopbackHost, StartFailure>> {
  const { profile, application } = options
  const log = openLog(join(profile, 'logs'), systemClock)
  const secrets = await openFileSecrets(profile, options.secretsKey)
  if (!secrets.ok) return err({ exitCode: 2, message: secretsFaultText(secrets.error) })
  let phoneSurvivesReload = false
  const version = await versionOf(application)
  const capabilities = (): Capabilities => ({
    host: 'loopback',
    version,
    platform: process.platform,
    encryptsAtRest: secrets.value.encryptsAtRest,
    globalHotkeys: false,
    tray: false,
    phoneSurvivesReload,
  })
  const settings = new SettingsStore(confSettingsFile(profile), log)
  const resources = join(application, 'resources')
  const seat = await openSeat({
    profile,
    resources,
    secrets: secrets.value,
    settings,
    log,
    capabilities,
    quit: options.onQuit,
    sandboxOnly: options.sandbox ?? false,
    ...(options.provision === undefined ? {} : { provision: options.provision }),
    ...(options.sandboxClients === undefined ? {} : { sandboxClients: options.sandboxClients }),
  })
  if (!seat.ok) return err({ exitCode: 2, message: seat.error })
  const sockets = createBridgeSockets((transport) => {
    seat.value.dispatcher.attach(transport)
  })
  const web = await listen(options, {
    folders: { pages: join(application, 'dist', 'renderer'), resources },
    connect: () => socketOrigins(serversOf(seat.value)),
    onBridge: (request, socket, head) => {
      sockets.upgrade(request, socket, head)
    },
  })
  if (!web.ok) {
    await seat.value.close()
    return web
  }
  log.write('info', 'main.host', 'The loopback host serves', { version, port: web.value.port, sandbox: seat.value.isSandbox })
  const setPhoneWindow = (kept: boolean): void => {
    phoneSurvivesReload = kept
  }
  return ok(hostOf(profile, web.value, { sockets, seat: seat.value, log, unlock, setPhoneWindow }))
}

interface RunningParts {
  readonly sockets: BridgeSockets
  readonly seat: OpenSeat
  readonly log: Log
  readonly unlock: () => Promise<void>
  readonly setPhoneWindow: (kept: boolean) => void
}

function hostOf(profile: string, web: WebServer, { sockets, seat, log, unlock, setPhoneWindow }: RunningParts): LoopbackHost {
  const origin = `http://127.0.0.1:${String(web.port)}`
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await sockets.close()
    await web.close()
    await seat.close()
    log.write('info', 'main.host', 'The loopback host closed')
    await log.flush()
    await unlock()
  }
  return {
    profile,
    port: web.port,
    origin,
    entryUrl: `${origin}/?token=${web.session.token ?? ''}`,
    web,
    log,
    isSandbox: seat.isSandbox,
    setPhoneWindow,
    close: () => (closing ??= close()),
  }
}

const serversOf = ({ seat }: OpenSeat): readonly string[] => seat.accounts.flatMap((account) => account.servers)

const FIRST_TRIES = 20

/** Listens on the asked port, the kept one, or at the first start any free one, which is then kept. */
async function listen(options: LoopbackOptions, web: WebServerOptions): Promise<Result<WebServer, StartFailure>> {
  const kept = await readKeptPort(options.profile)
  const wanted = options.port ?? kept
  if (wanted !== undefined) {
    const server = await startWebServer(wanted, web)
    if (server === 'port-taken') return err({ exitCode: 3, message: portTaken(wanted, options.port === undefined) })
    if (kept === undefined) await keepPort(options.profile, wanted)
    return ok(server)
  }
  for (let attempt = 0; attempt < FIRST_TRIES; attempt += 1) {
    const server = await startWebServer(anyPort(), web)
    if (server === 'port-taken') continue
    await keepPort(options.profile, server.port)
    return ok(server)
  }
  return err({ exitCode: 3, message: 'No free port was found on 127.0.0.1.' })
}

const portTaken = (port: number, isKept: boolean): string =>
  isKept
    ? `Port ${String(port)} is taken, and the data of this profile belongs to it. Free it, or give --port N to start with an empty store.`
    : `Port ${String(port)} is taken. Give another --port.`

async function versionOf(application: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(application, 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0.0.0'
}
