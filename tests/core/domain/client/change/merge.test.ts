import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../../../core/domain/client/change/apply-change.ts'
import { likelyDuplicates } from '../../../../../core/domain/client/change/likely-duplicates.ts'
import { mergeClients } from '../../../../../core/domain/client/change/merge-clients.ts'
import { MERGE_FIELDS } from '../../../../../core/domain/client/change/merge-field.ts'
import { unmergeClients } from '../../../../../core/domain/client/change/unmerge-clients.ts'
import { anyBody, anyClient, changeOf } from '../../../../support/change-arbitraries.ts'
import { aClient } from '../../../../support/client-builder.ts'

const two = fc.tuple(anyClient('into'), anyClient('from'))
const takes = fc.subarray([...MERGE_FIELDS])

describe('merging two records', () => {
  it('loses nothing of either', () => {
    fc.assert(
      fc.property(two, takes, ([into, from], take) => {
        const { client, conflicts } = mergeClients(into, from, take)
        for (const each of [into, from]) {
          for (const { number } of each.phones) expect(client.phones.map((phone) => phone.number)).toContain(number)
          for (const email of each.emails) expect(client.emails.map((other) => other.toLowerCase())).toContain(email.toLowerCase())
          for (const tag of each.tags ?? []) expect(client.tags?.map((other) => other.toLowerCase())).toContain(tag.toLowerCase())
          for (const { id } of each.notes ?? []) expect(client.notes?.map((note) => note.id)).toContain(id)
          for (const { id } of each.tasks ?? []) expect(client.tasks?.map((task) => task.id)).toContain(id)
          for (const { number } of each.requests) expect(client.requests.map((request) => request.number)).toContain(number)
          for (const { id } of each.history) expect(client.history.map((contact) => contact.id)).toContain(id)
          for (const role of each.roles)
            expect(client.roles.map(({ kind, company }) => [kind, company])).toContainEqual([role.kind, role.company])
          for (const field of MERGE_FIELDS) {
            const isDisputed = conflicts.some((conflict) => conflict.field === field)
            if (each[field] !== undefined && !isDisputed) expect(client[field]).toEqual(each[field])
          }
        }
        for (const { field } of conflicts) expect(client[field]).toEqual(take.includes(field) ? from[field] : into[field])
        expect(client.id).toBe(into.id)
      }),
    )
  })

  it('names every role that a request or a contact speaks of', () => {
    fc.assert(
      fc.property(two, ([into, from]) => {
        const { client } = mergeClients(into, from)
        const ids = client.roles.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const named = from.roles.map(({ id }) => id)
        for (const contact of from.history) {
          if (contact.roleId === undefined || !named.includes(contact.roleId) || into.history.some(({ id }) => id === contact.id)) continue
          const role = client.roles.find(({ id }) => id === client.history.find((one) => one.id === contact.id)?.roleId)
          const before = from.roles.find(({ id }) => id === contact.roleId)
          expect([role?.kind, role?.company]).toEqual([before?.kind, before?.company])
        }
      }),
    )
  })

  it('twice is the same as once', () => {
    fc.assert(
      fc.property(two, takes, ([into, from], take) => {
        const once = mergeClients(into, from, take).client
        expect(mergeClients(once, from, take).client).toEqual(once)
      }),
    )
  })

  it('is taken back exactly', () => {
    fc.assert(
      fc.property(two, takes, ([into, from], take) => {
        const merged = mergeClients(into, from, take).client
        expect(unmergeClients(merged, { intoBefore: into, fromBefore: from, take })).toEqual({ into, from })
      }),
    )
  })

  it('keeps what was done since when it is taken back', () => {
    const scene = fc.tuple(two, takes).chain(([[into, from], take]) => {
      const merged = mergeClients(into, from, take).client
      return anyBody(merged).map((body) => ({ into, from, take, merged, body }))
    })
    fc.assert(
      fc.property(scene, ({ into, from, take, merged, body }) => {
        const since = applyChange(merged, changeOf(merged.id, body))
        if (!since.ok) return
        const back = unmergeClients(since.value, { intoBefore: into, fromBefore: from, take })
        expect(back.from).toEqual(from)
        if (body.kind === 'edited') for (const { field, after } of body.edits) expect(back.into[field]).toEqual(after)
        if (body.kind === 'tag-added') expect(back.into.tags).toContain(body.tag)
        if (body.kind === 'tag-removed') expect(back.into.tags ?? []).not.toContain(body.tag)
        if (body.kind === 'note-added') expect(back.into.notes).toContainEqual(body.note)
        if (body.kind === 'phone-added') expect(back.into.phones).toContainEqual(body.phone)
        if (body.kind === 'phone-removed') expect(back.into.phones.map(({ number }) => number)).not.toContain(body.number)
      }),
    )
  })
})

describe('likely duplicates', () => {
  const maria = aClient({ id: 'maria', name: { given: 'Мария', family: 'Королёва' }, emails: ['m@b.ru'], birthday: { month: 3, day: 8 } })
  it('are found by phone, e-mail and name, likeliest first, each with its reasons', () => {
    const others = [
      aClient({ id: 'stranger', name: { given: 'Пётр', family: 'Иванов' }, phones: [] }),
      aClient({ id: 'home', name: { given: 'Пётр', family: 'Королёв' }, emails: [] }),
      aClient({ id: 'name', name: { given: 'королева', family: 'мария' }, phones: [] }),
      aClient({ id: 'born', name: { given: 'Мария', family: 'Королева' }, phones: [], birthday: { month: 3, day: 8 } }),
      aClient({ id: 'mail', name: { given: 'Мария', family: 'Королева' }, phones: [], emails: ['M@B.ru'] }),
      maria,
    ]
    const found = likelyDuplicates(maria, others)
    expect(found.map(({ client, sure, reasons }) => [client.id, sure, reasons.map(({ kind }) => kind)])).toEqual([
      ['mail', true, ['email', 'name']],
      ['born', true, ['name', 'birthday']],
      ['home', false, ['phone']],
      ['name', false, ['name']],
    ])
  })

  it('are the same either way', () => {
    fc.assert(
      fc.property(anyClient('one'), anyClient('two'), (one, two) => {
        expect(likelyDuplicates(one, [two]).length).toBe(likelyDuplicates(two, [one]).length)
      }),
    )
  })
})
