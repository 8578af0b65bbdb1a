import type { ClientFact, ClientPhone, PersonName, Segment } from '../../client/client.ts'
import type { EpochMs } from '../../time.ts'

/** What a row says of a client; what it says nothing of is absent. */
export interface RowFields {
  id?: string
  name?: PersonName
  phones: ClientPhone[]
  emails: string[]
  logins: string[]
  company?: string
  title?: string
  segment?: Segment
  vip?: boolean
  status?: string
  city?: string
  manager?: string
  debt?: { readonly amount: number; readonly currency: string }
  tags: string[]
  birthday?: { readonly month: number; readonly day: number }
  since?: EpochMs
  language?: 'ru' | 'en'
  timeZone?: string
  facts: ClientFact[]
}
