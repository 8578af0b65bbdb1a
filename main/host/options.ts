import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../core/domain/result.ts'

/** How a host was started. Paths are absolute. */
export interface HostOptions {
  readonly headless: boolean
  /** Serve only: somebody else brings the browser. */
  readonly browser: boolean
  /** Absent: the usual place of this system. */
  readonly profile?: string
  /** Absent: the one kept in the profile. */
  readonly port?: number
  readonly provision?: string
  /** The sandbox seat even where the profile has another. */
  readonly sandbox: boolean
  /** Generated clients of the sandbox, 0–65,535; absent: 10,000. */
  readonly sandboxClients?: number
  /** Remote debugging port of the browser; 0: any. */
  readonly debugPort?: number
  /** WAV file that stands for the microphone. */
  readonly microphoneFile?: string
}

const SPEC = {
  headless: { type: 'boolean', default: false },
  'no-browser': { type: 'boolean', default: false },
  profile: { type: 'string' },
  port: { type: 'string' },
  provision: { type: 'string' },
  sandbox: { type: 'boolean', default: false },
  'sandbox-clients': { type: 'string' },
  'debug-port': { type: 'string' },
  'microphone-file': { type: 'string' },
} as const

/**
 * Parses the start options.
 * @param argv  without the executable and the script
 * @param from  folder that relative paths begin at
 * @returns the options, or one line that says which is wrong
 */
export function parseOptions(argv: readonly string[], from: string): Result<HostOptions, string> {
  let values: ReturnType<typeof parse>
  try {
    values = parse(argv)
  } catch (error) {
    return err(error instanceof Error ? (error.message.split(/\.?\s*\n|\. /)[0] ?? error.message) : 'Unknown option')
  }
  const port = numberOf('--port', values.port, 1)
  if (!port.ok) return port
  const debugPort = numberOf('--debug-port', values['debug-port'], 0)
  if (!debugPort.ok) return debugPort
  const sandboxClients = numberOf('--sandbox-clients', values['sandbox-clients'], 0)
  if (!sandboxClients.ok) return sandboxClients
  if (values.sandbox && values.provision !== undefined) return err('--sandbox and --provision exclude each other')
  const path = (value: string): string => (isAbsolute(value) ? value : resolve(from, value))
  return ok({
    headless: values.headless,
    browser: !values['no-browser'],
    sandbox: values.sandbox,
    ...(values.profile === undefined ? {} : { profile: path(values.profile) }),
    ...(port.value === undefined ? {} : { port: port.value }),
    ...(values.provision === undefined ? {} : { provision: path(values.provision) }),
    ...(sandboxClients.value === undefined ? {} : { sandboxClients: sandboxClients.value }),
    ...(debugPort.value === undefined ? {} : { debugPort: debugPort.value }),
    ...(values['microphone-file'] === undefined ? {} : { microphoneFile: path(values['microphone-file']) }),
  })
}

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options: SPEC, strict: true, allowPositionals: false }).values

function numberOf(name: string, text: string | undefined, least: number): Result<number | undefined, string> {
  if (text === undefined) return ok(undefined)
  const value = Number(text)
  return /^\d+$/.test(text) && value >= least && value <= 65_535
    ? ok(value)
    : err(`${name} must be a number from ${String(least)} to 65535`)
}
