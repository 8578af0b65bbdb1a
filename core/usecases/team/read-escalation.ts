import { escalationOf } from '../../domain/escalation/escalation-of.ts'
import type { Escalation, EscalationRecord } from '../../domain/escalation/escalation.ts'
import type { Result } from '../../domain/result.ts'
import type { OrganisationId } from '../../domain/team/organisation.ts'
import type { Entry } from '../../ports/team-hub.ts'

export type ParseRecord = (text: string) => Result<EscalationRecord, unknown>

/**
 * An entry of the bucket, understood. `undefined`: deleted, forged, of a newer version, or a packet that lies under another's key
 * or in another organisation's bucket.
 */
export function readEscalation(parse: ParseRecord, organisation: OrganisationId, { key, value }: Entry): Escalation | undefined {
  if (value === undefined) return undefined
  const parsed = parse(value)
  if (!parsed.ok) return undefined
  const { packet } = parsed.value
  return packet.id === key && packet.organisation === organisation ? escalationOf(parsed.value) : undefined
}
