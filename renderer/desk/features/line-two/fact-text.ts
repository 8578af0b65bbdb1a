import { maskEmail } from '../../../../core/domain/privacy/masks.ts'
import type { PacketFact } from '../../../../core/domain/escalation/packet.ts'
import type { PhoneNumbers } from '../../../../core/ports/phone-numbers.ts'

/** A fact as others may read it: numbers and addresses of the client are told by where they come from, and masked. */
export function maskedFact({ id, value }: PacketFact, numbers: PhoneNumbers): string {
  if (id.startsWith('phone-')) return numbers.toMasked(value)
  return id.startsWith('email-') ? maskEmail(value) : value
}
