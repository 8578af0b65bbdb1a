import { ResultCodeError } from 'ldapts'
import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import { denied, malformed, notSetUp, troubleOf, unreachable } from '../source-trouble.ts'
import { WireFault } from './checked-wire.ts'

/** What an error of a search means: result codes of RFC 4511 §4.1.9 and Appendix A. */
export function ldapTroubleOf(error: unknown): SourceTrouble {
  if (error instanceof WireFault)
    return malformed(
      error.fault === 'broken'
        ? 'The directory server does not answer in LDAP.'
        : 'The directory server answered with too much, which is refused.',
    )
  if (!(error instanceof ResultCodeError)) return troubleOf(error)
  switch (error.code) {
    case 7:
    case 8:
    case 13:
    case 48:
      return notSetUp(`The directory server wants another way to sign in (code ${String(error.code)}).`)
    case 49:
    case 50:
    case 53:
      return denied
    case 10:
      return notSetUp('The directory server refers to another one, which is refused: name that one in the address.')
    case 32:
    case 34:
      return notSetUp('The directory has no such place: see baseDn.')
    case 4:
    case 11:
      return notSetUp('The directory server gives fewer entries than there are: its limits for this account are too low.')
    case 3:
    case 51:
    case 52:
      return unreachable()
    default:
      return malformed(`The directory server refused the search (code ${String(error.code)}).`)
  }
}
