import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../../../core/domain/client/client.ts'
import { createClientChangesStore, type ClientChangesStore } from '../../../../renderer/desk/state/client-changes-store.ts'
import { createMemoryClientChanges } from '../../../../renderer/desk/state/memory-client-changes.ts'
import { aClient } from '../../../support/client-builder.ts'
import { FakeClientDirectory } from '../../../support/fake-client-directory.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const maria = aClient({ id: 'maria', city: 'Пермь' })
const open: ClientChangesStore[] = []
afterEach(() => {
  for (const store of open.splice(0)) store.close()
})

/** Two windows over one directory. */
function aSeat(me?: string) {
  const clock = new ManualClock()
  const directory = new FakeClientDirectory([maria])
  const changes = createMemoryClientChanges(directory, () => clock.now())
  let ids = 0
  const told: Client[] = []
  const aWindow = (): ClientChangesStore => {
    const store = createClientChangesStore({
      changes,
      directory,
      clock,
      ids: { next: () => `id-${(ids += 1)}` },
      by: () => 'Анна Белова',
      me: () => me,
      onClient: (client) => told.push(client),
    })
    open.push(store)
    return store
  }
  return { clock, aWindow, told, changes }
}

describe('client changes on the desk', () => {
  it('are signed, shown with their state, and live in another window while somebody watches', async () => {
    const { aWindow, clock, told } = aSeat()
    const [one, other] = [aWindow(), aWindow()]
    const stop = other.watch(maria.id)
    await vi.waitFor(() => expect(other.store.getState().views[maria.id]?.client).toEqual(maria))
    const outcome = await one.change(maria.id, { kind: 'edited', edits: [{ field: 'city', before: 'Пермь', after: 'Москва' }] })
    expect(outcome).toMatchObject({ kind: 'kept', change: { id: 'id-1', by: 'Анна Белова', at: clock.now() } })
    await vi.waitFor(() => {
      expect(other.store.getState().views[maria.id]).toMatchObject({
        client: { city: 'Москва' },
        changes: [{ state: { kind: 'waiting' } }],
      })
    })
    expect(told.map(({ city }) => city)).toEqual(['Москва', 'Москва'])
    await other.undo('id-1')
    await vi.waitFor(() => expect(other.store.getState().views[maria.id]).toEqual({ client: maria, changes: [] }))
    stop()
    expect(other.store.getState().views).toEqual({})
  })

  it('say why they are refused', async () => {
    const { aWindow } = aSeat()
    expect(await aWindow().change(maria.id, { kind: 'tag-added', tag: ' ' })).toEqual({ kind: 'refused', why: 'tag-empty' })
  })

  it('remind of a task at its time, and of those of others not at all', async () => {
    const { aWindow, clock } = aSeat('anna')
    const store = aWindow()
    const task = (id: string, inMs: number, assignee: string) => ({
      kind: 'task-added' as const,
      task: { id, text: 'Перезвонить', dueAt: clock.now() + inMs, createdAt: clock.now(), by: 'Анна', assignee },
    })
    await store.change(maria.id, task('mine', 60_000, 'anna'))
    await store.change(maria.id, task('other', 1_000, 'boris'))
    await store.refresh()
    expect(store.store.getState().due).toEqual([])
    await vi.waitFor(() => {
      clock.advance(30_000)
      expect(store.store.getState().due.map((due) => due.task.id)).toEqual(['mine'])
    })
    await store.change(maria.id, { kind: 'task-done', taskId: 'mine', by: 'Анна' })
    await vi.waitFor(() => expect(store.store.getState().due).toEqual([]))
  })

  it('say that the storage failed, and mend themselves', async () => {
    const { aWindow, changes } = aSeat()
    const whole = changes.conflicts.bind(changes)
    Object.assign(changes, { conflicts: () => Promise.reject(new Error('disk')) })
    const store = aWindow()
    await vi.waitFor(() => expect(store.store.getState().failed).toBe(true))
    Object.assign(changes, { conflicts: whole })
    await store.refresh()
    expect(store.store.getState().failed).toBe(false)
  })
})
