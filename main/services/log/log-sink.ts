import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../core/ports/clock.ts'
import { redactFields, redactText, type LogValue } from './redact.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** The logger of the main process. `message` is a fixed sentence; what varies goes into `fields`. */
export interface Log {
  write(level: LogLevel, source: string, message: string, fields?: Readonly<Record<string, LogValue>>): void
  /** Resolves when everything written so far is on the disk. */
  flush(): Promise<void>
}

export interface LogLimits {
  /** A file that is larger, in bytes, is put aside. */
  readonly fileBytes: number
  /** Files kept beside the current one. */
  readonly kept: number
}

const LIMITS: LogLimits = { fileBytes: 5 * 1024 * 1024, kept: 5 }

/** Writes redacted JSON lines into `<directory>/firstline.log`; the older are `firstline.1.log` and so on. Never throws. */
export function openLog(directory: string, clock: Clock, limits: LogLimits = LIMITS): Log {
  const current = join(directory, 'firstline.log')
  let queue: Promise<void> = Promise.resolve()
  const append = async (line: string): Promise<void> => {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const size = await sizeOf(current)
    if (size > 0 && size + Buffer.byteLength(line) > limits.fileBytes) await rotate(directory, limits.kept)
    await appendFile(current, line, { mode: 0o600 })
  }
  return {
    write(level, source, message, fields = {}) {
      const at = new Date(clock.now()).toISOString()
      const line = `${JSON.stringify({ at, level, source: redactText(source), message: redactText(message), ...wrap(fields) })}\n`
      // A full disk must not end a call: the line is lost, the workstation goes on.
      queue = queue.then(() => append(line)).catch(() => undefined)
    },
    flush: () => queue,
  }
}

const wrap = (fields: Readonly<Record<string, LogValue>>): { fields?: Record<string, LogValue> } =>
  Object.keys(fields).length === 0 ? {} : { fields: redactFields(fields) }

async function rotate(directory: string, kept: number): Promise<void> {
  const file = (index: number): string => join(directory, index === 0 ? 'firstline.log' : `firstline.${String(index)}.log`)
  await rm(file(kept), { force: true })
  for (let index = kept - 1; index >= 0; index -= 1) await rename(file(index), file(index + 1)).catch(() => undefined)
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
