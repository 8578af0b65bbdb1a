import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { AuditEntry } from '../../../core/domain/privacy/audit-entry.ts'
import type { SeatPrivacy } from '../../storage/privacy/seat-privacy.ts'
import type { Desk } from './desk.ts'

/** Name of the form of the file, and its version. */
const FORMAT = { format: 'firstline-person-data', version: 1 } as const
/** Lines of the audit log looked through for reveals of one person. */
const AUDIT_LIMIT = 10_000

/** What came of a wish of the owner of the data. `not-written`: the audit log could not be, so nothing was done. */
export type PersonOutcome<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'not-written' | 'failed' }

/** Everything this seat keeps about a person, as a text that people and programs can read; written down first. */
export async function exportPerson(desk: Desk, privacy: SeatPrivacy, client: Client): Promise<PersonOutcome<string>> {
  const subject = await writeDown(desk, privacy, 'exported', client.id)
  if (subject === undefined) return { kind: 'not-written' }
  try {
    const data = await privacy.dataOf(client.id)
    const accessed = (await desk.bridge.call('audit.list', { limit: AUDIT_LIMIT })).entries.filter((entry) => isAbout(entry, subject))
    const { operator } = desk.stores.session.getState().seat
    const { record, ...others } = data
    const file = {
      ...FORMAT,
      exportedAt: new Date(desk.clock.now()).toISOString(),
      exportedBy: operator.id,
      record: record ?? client,
      notes: (record ?? client).notes ?? [],
      tasks: (record ?? client).tasks ?? [],
      requests: (record ?? client).requests,
      history: (record ?? client).history,
      ...others,
      accessed: accessed.map(({ at, by, fact }) => ({ at: new Date(at).toISOString(), by, ...withoutSubject(fact) })),
    }
    return { kind: 'done', value: JSON.stringify(file, undefined, 2) }
  } catch {
    return { kind: 'failed' }
  }
}

/** Erases him from this seat; written down first. */
export async function erasePerson(desk: Desk, privacy: SeatPrivacy, clientId: ClientId): Promise<PersonOutcome<undefined>> {
  if ((await writeDown(desk, privacy, 'erased', clientId)) === undefined) return { kind: 'not-written' }
  try {
    await privacy.erase(clientId)
    return { kind: 'done', value: undefined }
  } catch {
    return { kind: 'failed' }
  }
}

async function writeDown(desk: Desk, privacy: SeatPrivacy, kind: 'exported' | 'erased', id: ClientId): Promise<string | undefined> {
  try {
    const subject = await privacy.subjectOf(id)
    await desk.bridge.call('audit.append', { kind, subject })
    return subject
  } catch {
    return undefined
  }
}

const isAbout = ({ fact }: AuditEntry, subject: string): boolean => 'subject' in fact && fact.subject === subject

const withoutSubject = (fact: AuditEntry['fact']): object => {
  if (!('subject' in fact)) return fact
  const { subject: _subject, ...rest } = fact
  return rest
}
