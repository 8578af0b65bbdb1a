import { ok } from '../../core/domain/result.ts'
import type { Clock } from '../../core/ports/clock.ts'
import { refuse, type Handlers } from '../bridge/handlers.ts'
import type { AuditLog } from '../services/audit/audit-log.ts'
import { askKeyChange, destroyDataKeys, endKeyChange, keyChangeState } from '../services/secrets/data-key.ts'
import type { Secrets } from '../services/secrets/secrets.ts'

export interface PrivacyParts {
  readonly audit: AuditLog
  readonly secrets: Secrets
  readonly clock: Clock
}

type PrivacyCalls = Pick<Handlers, 'audit.append' | 'audit.list' | 'keys.state' | 'keys.change' | 'keys.changed' | 'keys.destroy'>

const done = ok({})

/** What was done with personal data, and the change and end of their keys. Keys change only with a line in the audit log. */
export function privacyCalls({ audit, secrets, clock }: PrivacyParts): PrivacyCalls {
  return {
    'audit.append': async (fact) => {
      try {
        return ok(await audit.append(fact))
      } catch {
        return refuse('internal', 'The audit log could not be written', true)
      }
    },
    'audit.list': async ({ limit }) => {
      const { entries, gaps, total } = await audit.list(limit)
      return ok({ entries: [...entries], total, gaps: [...gaps] })
    },
    'keys.state': async () => ok(await keyChangeState(secrets)),
    'keys.change': async () => {
      await audit.append({ kind: 'key-change-asked' })
      await askKeyChange(secrets)
      return done
    },
    'keys.changed': async () => {
      const { change } = await keyChangeState(secrets)
      if (change !== 'running') return done
      await audit.append({ kind: 'key-changed' })
      await endKeyChange(secrets, clock)
      return done
    },
    'keys.destroy': async () => {
      await audit.append({ kind: 'wiped' })
      await destroyDataKeys(secrets)
      return done
    },
  }
}
