import { z } from 'zod'
import { settingsSchema, type Settings, type SettingsPatch } from '../../../core/contract/settings.ts'
import type { Log } from '../log/log-sink.ts'

/** Where settings are kept: one JSON document per profile. Adapters: `conf` on the loopback host, `electron-store` in Electron. */
export interface SettingsFile {
  /** What is kept, unparsed; undefined when nothing is. */
  read(): unknown
  write(settings: Settings): void
}

const FIELDS = Object.keys(settingsSchema.shape) as readonly (keyof Settings)[]
const kept = z.record(z.string(), z.unknown())

/** Parses field by field: one that does not parse takes its default alone, and is named to `onBadField`. */
function parseKept(document: unknown, onBadField: (field: string) => void): Settings {
  if (document === undefined) return settingsSchema.parse({})
  const fields = kept.safeParse(document)
  if (!fields.success) {
    onBadField('settings')
    return settingsSchema.parse({})
  }
  const good = FIELDS.filter((field) => {
    const parsed = settingsSchema.shape[field].safeParse(fields.data[field])
    if (!parsed.success) onBadField(field)
    return parsed.success
  })
  return settingsSchema.parse(Object.fromEntries(good.map((field) => [field, fields.data[field]])))
}

/** The operator's settings, parsed when read. A field that does not parse counts as not set; the others are kept. */
export class SettingsStore {
  readonly #file: SettingsFile
  #current: Settings

  constructor(file: SettingsFile, log: Pick<Log, 'write'>) {
    this.#file = file
    this.#current = parseKept(file.read(), (field) => {
      log.write('warn', 'main.settings', 'A kept setting cannot be read; its default is used', { field })
    })
  }

  read(): Settings {
    return this.#current
  }

  /** Changes what `patch` names and returns the whole. Durable when it returns. */
  write(patch: SettingsPatch): Settings {
    this.#current = settingsSchema.parse({ ...this.#current, ...patch })
    this.#file.write(this.#current)
    return this.#current
  }
}
