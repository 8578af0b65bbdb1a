import fc from 'fast-check'
import type { ClientChange, ClientChangeBody } from '../../core/domain/client/change/client-change.ts'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import { aClient } from './client-builder.ts'

/** Few values, so that two records often say the same, and often not. */
const word = fc.constantFrom('Пермь', 'Москва', 'Уфа', 'Рига', 'Тула')
const tag = fc.constantFrom('важный', 'должник', 'друг', 'VIP', 'vip')
const number = fc.integer({ min: 0, max: 6 }).map((digit) => `+7912000006${String(digit)}`)
const id = fc.constantFrom('a', 'b', 'c', 'd')
const at = fc.integer({ min: 1, max: 50 })
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

const phone = fc.record({ number, kind: fc.constantFrom('mobile' as const, 'work' as const) })
const note = fc.record({ id, at, by: fc.constant('Анна'), text: word, mentions: fc.constant([]) })
const task = fc.record({ id, text: word, dueAt: at, createdAt: at, by: fc.constant('Анна') })
const role = fc.record({
  id: fc.constantFrom('main', 'second'),
  kind: fc.constantFrom('private' as const, 'employee' as const),
  company: word,
  lineIds: fc.subarray(['b2b', 'b2c']),
})
const contact = fc.record({ id, channel: fc.constant('call-in' as const), at, title: word, roleId: fc.constantFrom('main', 'second') })
const request = fc.record({
  number: fc.constantFrom('48-1', '48-2', '48-3'),
  title: word,
  roleId: fc.constantFrom('main', 'second'),
  stages: fc.constant([{ title: 'Принято' }]),
  currentStage: fc.constant(0),
  openedAt: at,
})

const unique = <T>(arbitrary: fc.Arbitrary<T>, selector: (item: T) => string): fc.Arbitrary<T[]> =>
  fc.uniqueArray(arbitrary, { selector, maxLength: 4 })

/** A record with some of everything; what it does not have is absent. */
export const anyClient = (clientId: string): fc.Arbitrary<Client> =>
  fc
    .record({
      name: fc.record({ given: word, family: word }),
      status: word,
      city: optional(word),
      company: optional(word),
      birthday: optional(fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })),
      vip: fc.boolean(),
      segment: fc.constantFrom('A' as const, 'B' as const),
      since: optional(at),
      phones: unique(phone, (one) => one.number),
      emails: unique(fc.constantFrom('a@b.ru', 'A@b.ru', 'c@d.ru'), (email) => email.toLowerCase()),
      roles: unique(role, (one) => one.id).filter((roles) => roles.length > 0),
      tags: optional(unique(tag, (one) => one.toLowerCase()).filter((tags) => tags.length > 0)),
      notes: optional(unique(note, (one) => one.id).map((notes) => notes.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)))),
      tasks: optional(unique(task, (one) => one.id).map((tasks) => tasks.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)))),
      requests: unique(request, (one) => one.number),
      history: unique(contact, (one) => one.id),
    })
    .map((drawn) => {
      const present = Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined))
      return aClient({ id: clientId, ...present })
    })

/** Something an operator may do to `client`; most of it is taken. */
export const anyBody = (client: Client): fc.Arbitrary<ClientChangeBody> =>
  fc.oneof(
    word.map((after): ClientChangeBody => ({ kind: 'edited', edits: [{ field: 'city', before: client.city ?? null, after }] })),
    word.map((after): ClientChangeBody => ({ kind: 'edited', edits: [{ field: 'status', before: client.status, after }] })),
    phone.map((one): ClientChangeBody => ({ kind: 'phone-added', phone: one })),
    number.map((one): ClientChangeBody => ({ kind: 'phone-removed', number: one })),
    tag.map((one): ClientChangeBody => ({ kind: 'tag-added', tag: one })),
    tag.map((one): ClientChangeBody => ({ kind: 'tag-removed', tag: one })),
    note.map((one): ClientChangeBody => ({ kind: 'note-added', note: { ...one, id: `${one.id}-new` } })),
    task.map((one): ClientChangeBody => ({ kind: 'task-added', task: { ...one, id: `${one.id}-new` } })),
    id.map((taskId): ClientChangeBody => ({ kind: 'task-done', taskId, by: 'Анна' })),
    id.map((taskId): ClientChangeBody => ({ kind: 'task-reopened', taskId })),
  )

let clicks = 0
export const changeOf = (clientId: ClientId, body: ClientChangeBody): ClientChange => ({
  id: `change-${(clicks += 1)}`,
  clientId,
  at: clicks,
  by: 'Анна Белова',
  body,
})
