import { ok } from '../../core/domain/result.ts'
import type { AuditEntry } from '../../core/domain/privacy/audit-entry.ts'
import { privacyCalls } from '../../main/host/privacy-calls.ts'
import { systemClock } from '../../main/services/clock.ts'
import type { AuditLog } from '../../main/services/audit/audit-log.ts'
import type { Secrets } from '../../main/services/secrets/secrets.ts'

/** An audit log in memory. */
export function fakeAudit(): AuditLog & { readonly kept: AuditEntry[] } {
  const kept: AuditEntry[] = []
  return {
    kept,
    append: (fact) => {
      const entry = { no: kept.length + 1, at: 0, by: '1001', fact }
      kept.push(entry)
      return Promise.resolve(entry)
    },
    list: (limit) => Promise.resolve({ entries: kept.slice(-limit).reverse(), total: kept.length, gaps: [] }),
  }
}

/** Secrets in memory. */
export function memorySecrets(): Secrets & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    encryptsAtRest: true,
    kept,
    read: (name) => Promise.resolve(kept.get(name)),
    write: (name, value) => {
      kept.set(name, value)
      return Promise.resolve()
    },
  }
}

/** The calls of privacy over both. */
export const fakePrivacyCalls = () => ({
  ...privacyCalls({ audit: fakeAudit(), secrets: memorySecrets(), clock: systemClock }),
  'keys.changed': () => Promise.resolve(ok({})),
})
