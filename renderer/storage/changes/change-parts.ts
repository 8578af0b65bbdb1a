import type { ClientId } from '../../../core/domain/client/client.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { ClientLane } from '../../../core/outbox/delivery-job.ts'
import { toHex, type Bytes } from '../bytes.ts'
import type { ChangeChannel } from '../change-channel.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { SeatDirectory } from '../directory/seat-directory.ts'
import type { Quarantine } from '../quarantine.ts'

/** What every verb of this folder works with. */
export interface ChangeParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly quarantine: Quarantine
  readonly changes: ChangeChannel
  readonly directory: Pick<SeatDirectory, 'byId' | 'applyDelta' | 'layers' | 'imported'>
  readonly now: () => EpochMs
}

/** Names the record to this seat alone. */
export const laneOf = (clientKey: Bytes): ClientLane => `client:${toHex(clientKey)}`

/**
 * One change of the changes at a time in all windows of the seat: what is read, worked out and sealed belongs together with the
 * transaction that writes it. A window that dies lets go.
 */
export const inTurn = <T>({ db }: Pick<ChangeParts, 'db'>, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`${db.name}-client-changes`, work)

/** A record that one write is about. */
export interface RecordName {
  readonly clientId: ClientId
  readonly clientKey: Bytes
}
