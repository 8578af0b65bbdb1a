import type { DirectorySource } from '../../main/directory/directory-source.ts'

/** A person as a test puts him into a directory. */
export interface ListedPerson {
  readonly key: string
  readonly given: string
  readonly family: string
  /** E.164 */
  readonly phone: string
}

export interface SourceOver {
  readonly secret?: string
  readonly timeoutMs?: number
  /** Where removals show only when everything is told anew: do so at every question. */
  readonly anew?: boolean
}

/** A directory on a server, and sources that read it. */
export interface SourceWorld {
  /** A source as a process that has just started has it. */
  source(over?: SourceOver): DirectorySource
  put(...people: readonly ListedPerson[]): Promise<void>
  remove(key: string): Promise<void>
  /** Puts a record that no client can be made of; absent where the server would not take one. */
  putBroken?(key: string): Promise<void>
  /** The server is gone from now on. */
  stop(): Promise<void>
}

export const aPerson = (number: number, over: Partial<ListedPerson> = {}): ListedPerson => ({
  key: `person-${String(number)}`,
  given: `Given${String(number)}`,
  family: `Family${String(number)}`,
  phone: `+7912${String(3_000_000 + number)}`,
  ...over,
})
