import type { EventPayload, SandboxDesk, SandboxLineTwo } from '../../../core/contract/bridge.ts'
import { escalationRecordSchema } from '../../../core/contract/team/escalation-schema.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import type { AnsweredCall } from '../../../core/sandbox/pbx/ports.ts'
import { operatorsOf, specialistsOf } from '../../../core/sandbox/colleague/people.ts'
import type { LineTwoScript } from '../../../core/sandbox/colleague/line-two-script.ts'
import { openEscalationBook, type EscalationBook } from '../../../core/usecases/team/escalation-book.ts'
import { readJson } from '../../team/read-json.ts'

/** What the simulated people share while somebody sits at one desk. They know the team only through its hub. */
export interface Stage {
  readonly hub: TeamHub
  readonly clock: Clock
  readonly organisation: OrganisationId
  readonly script: LineTwoScript
  /** The person who rehearses. */
  readonly desk: { readonly kind: SandboxDesk; readonly member: Member }
  readonly specialists: readonly Member[]
  readonly operators: readonly Member[]
  readonly book: EscalationBook
  /** Asked at each step: it may be changed meanwhile. */
  readonly mode: () => SandboxLineTwo
  /** Who is connected with whom on the telephone. */
  readonly onAnswered: (listener: (call: AnsweredCall) => void) => () => void
  /** Rings the seat as the client of a scenario. */
  readonly ring: (call: EventPayload<'sandbox.callRequested'>) => void
}

export type StageParts = Omit<Stage, 'specialists' | 'operators' | 'book'>

export function stageOf(parts: StageParts): Stage {
  const { hub, clock, script } = parts
  return {
    ...parts,
    specialists: specialistsOf(script),
    operators: operatorsOf(script),
    book: openEscalationBook({ hub, clock, random: Math.random, parse: (text) => readJson(text, escalationRecordSchema) }),
  }
}
