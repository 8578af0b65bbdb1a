import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

const ENTRY = fileURLToPath(new URL('../../main/loopback.ts', import.meta.url))
/** Where Node keeps the sources without their types: every start but the first is twice as fast. */
const COMPILED = fileURLToPath(new URL('../../.cache/node', import.meta.url))

/** The loopback host in its own process, from its sources, without a browser. */
export interface HostProcess {
  /** The line printed when ready. Rejects when the host ends first. */
  ready(): Promise<{ readonly url: string; readonly profile: string }>
  /** Its exit code. */
  readonly ended: Promise<number | null>
  stdout(): string
  stderr(): string
  signal(name: NodeJS.Signals): void
}

export function hostProcess(argv: readonly string[], env: Readonly<Record<string, string>> = {}): HostProcess {
  const host = spawn(process.execPath, [ENTRY, ...argv], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  host.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
  host.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  const ended = once(host, 'close').then(() => host.exitCode)
  onTestFinished(() => void host.kill('SIGKILL'))
  return {
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    signal: (name) => void host.kill(name),
    async ready() {
      await until('the host is ready or has ended', () => stdout.includes('\n') || host.exitCode !== null)
      if (!stdout.includes('\n')) throw new Error(`The host ended: ${stderr}`)
      return JSON.parse(stdout.split('\n')[0] ?? '') as { url: string; profile: string }
    },
  }
}
