import type { CallFactsRecord, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import type { ClientId } from '../../../core/domain/client/client.ts'
import { sameBytes, type Bytes } from '../bytes.ts'
import { sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { factsPlace, workPlace, type InteractionReader, type OpenedRow } from '../journal/interaction-reader.ts'
import type { InteractionRow } from '../rows.ts'

export interface JournalParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly reader: InteractionReader
}

/** Calls read at once. */
const SLICE = 64

/** Whose calls are meant: by the card, by the number, or by what the operator said of him. */
export interface CallsOf {
  readonly clientId: ClientId
  readonly clientKey: Bytes
  readonly numbers: ReadonlySet<string>
}

/** Calls of this person, some at a time, oldest first. */
export async function* callsOf({ db, reader }: JournalParts, person: CallsOf): AsyncGenerator<readonly OpenedRow[]> {
  for await (const rows of everyCall(db)) {
    const opened = await Promise.all(rows.map((row) => reader.open(row)))
    const his = opened.filter((one) => one !== undefined).filter((one) => isHis(one, person))
    if (his.length > 0) yield his
  }
}

/** Every row of the journal, some at a time, by id. */
export async function* everyCall(db: SeatDatabase): AsyncGenerator<readonly InteractionRow[]> {
  let from: string | undefined
  for (;;) {
    const all = from === undefined ? db.interactions.toCollection() : db.interactions.where(':id').above(from)
    const rows = await all.limit(SLICE).toArray()
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    from = last.id
  }
}

function isHis({ row, facts, work }: OpenedRow, { clientId, clientKey, numbers }: CallsOf): boolean {
  if (row.clientKey !== undefined) return sameBytes(row.clientKey, clientKey)
  return (facts !== undefined && numbers.has(facts.number)) || work.identified?.some((verdict) => verdict.clientId === clientId) === true
}

/** The call without the person: when, how long, how good and how it ended stay. */
export function anonymousFacts({ number: _number, displayName: _name, recording: _recording, ...facts }: CallFactsRecord): CallFactsRecord {
  return { ...facts, number: '' }
}

/** What was done, without whom it was for and what he said. */
export function anonymousWork({ topicId, resultId, predicted, savedAt }: OperatorWork): OperatorWork {
  return {
    notes: '',
    ...(topicId === undefined ? {} : { topicId }),
    ...(resultId === undefined ? {} : { resultId }),
    ...(predicted === undefined ? {} : { predicted }),
    ...(savedAt === undefined ? {} : { savedAt }),
  }
}

/**
 * Takes the person out of these calls, together with the deliveries that named him. False: a call was written anew meanwhile and
 * stays as it is.
 */
export async function anonymise({ db, keys }: JournalParts, opened: OpenedRow): Promise<boolean> {
  const { row, facts, work } = opened
  const [factsBox, workBox] = await Promise.all([
    facts && sealRecord(keys, 'interactions', factsPlace(row.id), anonymousFacts(facts)),
    sealRecord(keys, 'interactions', workPlace(row.id), anonymousWork(work)),
  ])
  return db.transaction('rw', db.interactions, db.jobs, async () => {
    const now = await db.interactions.get(row.id)
    if (now === undefined || !sameBox(now.facts, row.facts) || !sameBox(now.work, row.work)) return false
    const { clientKey: _clientKey, facts: _facts, work: _work, ...rest } = now
    // Facts that could not be read may hold a number: they go as well.
    await db.interactions.put({ ...rest, anonymous: true, work: workBox, ...(factsBox === undefined ? {} : { facts: factsBox }) })
    await db.jobs.where('[interactionId+createdAt]').between([row.id, -Infinity], [row.id, Infinity]).delete()
    return true
  })
}

const sameBox = (a: Bytes | undefined, b: Bytes | undefined): boolean =>
  a && b ? sameBytes(new Uint8Array(a), new Uint8Array(b)) : a === b
