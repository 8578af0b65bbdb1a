import { describe, expect, it } from 'vitest'
import { NOTHING_LEARNED, type CallerKnowledge } from '../../../core/domain/client/caller-knowledge.ts'
import type { NumberBook } from '../../../core/domain/client/number-book.ts'
import { identifyCaller, readCaller, type CallerFacts, type IdentifyCallerDeps } from '../../../core/usecases/identify-caller.ts'
import { createPhoneNumbers } from '../../../renderer/desk/adapters/libphonenumber-phone-numbers.ts'
import { aClient } from '../../support/client-builder.ts'
import { FakeClientDirectory } from '../../support/fake-client-directory.ts'

const phoneNumbers = createPhoneNumbers('RU')
const office = '+78125550102'
const maria = aClient({ id: 'maria', emails: ['maria@x.example'], logins: ['orlova'] })
const clerk = aClient({ id: 'clerk', phones: [{ number: office, kind: 'office', extension: '104' }] })
const other = aClient({ id: 'other', phones: [{ number: office, kind: 'office', extension: '105' }] })

const book: NumberBook = {
  internalDigits: [3, 4],
  colleagues: [
    { number: '204', name: 'Вера Соколова', post: 'Линия 2' },
    { number: '8 (912) 000-00-99', name: 'Пётр Котов' },
  ],
  nuisance: [{ number: '8 800 000-11-22', note: 'Опросы' }],
}

const deps = (knowledge: CallerKnowledge = NOTHING_LEARNED, clients = [maria, clerk, other]): IdentifyCallerDeps => ({
  directory: new FakeClientDirectory(clients),
  phoneNumbers,
  lines: [],
  book: () => book,
  memory: { recall: () => Promise.resolve(knowledge) },
  clock: { now: () => Date.UTC(2026, 6, 15, 10) },
})

const call = (number: string, headers: Record<string, string> = {}, displayName?: string): CallerFacts => ({
  direction: 'incoming',
  remote: { number, ...(displayName === undefined ? {} : { displayName }) },
  context: { headers },
})

describe('callers that are told apart', () => {
  it.each([
    ['204', { kind: 'colleague', name: 'Вера Соколова', post: 'Линия 2' }],
    ['+79120000099', { kind: 'colleague', number: '+79120000099', name: 'Пётр Котов' }],
    ['205', { kind: 'internal', number: '205' }],
    ['20', { kind: 'unknown' }],
    ['+78000001122', { kind: 'nuisance', origin: 'list', note: 'Опросы', calls: 0 }],
    ['anonymous', { kind: 'withheld' }],
    ['', { kind: 'withheld' }],
    ['<script>+79120000067</script>', { kind: 'unknown' }],
  ] as const)('«%s»', async (number, expected) => {
    expect(await identifyCaller(deps(), call(number))).toMatchObject(expected)
  })

  it('a client whom a colleague transfers is the client', async () => {
    expect(await identifyCaller(deps(), call('204', { 'x-client-id': 'maria' }))).toMatchObject({
      kind: 'known',
      candidate: { client: { id: 'maria' } },
    })
  })

  it('a nuisance marked on this seat shows its note and how often it called, with the client who has the number behind it', async () => {
    const marked = { ...NOTHING_LEARNED, nuisance: { note: 'Молчит', at: 7 }, nuisanceCalls: 3 }
    expect(await identifyCaller(deps(marked), call('+79120000067'))).toMatchObject({
      kind: 'nuisance',
      origin: 'seat',
      note: 'Молчит',
      calls: 3,
      markedAt: 7,
      candidates: [{ client: { id: 'maria' } }],
    })
  })

  it('an extension tells people of one office number apart', async () => {
    expect(await identifyCaller(deps(), call('+7 812 555-01-02 доб. 104'))).toMatchObject({
      kind: 'known',
      candidate: { client: { id: 'clerk' }, reasons: [{ kind: 'phone', extension: { fit: 'same', ofCard: '104', ofCall: '104' } }] },
      others: [{ client: { id: 'clerk' } }, { client: { id: 'other' } }],
    })
    expect(await identifyCaller(deps(), call(office))).toMatchObject({ kind: 'several' })
  })

  it('an extension that is not his, or was not sent, leaves a doubt', async () => {
    const alone = deps(NOTHING_LEARNED, [clerk])
    expect(await identifyCaller(alone, call(`${office};ext=200`))).toMatchObject({
      kind: 'uncertain',
      doubts: [{ kind: 'other-extension', ofCard: '104', ofCall: '200' }],
    })
    expect(await identifyCaller(alone, call(office))).toMatchObject({ kind: 'uncertain', doubts: [{ kind: 'extension-not-told' }] })
  })

  it('a login alone is a doubtful match; with the number it is none; on the number of another it is a choice', async () => {
    expect(await identifyCaller(deps(), call('anonymous', { 'x-login': ' Orlova ' }))).toMatchObject({
      kind: 'uncertain',
      candidate: { reasons: [{ kind: 'login' }] },
      doubts: [{ kind: 'only-header', header: 'login' }],
    })
    expect(await identifyCaller(deps(), call('89120000067', { 'x-email': 'MARIA@x.example' }))).toMatchObject({ kind: 'known' })
    expect(await identifyCaller(deps(), call(`${office},104`, { 'x-login': 'orlova' }))).toMatchObject({ kind: 'several' })
    expect(await identifyCaller(deps(), call('89120000067', { 'x-email': 'nobody@x.example' }))).toMatchObject({
      kind: 'uncertain',
      doubts: [{ kind: 'header-differs', header: 'email' }],
    })
  })

  it('a number on a record that was silent for years is doubtful', async () => {
    const old = aClient({ history: [{ id: '1', channel: 'call-in', at: Date.UTC(2021, 0, 1), title: 'Звонок' }] })
    expect(await identifyCaller(deps(NOTHING_LEARNED, [old]), call('+79120000067'))).toMatchObject({
      kind: 'uncertain',
      doubts: [{ kind: 'old-record', lastAt: Date.UTC(2021, 0, 1) }],
    })
  })

  it('what an operator confirmed opens the next time, also for a number that is on no card; what she refused does not', async () => {
    const at = Date.UTC(2026, 6, 12)
    const learned = (verdict: 'confirmed' | 'refused'): CallerKnowledge => ({
      verdicts: [{ clientId: maria.id, verdict, at }],
      nuisanceCalls: 0,
    })
    expect(await identifyCaller(deps(learned('confirmed')), call('+79990000000'))).toMatchObject({
      kind: 'known',
      candidate: { client: { id: 'maria' }, reasons: [{ kind: 'confirmed', at }] },
    })
    expect(await identifyCaller(deps(learned('refused')), call('+79120000067'))).toMatchObject({
      kind: 'unknown',
      refused: [{ client: { id: 'maria' } }],
    })
    expect(await identifyCaller(deps(learned('refused')), call('+79120000067', { 'x-client-id': 'maria' }))).toMatchObject({
      kind: 'uncertain',
      doubts: [{ kind: 'refused-before', at }],
    })
  })

  it('a memory that fails costs its reasons, not the card', async () => {
    const failing = { ...deps(), memory: { recall: () => Promise.reject(new Error('disk')) } }
    expect(await identifyCaller(failing, call('+79120000067'))).toMatchObject({ kind: 'known' })
  })

  it('is recognised by the number with its extension, by what was written, or by the name in the call', () => {
    const keyOf = (number: string, headers: Record<string, string> = {}) => readCaller(call(number, headers), phoneNumbers).key
    expect(keyOf('8 812 555-01-02 доб. 104')).toBe('tel:+78125550102;ext=104')
    expect(keyOf('Spam ')).toBe('raw:spam')
    expect(keyOf('anonymous', { 'x-login': 'Orlova' })).toBe('login:orlova')
    expect(keyOf('anonymous')).toBeUndefined()
  })
})
