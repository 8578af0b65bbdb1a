import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import type { ClientId } from '../../../core/domain/client/client.ts'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import { startOutboxPump } from '../../../renderer/storage/outbox-pump.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'
import { storedClient } from '../storage-clients.ts'

/** What the page tells of a seat that was killed. */
export interface FoundAfterKill {
  /** Ids of the notes on the record, sorted. */
  readonly notes: readonly string[]
  /** Notes whose change the CRM has not taken. */
  readonly pending: readonly string[]
  /** Notes of all changes that are told of, sorted. */
  readonly changes: readonly string[]
  /** Deliveries that are not settled. */
  readonly open: number
  /** Rows that could not be read. */
  readonly flaws: number
}

export interface StoragePage {
  /** Writes note after note, up to what the test outlives, while a pump takes them to a CRM that answers at once; each one that is kept is told by `kept`. */
  work(kept: (noteId: string) => void): Promise<void>
  found(): Promise<FoundAfterKill>
}

const orlova = storedClient('orlova', ['+79120000067'])
const clientId = orlova.id satisfies ClientId

async function opened(): Promise<SeatStorage> {
  const storage = await openSeatStorage({ mode: 'sandbox', key: new Uint8Array(32).fill(7) })
  if ((await storage.directory.byId(clientId)) === undefined) await storage.clientChanges.applyRemote({ upserts: [orlova], gone: [] })
  return storage
}

const pageApi: StoragePage = {
  work: async (kept) => {
    const storage = await opened()
    startOutboxPump({ storage, deliver: async () => Promise.resolve({ kind: 'delivered' }) })
    const first = (await storage.directory.byId(clientId))?.notes?.length ?? 0
    for (let no = first; no < 400; no += 1) {
      const note = { id: `note-${String(no)}`, at: no, by: 'Анна', text: 'Перезвонить', mentions: [] }
      const change = { id: crypto.randomUUID(), clientId, at: Date.now(), by: 'Анна', body: { kind: 'note-added', note } } as const
      if ((await storage.clientChanges.change(change)).kind === 'kept') kept(note.id)
    }
  },
  found: async () => {
    const storage = await opened()
    const states = await storage.clientChanges.statesOf(clientId, 1_000)
    const noteOf = ({ body }: ClientChange): string => (body.kind === 'note-added' ? body.note.id : '')
    const [due, leased] = await Promise.all([storage.jobs.list('due', 1_000), storage.jobs.list('leased', 1_000)])
    const result = {
      notes: ((await storage.directory.byId(clientId))?.notes ?? []).map(({ id }) => id).sort(),
      pending: (await storage.clientChanges.pendingOf(clientId)).map(noteOf),
      changes: states.map(({ change }) => noteOf(change)).sort(),
      open: due.length + leased.length,
      flaws: await storage.quarantine.count(),
    }
    storage.close()
    return result
  },
}

Object.assign(window, { storagePage: pageApi })
