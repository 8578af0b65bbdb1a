import type { Client } from '../../../core/domain/client/client.ts'

/**
 * A record that was parsed when it came in, and is parsed whenever it is read. Where a million pass by, it is looked at just enough to
 * tell who it is and to file it.
 */
export function looksFiled(found: unknown): found is Client {
  if (typeof found !== 'object' || found === null || !('id' in found) || typeof found.id !== 'string') return false
  if (!('name' in found) || typeof found.name !== 'object' || !('phones' in found) || !Array.isArray(found.phones)) return false
  const phones: readonly unknown[] = found.phones
  return phones.every((phone) => typeof phone === 'object' && phone !== null && 'number' in phone && typeof phone.number === 'string')
}
