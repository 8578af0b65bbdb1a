import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, withChange } from '../../../../../core/domain/client/change/apply-change.ts'
import type { ClientChangeBody } from '../../../../../core/domain/client/change/client-change.ts'
import { inverseOf } from '../../../../../core/domain/client/change/inverse.ts'
import { clientChangeSchema } from '../../../../../core/contract/client-change-schema.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { anyBody, anyClient, changeOf } from '../../../../support/change-arbitraries.ts'
import { aClient, clientId } from '../../../../support/client-builder.ts'

/** Lists of a record have no order that an undo must keep. */
const unordered = (client: Client): unknown => ({
  ...client,
  phones: new Set(client.phones.map((phone) => JSON.stringify(phone))),
  tags: new Set(client.tags),
  notes: new Set(client.notes),
  tasks: new Set(client.tasks),
})

const withBody = anyClient('c').chain((client) => anyBody(client).map((body) => [client, body] as const))

describe('applying a change', () => {
  it('is taken back by its inverse', () => {
    fc.assert(
      fc.property(withBody, ([client, body]) => {
        const change = changeOf(client.id, body)
        const after = applyChange(client, change)
        if (!after.ok) return
        const inverse = inverseOf(change, client)
        if (inverse === undefined) return
        const back = applyChange(after.value, changeOf(client.id, inverse))
        expect(back.ok && unordered(back.value)).toEqual(unordered(client))
      }),
    )
  })

  it('twice is the same as once, and never throws on another sight of the record', () => {
    fc.assert(
      fc.property(withBody, anyClient('c'), ([client, body], other) => {
        const change = changeOf(client.id, body)
        const once = withChange(other, change)
        expect(withChange(once, change)).toEqual(once)
      }),
    )
  })

  it('crosses the border as it is', () => {
    fc.assert(
      fc.property(withBody, ([client, body]) => {
        const change = changeOf(client.id, body)
        expect(clientChangeSchema.parse(JSON.parse(JSON.stringify(change)))).toEqual(change)
      }),
    )
  })

  const client = aClient({
    tags: ['важный'],
    tasks: [{ id: 't', text: 'Письмо', dueAt: 5, createdAt: 1, by: 'Анна' }],
    emails: ['a@b.ru'],
  })
  const edit = (field: 'name' | 'status' | 'birthday' | 'emails' | 'timeZone' | 'city' | 'vip', before: unknown, after: unknown) =>
    clientChangeSchema.parse({
      ...changeOf(client.id, { kind: 'tag-added', tag: 'x' }),
      body: { kind: 'edited', edits: [{ field, before, after }] },
    }).body
  const note = { id: 'n', at: 1, by: 'Анна', text: 'Текст', mentions: [] }
  const task = { id: 'new', text: 'Позвонить', dueAt: 9, createdAt: 1, by: 'Анна' }
  const request = { number: 'new:1', title: 'Вопрос', stages: [{ title: 'Принято' }], currentStage: 0, openedAt: 1 }
  const refused: readonly (readonly [string, ClientChangeBody])[] = [
    ['client-there-already', { kind: 'created', client }],
    ['name-empty', edit('name', client.name, { given: ' ', family: '' })],
    ['name-empty', edit('name', client.name, null)],
    ['status-empty', edit('status', client.status, '')],
    ['moved', edit('status', 'другой', 'новый')],
    ['nothing-changed', edit('status', client.status, client.status)],
    ['value-missing', edit('vip', false, null)],
    ['value-missing', edit('city', null, ' ')],
    ['too-long', { kind: 'edited', edits: [{ field: 'city', before: null, after: 'я'.repeat(501) }] }],
    ['birthday-invalid', edit('birthday', null, { month: 2, day: 30 })],
    ['birthday-invalid', edit('birthday', null, { month: 4, day: 31 })],
    ['email-invalid', edit('emails', client.emails, ['нет почты'])],
    ['email-doubled', edit('emails', client.emails, ['a@b.ru', 'A@B.ru'])],
    ['time-zone-invalid', edit('timeZone', null, 'Europe/Perm')],
    ['phone-doubled', { kind: 'phone-added', phone: { number: '+79120000067', kind: 'work' } }],
    ['phone-not-e164', { kind: 'phone-added', phone: { number: '8 912 000-00-67', kind: 'work' } }],
    ['extension-invalid', { kind: 'phone-added', phone: { number: '+79120000068', kind: 'work', extension: '12a' } }],
    ['phone-absent', { kind: 'phone-removed', number: '+79120000099' }],
    ['role-absent', { kind: 'company-linked', roleId: 'nobody', company: 'ООО' }],
    ['tag-empty', { kind: 'tag-added', tag: ' ' }],
    ['tag-doubled', { kind: 'tag-added', tag: 'Важный' }],
    ['tag-absent', { kind: 'tag-removed', tag: 'x' }],
    ['note-empty', { kind: 'note-added', note: { ...note, text: '\n' } }],
    ['mentions-too-many', { kind: 'note-added', note: { ...note, mentions: Array.from({ length: 51 }, (_, no) => `m${no}`) } }],
    ['note-absent', { kind: 'note-removed', note }],
    ['task-empty', { kind: 'task-added', task: { ...task, text: '' } }],
    ['task-time-invalid', { kind: 'task-added', task: { ...task, dueAt: Number.NaN } }],
    ['task-doubled', { kind: 'task-added', task: { ...task, id: 't' } }],
    ['task-absent', { kind: 'task-done', taskId: 'x', by: 'Анна' }],
    ['task-open', { kind: 'task-reopened', taskId: 't' }],
    ['request-empty', { kind: 'request-created', request: { ...request, title: ' ' } }],
    ['role-absent', { kind: 'request-created', request: { ...request, roleId: 'nobody' } }],
    ['merged-with-itself', { kind: 'merged', from: client.id, fromBefore: client, intoBefore: client }],
    ['moved', { kind: 'merged', from: clientId('x'), fromBefore: aClient({ id: 'x' }), intoBefore: aClient({ vip: true }) }],
    ['not-merged', { kind: 'unmerged', mergeId: 'm', from: client.id, fromBefore: client, intoBefore: client }],
  ]
  it.each(refused)('is refused: %s', (why, body) => {
    expect(applyChange(client, changeOf(client.id, body))).toMatchObject({ ok: false, error: { why } })
  })

  it('needs a record, but to make one', () => {
    expect(applyChange(undefined, changeOf(client.id, { kind: 'tag-added', tag: 'x' }))).toEqual({
      ok: false,
      error: { why: 'client-absent' },
    })
    expect(applyChange(undefined, changeOf(client.id, { kind: 'created', client }))).toEqual({ ok: true, value: client })
    const unnamed = { ...client, name: { given: '', family: '' } }
    expect(applyChange(undefined, changeOf(client.id, { kind: 'created', client: unnamed }))).toMatchObject({
      ok: false,
      error: { why: 'name-empty' },
    })
  })
})
