import { expect, test } from 'vitest'
import { changedWork } from '../../../../core/domain/interaction/change-work.ts'
import type { OperatorWork } from '../../../../core/domain/interaction/interaction.ts'
import { sameWork } from '../../../../core/domain/interaction/same-work.ts'
import type { ClientId } from '../../../../core/domain/client/client-id.ts'

const maria = 'maria' as ClientId
const boris = 'boris' as ClientId
const work: OperatorWork = {
  notes: 'n',
  clientId: maria,
  verified: { how: 'document', at: 5 },
  tried: [{ what: 'a', at: 1, outcome: 'done' }],
}

test('proof is of one person: another on the card takes it away, the same one does not', () => {
  expect(changedWork(work, { clientId: boris })).toEqual({ notes: 'n', clientId: boris, tried: work.tried })
  expect(changedWork(work, { clientId: maria, roleId: 'r' })).toEqual({ ...work, roleId: 'r' })
  expect(changedWork(work, { clientId: boris, verified: { how: 'code-word', at: 9 } }).verified).toEqual({ how: 'code-word', at: 9 })
})

test('it is taken back, and everything else stays', () => {
  expect(changedWork(work, { verified: undefined })).toEqual({ notes: 'n', clientId: maria, tried: work.tried })
  expect(changedWork(work, { notes: 'm' })).toEqual({ ...work, notes: 'm' })
})

test('work that differs in proof or in a step is not the same', () => {
  expect(sameWork(work, { ...work, savedAt: 9 })).toBe(true)
  expect(sameWork(work, changedWork(work, { verified: undefined }))).toBe(false)
  expect(sameWork(work, { ...work, tried: [] })).toBe(false)
  expect(sameWork({ notes: '' }, { notes: '', tried: [] })).toBe(true)
})
