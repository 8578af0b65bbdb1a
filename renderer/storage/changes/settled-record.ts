import type { Client } from '../../../core/domain/client/client.ts'
import type { RecordWrite } from './change-write.ts'
import type { ChangeEntry } from './change-row.ts'
import { replayed, type RecordSides } from './record-sides.ts'

/**
 * How a record is to stand when it is `outside` out there and these changes of ours still wait: on top of it while there are any,
 * else as the source tells it. A record that was merged away stays hidden.
 */
export function settledRecord(sides: RecordSides, outside: Client | null, waiting: readonly ChangeEntry[]): RecordWrite {
  const { clientId, clientKey, hidden } = sides
  const shown = replayed(
    outside,
    waiting.map(({ change }) => change),
  )
  const told = outside === null ? {} : { told: outside }
  if (waiting.length === 0 || shown === undefined)
    return { clientId, clientKey, ...told, base: 'none', ...(hidden ? {} : { edited: 'none' }) }
  return { clientId, clientKey, ...told, base: { client: outside, gone: false }, ...(hidden ? {} : { edited: shown }) }
}
