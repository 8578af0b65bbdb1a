import type { NatsHubSection } from '../../../core/contract/team/team-section.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import { dial } from './dial.ts'
import type { HubContext } from './hub-context.ts'
import { HubLine } from './hub-line.ts'
import { natsFiles } from './nats-files.ts'
import { natsLog } from './nats-log.ts'
import { NatsRecords } from './nats-records.ts'
import { TIMINGS, type Timings } from './timings.ts'

/** What the engine is opened with. */
export interface NatsHubOptions {
  readonly section: NatsHubSection
  /** Password, NKey seed or content of the credentials file, from the keychain. Asked at every connection attempt. */
  readonly secret: () => Promise<string | undefined>
  readonly clock: Clock
  /** Shown in the server's list of connections. */
  readonly name: string
  /** One line for the log, without secrets. */
  readonly say?: (line: string) => void
  readonly timings?: Partial<Timings>
}

/** Opens the engine at once; it connects, and connects again, in the background until it is closed. */
export function openNatsHub(options: NatsHubOptions): TeamHub {
  const { section, clock, name, secret } = options
  const timings = { ...TIMINGS, ...options.timings }
  const say = options.say ?? ((): void => undefined)
  const line = new HubLine({
    servers: section.servers,
    clock,
    timings,
    say,
    dial: async (server) =>
      // A keychain that cannot be opened has no secret for us.
      dial(server, section, await secret().catch(() => undefined), { name, timeoutMs: timings.dialMs }),
  })
  const context: HubContext = { line, clock, timings, say }
  return {
    records: oncePerName((bucket) => new NatsRecords(context, bucket)),
    log: oncePerName((log) => natsLog(context, log)),
    files: oncePerName((files) => natsFiles(context, files)),
    get link() {
      return line.links.link
    },
    onLink: (listener) => line.links.on(listener),
    now: () => line.now(),
    close: () => line.close(),
  }
}

/** A shelf remembers what it has seen and begun, so there is one of each name. */
function oncePerName<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>()
  return (name) => {
    const known = made.get(name) ?? make(name)
    made.set(name, known)
    return known
  }
}
