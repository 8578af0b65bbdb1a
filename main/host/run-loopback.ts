import { openWorkstation } from '../browser/open-workstation.ts'
import { defaultProfileDirectory } from '../services/profile/profile-directory.ts'
import type { SecretsKey } from '../services/secrets/file-secrets.ts'
import { canShowWindows } from '../browser/display.ts'
import type { StartFailure } from './failure.ts'
import { startLoopbackHost, type LoopbackHost } from './loopback-host.ts'
import { parseOptions, type HostOptions } from './options.ts'

/** The part of `process` that a start needs. */
export type StartProcess = Pick<NodeJS.Process, 'argv' | 'env' | 'platform' | 'cwd' | 'stdout' | 'stderr' | 'on' | 'exit'>

const NO_DISPLAY =
  'There is no display here, so no window was opened. Open the address above in a browser on this machine; `npm run demo` shows everything without one.'

/** The whole life of the loopback host: start, browser, one JSON line, and a clean end. */
export async function runLoopback(own: StartProcess, application: string): Promise<void> {
  const say = (line: string): void => {
    own.stderr.write(`${line}\n`)
  }
  const options = parseOptions(own.argv.slice(2), own.env.FIRSTLINE_CWD ?? own.cwd())
  if (!options.ok) {
    leave(own, { exitCode: 2, message: options.error })
    return
  }
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) own.on(signal, () => stop())
  const profile = options.value.profile ?? defaultProfileDirectory(own.platform, own.env)
  const { port, provision, sandbox, sandboxClients } = options.value
  const host = await startLoopbackHost({
    profile,
    application,
    sandbox,
    secretsKey: secretsKeyOf(own.env),
    onQuit: stop,
    ...(port === undefined ? {} : { port }),
    ...(provision === undefined ? {} : { provision }),
    ...(sandboxClients === undefined ? {} : { sandboxClients }),
  })
  if (!host.ok) {
    leave(own, host.error)
    return
  }
  const windows = await Promise.race([openWindows(own, host.value, options.value, () => stop(), say), stopped])
  // Told to end before the browser was there: playwright-core ends what it has begun to start when this process exits.
  if (windows === undefined) return closeAndLeave(own, host.value, 0)
  if (windows === 'failed') return closeAndLeave(own, host.value, 3)
  own.stdout.write(`${JSON.stringify({ url: host.value.entryUrl, profile, ...windows.printed })}\n`)
  if (windows.note !== undefined) say(windows.note)
  await stopped
  await windows.close()
  await host.value.close()
  own.exit(0)
}

interface Windows {
  readonly printed: Readonly<Record<string, string>>
  readonly note?: string
  close(): Promise<void>
}

const NONE: Windows = { printed: {}, close: () => Promise.resolve() }

async function openWindows(
  own: StartProcess,
  host: LoopbackHost,
  options: HostOptions,
  onClosed: () => void,
  say: (line: string) => void,
): Promise<Windows | 'failed'> {
  if (!options.browser) return NONE
  if (!options.headless && !canShowWindows(own.platform, own.env)) return { ...NONE, note: NO_DISPLAY }
  const opened = await openWorkstation({ ...options, host, env: own.env, platform: own.platform, onClosed, say })
  if (opened.ok) {
    const { value } = opened
    return { printed: value.devtools === undefined ? {} : { devtools: value.devtools }, close: () => value.close() }
  }
  say(opened.error)
  return 'failed'
}

/** A passphrase never comes by an option: the list of processes would show it. */
function secretsKeyOf(env: NodeJS.ProcessEnv): SecretsKey {
  const { FIRSTLINE_PASSPHRASE: passphrase, FIRSTLINE_KEY_FILE: path } = env
  if (passphrase !== undefined && passphrase !== '') return { kind: 'passphrase', passphrase }
  return path !== undefined && path !== '' ? { kind: 'key-file', path } : { kind: 'beside' }
}

async function closeAndLeave(own: StartProcess, host: LoopbackHost, code: number): Promise<void> {
  await host.close()
  own.exit(code)
}

function leave(own: StartProcess, { message, exitCode }: StartFailure): void {
  own.stderr.write(`${message}\n`)
  own.exit(exitCode)
}
