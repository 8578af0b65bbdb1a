import type { Capabilities, EventName, EventPayload } from '../../core/contract/bridge.ts'
import type { Log } from '../services/log/log-sink.ts'
import type { Secrets } from '../services/secrets/secrets.ts'
import type { SettingsStore } from '../services/settings/settings.ts'

/** What a host brings to a seat. */
export interface SeatParts {
  readonly profile: string
  /** Path of the seat's document. Absent: the one this profile was last started with, or the sandbox seat. */
  readonly provision?: string
  /** The sandbox seat, whatever the profile remembers. */
  readonly sandboxOnly?: boolean
  /** How many clients are generated for the sandbox; absent: as many as a busy line knows. */
  readonly sandboxClients?: number
  /** Folder of scenarios and sounds. */
  readonly resources: string
  readonly secrets: Secrets
  readonly settings: SettingsStore
  readonly log: Log
  /** Asked at each question, because it may change after the start. */
  readonly capabilities: () => Capabilities
  readonly quit: () => void
}

/** Tells every window. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void
