import { clientIdSchema, clientSchema } from '../../core/contract/client-schema.ts'
import { callFactsSchema, operatorWorkSchema } from './journal/interaction-schema.ts'
import type { PagedClientDirectory } from './directory/paged-client-directory.ts'
import type { SeatJournal } from './seat-storage.ts'

const NOBODY_ID = clientIdSchema.parse('nobody')

/** Nobody's number: ITU-T E.164 leaves country code 999 unassigned. */
const NOBODY = '+999000000000'

/** Pays once what the first call would pay otherwise: opening the tables, deriving the digest, building zod's parsers. */
export async function warmUp(directory: PagedClientDirectory, journal: SeatJournal): Promise<void> {
  clientSchema.safeParse({
    id: 'nobody',
    name: { given: '', family: '' },
    language: 'ru',
    phones: [{ number: NOBODY, kind: 'mobile' }],
    emails: [],
    segment: 'D',
    vip: false,
    status: '',
    roles: [{ id: 'private', kind: 'private', lineIds: [] }],
    facts: [{ label: '', value: '' }],
    alerts: [],
    requests: [{ number: '0', title: '', stages: [{ title: '' }], currentStage: 0, openedAt: 0 }],
    history: [{ id: '0', channel: 'call-in', at: 0, title: '' }],
  })
  callFactsSchema.safeParse({})
  operatorWorkSchema.safeParse({})
  await directory.warmUp()
  await Promise.all([directory.byPhone(NOBODY), journal.ofClient(NOBODY_ID, 1)])
}
