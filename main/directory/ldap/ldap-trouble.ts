import { ResultCodeError } from 'ldapts'
import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import { denied, malformed, notSetUp, troubleOf, unreachable } from '../source-trouble.ts'
import { WireFault } from './checked-wire.ts'

/** What an error of a search means: result codes of RFC 4511 §4.1.9 and Appendix A. */
export function ldapTroubleOf(error: unknown): SourceTrouble {
  if (error instanceof WireFault) return malformed(error.fault === 'broken' ? 'not-ldap' : 'too-large')
  if (!(error instanceof ResultCodeError)) return troubleOf(error)
  switch (error.code) {
    case 7:
    case 8:
    case 13:
    case 48:
      return notSetUp('sign-in', String(error.code))
    case 49:
    case 50:
    case 53:
      return denied
    case 10:
      return notSetUp('referral')
    case 32:
    case 34:
      return notSetUp('no-place')
    case 4:
    case 11:
      return notSetUp('limits', String(error.code))
    case 3:
    case 51:
    case 52:
      return unreachable()
    default:
      return malformed('search-refused', String(error.code))
  }
}
