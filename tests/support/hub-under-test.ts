import { expect } from 'vitest'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import type { AppendOutcome, TeamHub, WriteOutcome } from '../../core/ports/team-hub.ts'

/** A hub of any engine, as the conformance suite needs it. */
export interface HubUnderTest {
  /** Another client of the same hub, connected. */
  hub(): Promise<TeamHub>
  /** Breaks the line of this client alone. Absent: this engine has no line that breaks. */
  readonly cut?: (hub: TeamHub) => Promise<void>
  /** Gives it back; resolves at once or when the line is there. */
  readonly mend?: (hub: TeamHub) => Promise<void>
  /** Runs of the property, 30 unless told otherwise. */
  readonly runs?: number
  /** Closes every client too. */
  close(): Promise<void>
}

/** Where the suite works: bucket `escalations`, log `chat` and files `attachments` of this organisation have to be there. */
export const CONFORMANCE_ORGANISATION = 'conformance'
export const SHELVES = shelvesOf(CONFORMANCE_ORGANISATION)

let names = 0
/** Begins the keys and ids of one test: the suite may run on a hub that is not empty. */
export const freshPrefix = (): string => `t${Date.now().toString(36)}-${String((names += 1))}-`

/** The revision of a write that has to succeed. */
export function written(outcome: WriteOutcome): number {
  expect(outcome).toMatchObject({ kind: 'written' })
  return outcome.kind === 'written' ? outcome.revision : 0
}

/** The sequence of an entry that has to be appended. */
export function appended(outcome: AppendOutcome): number {
  expect(outcome).toMatchObject({ kind: 'appended' })
  return outcome.kind === 'appended' ? outcome.sequence : 0
}
