import type { Entry } from 'ldapts'
import type { Client } from '../../../core/domain/client/client.ts'
import { clientOfEntry, ENTRY_ATTRIBUTES, type EntryAttributes } from '../../../core/domain/directory/client-of-entry.ts'
import type { RefusedRecord } from '../../../core/domain/directory/source-fault.ts'
import { err, type Result } from '../../../core/domain/result.ts'
import type { RecordOptions } from '../record-options.ts'
import { recordId } from '../record-id.ts'

/** Asked for beside those that a record is made of: what an entry is known by, and when it changed. */
export const ASKED_ATTRIBUTES: readonly string[] = [
  ...ENTRY_ATTRIBUTES,
  'entryUUID',
  'nsUniqueId',
  'objectGUID',
  'modifyTimestamp',
  'whenChanged',
]

/** When an entry changed, and the attribute that a search may compare: Active Directory computes `modifyTimestamp` and compares `whenChanged`. */
export interface EntryTime {
  readonly attribute: 'modifyTimestamp' | 'whenChanged'
  readonly time: string
}

const TIME = /^\d{14}(?:\.\d+)?Z$/

export function timeOf(entry: Entry): EntryTime | undefined {
  const attributes = attributesOf(entry)
  for (const attribute of ['whenChanged', 'modifyTimestamp'] as const) {
    const time = attributes.get(attribute.toLowerCase())?.[0]
    if (time !== undefined && TIME.test(time)) return { attribute, time }
  }
  return undefined
}

/** The client of an entry. */
export function clientOf(entry: Entry, options: RecordOptions): Result<Client, RefusedRecord> {
  const attributes = attributesOf(entry)
  const made = clientOfEntry(attributes, {
    ...options,
    id: recordId(options.source, keyOf(entry, attributes)),
    version: timeOf(entry)?.time ?? '',
  })
  return made.ok ? made : err({ name: entry.dn.slice(0, 300), fault: 'no-name' })
}

/** RFC 4530; the GUID of Active Directory; the unique id of 389 Directory Server; else the place of the entry. */
function keyOf(entry: Entry, attributes: EntryAttributes): string {
  const guid = entry['objectGUID']
  const binary = Buffer.isBuffer(guid) ? guid : Array.isArray(guid) && Buffer.isBuffer(guid[0]) ? guid[0] : undefined
  return (
    attributes.get('entryuuid')?.[0] ??
    (binary === undefined || binary.length === 0 ? undefined : binary.toString('hex')) ??
    attributes.get('nsuniqueid')?.[0] ??
    entry.dn.toLowerCase()
  )
}

/** Texts only; of `cn;lang-ru` the name counts (RFC 4512 §2.5.2). */
function attributesOf(entry: Entry): EntryAttributes {
  const attributes = new Map<string, readonly string[]>()
  for (const [described, value] of Object.entries(entry)) {
    if (described === 'dn') continue
    const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')
    const name = (described.split(';')[0] ?? described).toLowerCase()
    if (texts.length > 0) attributes.set(name, [...(attributes.get(name) ?? []), ...texts])
  }
  return attributes
}
