import type { Client } from '../client/client.ts'
import type { IdentityReason } from '../client/identification.ts'
import type { Verified } from '../interaction/verified.ts'
import type { Member } from '../team/member.ts'
import type { OrganisationId } from '../team/organisation.ts'
import type { EpochMs } from '../time.ts'
import type { EscalationId } from './escalation-id.ts'
import type { Packet, PacketAttachment, PacketCall, ScriptPath, TriedStep } from './packet.ts'
import type { EscalationRules } from './rules.ts'
import type { Wanted } from './wanted.ts'

/** What the desk calls the facts that have no label of their own. */
export interface FactLabels {
  readonly phone: string
  readonly email: string
  readonly city: string
  readonly status: string
}

/** Everything on the desk at the moment of the click. */
export interface PacketInput {
  readonly id: EscalationId
  readonly organisation: OrganisationId
  /** Hub time. */
  readonly at: EpochMs
  readonly author: Member
  readonly wanted: Wanted
  readonly rules: EscalationRules
  readonly labels: FactLabels
  /** Who is on the phone as the network says: the number is absent when withheld. */
  readonly caller?: { readonly number?: string; readonly displayName?: string }
  /** Absent: nobody known, or several and none chosen. */
  readonly client?: Client
  readonly roleId?: string
  readonly reasons: readonly IdentityReason[]
  /** Somebody asked for proof, and got it. */
  readonly verified?: Verified
  readonly call?: PacketCall
  readonly note: string
  readonly topic?: { readonly id: string; readonly title: string }
  /** Promised in this call; the promise of the client's record is taken when there is none. */
  readonly promise?: { readonly text: string; readonly dueAt: EpochMs }
  /** The one sentence the operator adds. */
  readonly sentence?: string
  readonly script?: ScriptPath
  /** The problem as a form of the script has it. */
  readonly scriptWords?: string
  readonly tried?: readonly TriedStep[]
  /** What the script or the operator found out, before the facts of the record. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[]
  readonly thread?: NonNullable<Packet['thread']>
  readonly attachments?: readonly PacketAttachment[]
}
