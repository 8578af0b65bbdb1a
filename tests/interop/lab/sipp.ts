import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAlawTone } from './alaw.ts'

const SCENARIOS = new URL('../sipp/', import.meta.url)

/** One SIPp process that plays one side of one call. */
export interface Sipp {
  /** Resolves with SIPp's exit code when its part is over: 0 is a call as written. */
  readonly finished: Promise<number>
  stop(): Promise<void>
}

interface Play {
  readonly scenario: 'caller' | 'callee'
  readonly replace: Readonly<Record<string, string>>
  readonly hz: number
  readonly args: readonly string[]
}

async function play({ scenario, replace, hz, args }: Play): Promise<Sipp> {
  const dir = await mkdtemp(join(tmpdir(), 'firstline-sipp-'))
  const tone = join(dir, 'tone.alaw')
  await writeAlawTone(tone, hz, 60)
  let xml = await readFile(new URL(`${scenario}.xml`, SCENARIOS), 'utf8')
  for (const [name, value] of Object.entries({ ...replace, TONE_FILE: tone })) xml = xml.replaceAll(name, value)
  const file = join(dir, `${scenario}.xml`)
  await writeFile(file, xml)
  const sipp = spawn(
    'sipp',
    ['-sf', file, '-m', '1', '-i', '127.0.0.1', '-nostdin', '-trace_err', '-error_file', join(dir, 'errors.log'), ...args],
    {
      stdio: 'ignore',
      cwd: dir,
    },
  )
  const finished = new Promise<number>((resolve) => {
    sipp.once('exit', (code) => resolve(code ?? -1))
    sipp.once('error', () => resolve(-1))
  })
  return {
    finished,
    stop: async () => {
      sipp.kill('SIGKILL')
      await finished
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export interface Caller {
  readonly number: string
  readonly name?: string
  readonly clientId?: string
  /** The number dialled. */
  readonly dials: string
  readonly hz: number
  readonly sipPort: number
  readonly localPort: number
  /** Hangs up by itself after this long in the call. */
  readonly patienceMs?: number
}

/** A client of the telephone network calls; he speaks a tone of `hz`. */
export function callFrom(caller: Caller): Promise<Sipp> {
  return play({
    scenario: 'caller',
    hz: caller.hz,
    replace: {
      '[$number]': caller.number,
      '[$name]': caller.name ?? '',
      '[$client]': caller.clientId ?? '',
      PATIENCE_MS: String(caller.patienceMs ?? 60_000),
    },
    args: [
      '-s',
      caller.dials,
      '-p',
      String(caller.localPort),
      '-mp',
      String(caller.localPort + 1000),
      `127.0.0.1:${String(caller.sipPort)}`,
    ],
  })
}

/** A desk phone that answers one call after `answerMs`, speaking a tone of `hz`. */
export function answerAt(port: number, hz: number, answerMs: number): Promise<Sipp> {
  return play({ scenario: 'callee', hz, replace: { ANSWER_MS: String(answerMs) }, args: ['-p', String(port), '-mp', String(port + 1000)] })
}
