import { clientOfVCard, nameOfVCard, uidOfVCard } from '../../../core/domain/directory/client-of-vcard.ts'
import type { ReadVCard, VCard } from '../../../core/domain/directory/vcard.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { FileRow } from '../../../core/domain/directory/file/csv-reader.ts'
import type { NumberReader } from '../../../core/domain/directory/file/file-phone.ts'
import { readRow } from '../../../core/domain/directory/file/read-row.ts'
import { clientOfRow, hashOf } from '../../../core/domain/directory/file/row-client.ts'
import type { FaultyRow, RowFault } from '../../../core/domain/directory/file/row-fault.ts'
import type { RowFields } from '../../../core/domain/directory/file/row-fields.ts'
import { SeenIds } from '../../../core/domain/directory/file/seen-ids.ts'
import type { FileOrder } from './file-imports.ts'
import { cardsOf, tableRows } from './file-rows.ts'
import type { ReadSoFar } from './text-pieces.ts'

/** What a row of a file came to. */
export type Reading =
  | { readonly kind: 'client'; readonly client: Client; readonly fields: RowFields; readonly row: Omit<FaultyRow, 'faults'> }
  | { readonly kind: 'faulty'; readonly row: FaultyRow }

/** Everything a file says, in its order and the same each time; one that comes twice is told as a fault the second time. */
export async function* readingsOf(
  file: Blob,
  order: FileOrder,
  numbers: NumberReader,
  soFar: ReadSoFar,
): AsyncGenerator<readonly Reading[]> {
  const seen = new SeenIds()
  const once = (reading: Reading): Reading =>
    reading.kind === 'faulty' || seen.add(reading.client.id) ? reading : faulty(reading.row.line, reading.row.cells, { kind: 'twice' })
  if (order.shape.kind === 'vcard') {
    let number = 0
    for await (const cards of cardsOf(file, order.shape.encoding, soFar)) {
      const readings: Reading[] = []
      for (const card of cards) {
        number += 1
        const reading = readingOfCard(card, number, order, numbers)
        if (reading !== undefined) readings.push(once(reading))
      }
      yield readings
    }
    return
  }
  let skip = order.shape.header
  for await (const rows of tableRows(file, order.shape, soFar)) {
    const body = skip ? rows.slice(1) : rows
    if (rows.length > 0) skip = false
    yield body.map((row) => once(readingOfRow(row, order, numbers)))
  }
}

function readingOfRow({ line, cells, broken }: FileRow, order: FileOrder, numbers: NumberReader): Reading {
  if (broken === true) return faulty(line, cells, { kind: 'broken-quotes' })
  const read = readRow(cells, order.columns, numbers)
  if (!read.ok) return { kind: 'faulty', row: { line, cells, faults: read.error } }
  return { kind: 'client', client: clientOfRow(read.value, order.language), fields: read.value, row: { line, cells } }
}

/** Undefined: the card is a list of others, which is nobody. */
function readingOfCard(read: ReadVCard, line: number, { language }: FileOrder, numbers: NumberReader): Reading | undefined {
  if (read.kind === 'refused') return faulty(line, [read.name], { kind: 'bad-card', why: read.fault })
  const { card } = read
  const result = clientOfVCard(card, { id: idOfCard(card), language, toE164: numbers.toE164 })
  const cells = [nameOfVCard(card)]
  if (!result.ok) return result.error === 'group' ? undefined : faulty(line, cells, { kind: 'nobody' })
  const client = withinBounds(result.value)
  return { kind: 'client', client, fields: fieldsOf(client), row: { line, cells } }
}

const faulty = (line: number, cells: readonly string[], fault: RowFault): Reading => ({
  kind: 'faulty',
  row: { line, cells, faults: [fault] },
})

const idOfCard = (card: VCard): ClientId => {
  const uid = uidOfVCard(card)
  const said = uid === undefined ? card.properties.flatMap(({ name, text }) => (/^(FN|N|TEL|EMAIL|ORG)$/.test(name) ? [text] : [])) : [uid]
  return `file-${hashOf(said)}` as ClientId
}

/** A card may have an endless list of addresses; a record may not. */
const withinBounds = (client: Client): Client => ({
  ...client,
  phones: client.phones.slice(0, 50),
  emails: client.emails.slice(0, 50),
})

function fieldsOf(client: Client): RowFields {
  const { name, phones, emails, logins, company, city, timeZone, birthday, facts, tags } = client
  const title = client.roles[0]?.title
  return {
    name,
    phones: [...phones],
    emails: [...emails],
    logins: [...(logins ?? [])],
    tags: [...(tags ?? [])],
    facts: [...facts],
    ...(company === undefined ? {} : { company }),
    ...(title === undefined ? {} : { title }),
    ...(city === undefined ? {} : { city }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(birthday === undefined ? {} : { birthday }),
  }
}
