import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withChange } from '../../../../../core/domain/client/change/apply-change.ts'
import type { ClientChange } from '../../../../../core/domain/client/change/client-change.ts'
import { pointKey, type ConflictChoice } from '../../../../../core/domain/client/change/conflict-point.ts'
import { fieldValue } from '../../../../../core/domain/client/change/field-value.ts'
import { rebase } from '../../../../../core/domain/client/change/rebase.ts'
import { joinedPoints, resolutionOf } from '../../../../../core/domain/client/change/resolution.ts'
import { sameValue } from '../../../../../core/domain/client/change/same-value.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { anyBody, anyClient, changeOf } from '../../../../support/change-arbitraries.ts'
import { aClient } from '../../../../support/client-builder.ts'

/** A record, some changes of it made one after the other, and what somebody else made of it meanwhile. */
const scene = anyClient('c').chain((base) =>
  fc.tuple(fc.array(fc.nat(), { maxLength: 5 }), anyClient('c')).chain(([seeds, remote]) => {
    let arbitrary: fc.Arbitrary<{ client: Client; pending: readonly ClientChange[] }> = fc.constant({ client: base, pending: [] })
    for (const _ of seeds)
      arbitrary = arbitrary.chain(({ client, pending }) =>
        anyBody(client).map((body) => {
          const change = changeOf(client.id, body)
          return { client: withChange(client, change), pending: [...pending, change] }
        }),
      )
    return arbitrary.map(({ client, pending }) => ({ base, remote, ours: client, pending }))
  }),
)

describe('rebase', () => {
  it('on what was known gives what was shown, and meets nothing', () => {
    fc.assert(
      fc.property(scene, ({ base, ours, pending }) => {
        expect(rebase(base, pending, base)).toEqual({ client: ours, conflicts: [] })
      }),
    )
  })

  it('with nothing of ours is the remote record', () => {
    fc.assert(
      fc.property(scene, ({ base, remote }) => {
        expect(rebase(base, [], remote)).toEqual({ client: remote, conflicts: [] })
      }),
    )
  })

  it('never overwrites a field that they changed to something else without saying so', () => {
    fc.assert(
      fc.property(scene, ({ base, remote, pending }) => {
        const { client, conflicts } = rebase(base, pending, remote)
        const named = new Set(conflicts.flatMap(({ points }) => points.map(pointKey)))
        for (const field of ['city', 'status'] as const) {
          const theirs = fieldValue(remote, field)
          // Where they came to what we had written ourselves on the way, ours goes on from there.
          const written = pending.flatMap(({ body }) => (body.kind === 'edited' ? body.edits : [])).filter((edit) => edit.field === field)
          const isOurs = written.some(({ after }) => sameValue(after, theirs))
          const changedThere = !isOurs && !sameValue(theirs, fieldValue(base, field))
          const isOverwritten = changedThere && !sameValue(fieldValue(client, field), theirs)
          if (isOverwritten) expect(named).toContain(`field:${field}`)
        }
      }),
    )
  })

  it('keeps every element of theirs that we did not remove', () => {
    fc.assert(
      fc.property(scene, ({ base, remote, pending }) => {
        const { client } = rebase(base, pending, remote)
        const removed = pending.flatMap(({ body }) => (body.kind === 'phone-removed' ? [body.number] : []))
        for (const { number } of remote.phones)
          if (!removed.includes(number)) expect(client.phones.map((phone) => phone.number)).toContain(number)
        for (const { id } of remote.notes ?? []) expect(client.notes?.map((note) => note.id)).toContain(id)
        expect(client.history).toEqual(remote.history)
      }),
    )
  })

  it('after every decision has nothing left in dispute, and says what was decided', () => {
    fc.assert(
      fc.property(
        scene,
        fc.infiniteStream(fc.constantFrom<ConflictChoice['kind']>('mine', 'theirs')),
        ({ base, remote, pending }, kinds) => {
          const { client: mine, conflicts } = rebase(base, pending, remote)
          const ids = conflicts.map(({ changeId }) => changeId)
          const points = joinedPoints(conflicts.flatMap((conflict) => conflict.points))
          const choices = Object.fromEntries(
            points.map((point): [string, ConflictChoice] => [pointKey(point), { kind: kinds.next().value === 'mine' ? 'mine' : 'theirs' }]),
          )
          const changes = pending.filter(({ id }) => ids.includes(id))
          const bodies = resolutionOf({ changes, points, mine, theirs: remote }, choices)
          if (bodies === undefined) throw new Error('every point has a choice')
          const waiting = pending.filter(({ id }) => !ids.includes(id))
          const next = [...waiting, ...bodies.map((body) => changeOf(remote.id, body))]
          const after = rebase(remote, next, remote)
          expect(after.conflicts).toEqual([])
          for (const point of points) {
            if (point.kind !== 'field') continue
            const wanted = choices[pointKey(point)]?.kind === 'mine' ? point.mine : point.theirs
            expect(fieldValue(after.client, point.field)).toEqual(wanted)
          }
        },
      ),
    )
  })

  it('meets the removal of a phone, of a role and of a task', () => {
    const task = { id: 't', text: 'Письмо', dueAt: 5, createdAt: 1, by: 'Анна' }
    const base = aClient({ roles: [{ id: 'job', kind: 'employee', company: 'ООО', lineIds: [] }], tasks: [task] })
    const remote: Client = {
      ...base,
      phones: [{ number: '+79120000067', kind: 'work' }],
      roles: [{ id: 'own', kind: 'private', lineIds: [] }],
      tasks: [],
    }
    const pending = [
      changeOf(base.id, { kind: 'phone-removed', number: '+79120000067' }),
      changeOf(base.id, { kind: 'company-linked', roleId: 'job', company: 'АО', before: 'ООО' }),
      changeOf(base.id, { kind: 'task-done', taskId: 't', by: 'Анна' }),
    ]
    const { client, conflicts } = rebase(base, pending, remote)
    expect(conflicts.map(({ points }) => points.map(pointKey))).toEqual([['phone:+79120000067'], ['company:job'], ['task:t']])
    expect(client.tasks).toMatchObject([{ id: 't', done: { by: 'Анна' } }])
    const points = conflicts.flatMap((conflict) => conflict.points)
    const all = (kind: 'mine' | 'theirs') => Object.fromEntries(points.map((point) => [pointKey(point), { kind }]))
    expect(resolutionOf({ changes: pending, points, mine: client, theirs: remote }, all('theirs'))).toEqual([])
    expect(resolutionOf({ changes: pending, points, mine: client, theirs: remote }, all('mine'))?.map(({ kind }) => kind)).toEqual([
      'phone-removed',
      'company-linked',
      'task-added',
    ])
  })
})
