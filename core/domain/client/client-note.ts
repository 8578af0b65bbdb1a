import type { EpochMs } from '../time.ts'

/** What a colleague wrote about a client, for everybody who serves him. */
export interface ClientNote {
  readonly id: string
  readonly at: EpochMs
  /** Name of the author. */
  readonly by: string
  readonly text: string
  /** Ids of members of the team who are named in the text. */
  readonly mentions: readonly string[]
}
