import type { CallerKey } from '../../../core/domain/client/caller-key.ts'
import { callerKeyOf } from '../../../core/domain/client/caller-key.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import { identifiersOf } from '../../../core/domain/client/identifier.ts'

/** By what this person may have been recognised when he called: numbers with and without extension, addresses and logins. */
export function callerKeysOf(record: Client | undefined): readonly CallerKey[] {
  if (record === undefined) return []
  const keys = [
    ...record.phones.flatMap(({ number, extension }) => [
      callerKeyOf({ number, written: '', identifiers: [] }),
      ...(extension === undefined ? [] : [callerKeyOf({ number, extension, written: '', identifiers: [] })]),
    ]),
    ...identifiersOf(record).map((one) => callerKeyOf({ written: '', identifiers: [one] })),
  ]
  return [...new Set(keys.filter((key) => key !== undefined))]
}
