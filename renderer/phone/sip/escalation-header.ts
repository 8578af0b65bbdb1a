import { URI } from 'sip.js'
import type { EscalationId } from '../../../core/domain/escalation/escalation-id.ts'

/** Names the escalation that a call belongs to. A PBX passes it on by its dialplan, our own as it is. */
export const ESCALATION_HEADER = 'X-Escalation'
/** Longer ones are not ours: an id is a UUID. */
const LONGEST_ID = 64

export function escalationHeaders(id: EscalationId | undefined): string[] {
  return id === undefined ? [] : [`${ESCALATION_HEADER}: ${encodeURIComponent(id)}`]
}

/** The address of a transfer with the header that its INVITE shall carry (RFC 3261 §19.1.1, RFC 3515 §2.1). */
export function withEscalation(target: URI, id: EscalationId | undefined): URI {
  if (id === undefined) return target
  return new BracketedUri(target, { [ESCALATION_HEADER]: [encodeURIComponent(id)] })
}

/** SIP.js writes an address as it is after `Refer-To:`, but one with a `?` must stand in angle brackets (RFC 3261 §20). */
class BracketedUri extends URI {
  constructor({ scheme, user, host, port }: URI, headers: Record<string, string[]>) {
    super(scheme, user ?? '', host, port, {}, headers)
  }

  override toString(): string {
    return `<${super.toString()}>`
  }
}

/** The id in a header that came in; undefined for none, or one that is no id. */
export function escalationIn(value: string | undefined): EscalationId | undefined {
  return isId(value) ? value : undefined
}

function isId(value: string | undefined): value is EscalationId {
  return value !== undefined && value !== '' && value.length <= LONGEST_ID
}
