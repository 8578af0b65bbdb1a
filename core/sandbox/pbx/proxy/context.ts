import type { Nonces } from '../auth/nonces.ts'
import type { PbxAccount, PbxOptions } from '../options.ts'
import type { PbxPorts } from '../ports.ts'
import type { Contacts } from '../registrar/contacts.ts'
import type { Location } from '../registrar/location.ts'
import type { Branch, ForkedRequest } from './forked-request.ts'
import type { ServerTransactions } from './server-transactions.ts'
import type { TimerScope } from './timers.ts'

/** What the parts of the running PBX share. Made in `pbx.ts`. */
export interface PbxContext {
  readonly options: PbxOptions
  readonly ports: PbxPorts
  /** Timers of this PBX; stopped with it. */
  readonly timers: TimerScope
  readonly accounts: ReadonlyMap<string, PbxAccount>
  readonly nonces: Nonces
  readonly location: Location
  readonly contacts: Contacts
  readonly transactions: ServerTransactions
  /** Branches by the branch parameter of our Via. */
  readonly branches: Map<string, { readonly fork: ForkedRequest; readonly branch: Branch }>
}
