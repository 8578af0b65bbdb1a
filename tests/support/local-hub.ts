import { randomBytes } from 'node:crypto'
import { systemClock } from '../../main/services/clock.ts'
import { openLocalHub, type LocalHub, type LocalHubOptions } from '../../main/team/local/open-local-hub.ts'

/** A data key as a profile has it. */
export const DATA_KEY = randomBytes(32).toString('base64')

/** Opens the hub of one machine in this folder. @throws Error when it is refused */
export async function localHub(directory: string, options: Partial<LocalHubOptions> = {}): Promise<LocalHub> {
  const opened = await openLocalHub({
    storage: { kind: 'encrypted', directory, key: DATA_KEY },
    clock: systemClock,
    patienceMs: 0,
    ...options,
  })
  if (!opened.ok) throw new Error(`The hub was refused: ${JSON.stringify(opened.error)}`)
  return opened.value
}
