import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { clientChangeSchema } from '../../../../core/contract/client-change-schema.ts'
import type { ClientChange } from '../../../../core/domain/client/change/client-change.ts'
import { readIfThere, writePrivately } from '../../../services/profile/private-file.ts'

/** One change that the CRM took, in the order it took them. */
export interface LogEntry {
  /** 1, 2, 3 … */
  readonly no: number
  readonly change: ClientChange
}

const entrySchema: z.ZodType<LogEntry> = z.object({ no: z.number().int().positive(), change: clientChangeSchema })
const fileOf = (no: number): string => `${String(no).padStart(8, '0')}.json`

/** The log of a CRM as a folder with one document a change: what was taken survives the end of the program at any moment. */
export class RecordLog {
  readonly #directory: string
  #entries: LogEntry[] | undefined

  constructor(directory: string) {
    this.#directory = directory
  }

  async entries(): Promise<readonly LogEntry[]> {
    return (this.#entries ??= await this.#read())
  }

  /** Durable when it resolves. */
  async append(change: ClientChange): Promise<LogEntry> {
    const entries = (this.#entries ??= await this.#read())
    const entry = { no: (entries.at(-1)?.no ?? 0) + 1, change }
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
    await writePrivately(join(this.#directory, fileOf(entry.no)), `${JSON.stringify(entry)}\n`)
    entries.push(entry)
    return entry
  }

  async #read(): Promise<LogEntry[]> {
    const names = await readdir(this.#directory).catch(() => [])
    const files = names.filter((name) => /^\d{8}\.json$/.test(name)).sort()
    const texts = await Promise.all(files.map((name) => readIfThere(join(this.#directory, name))))
    return texts.flatMap((text) => {
      const entry = text === undefined ? undefined : entrySchema.safeParse(parsed(text))
      return entry?.success === true ? [entry.data] : []
    })
  }
}

/** A document that cannot be read is left out: the sandbox goes on. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
