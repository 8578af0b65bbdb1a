import type { Seat } from '../../core/contract/seat.ts'
import { missingCase } from '../../core/domain/exhaustive.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { CrmConnector } from '../crm/connector.ts'
import { readSourceSecret } from '../services/provision/directory-secret.ts'
import { createPhoneNumbers } from '../services/phone-numbers.ts'
import type { Secrets } from '../services/secrets/secrets.ts'
import { cardDavSource } from './carddav/card-dav-source.ts'
import { crmSource } from './crm-source.ts'
import type { DirectorySource } from './directory-source.ts'
import { ldapSource } from './ldap/ldap-source.ts'

/** How often a CRM is asked for changes, seconds. */
const CRM_EVERY_SECONDS = 30

/** The sources that a seat's document names, its CRM first. A rehearsal never asks a server where people work. */
export function sourcesOf(seat: Seat, crm: CrmConnector | undefined, secrets: Secrets, clock: Clock): readonly DirectorySource[] {
  const { toE164 } = createPhoneNumbers(seat.country)
  const fromCrm = crm && crmSource(crm, { title: 'CRM', everySeconds: CRM_EVERY_SECONDS })
  const named = seat.mode === 'sandbox' ? [] : (seat.directory?.sources ?? [])
  return [
    ...(fromCrm === undefined ? [] : [fromCrm]),
    ...named.map((section) => {
      const options = { source: section.id, language: seat.locale, toE164, readSecret: () => readSourceSecret(section, secrets) }
      switch (section.kind) {
        case 'carddav':
          return cardDavSource({ ...options, section })
        case 'ldap':
          return ldapSource({ ...options, section, clock })
        default:
          return missingCase(section)
      }
    }),
  ]
}
