import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EscalationId } from '../../../../core/domain/escalation/escalation-id.ts'
import { createMemoryTeamOutbox } from '../../../../renderer/desk/state/team-memory-outbox.ts'
import { createTeamStore, type TeamStore } from '../../../../renderer/desk/state/team-store.ts'
import { FakeTeamHost } from '../../../support/fake-team-host.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'
import { until } from '../../../support/until.ts'

const idOf = (no: number): EscalationId => `0a6b0e34-0000-4d0a-9a51-${String(no).padStart(12, '0')}` as EscalationId

/** A seat that clicks and undoes, whose window may be closed and opened anew. */
class Clicker {
  readonly host = new FakeTeamHost()
  readonly clock = new ManualClock(TEAM_NOW)
  readonly outbox = createMemoryTeamOutbox(() => this.clock.now())
  readonly clicked: EscalationId[] = []
  readonly undone = new Set<EscalationId>()
  #ids = 0
  team: TeamStore = this.#open()

  #open(): TeamStore {
    const ids = { next: () => `change-${String((this.#ids += 1))}` }
    return createTeamStore({ bridge: this.host.bridge, outbox: this.outbox, clock: this.clock, ids })
  }

  click(): void {
    const id = idOf(this.clicked.length)
    this.clicked.push(id)
    void this.team.submit(aPacket({ id }), { until: TEAM_NOW + 3_600_000 })
  }

  undo(): void {
    const id = this.clicked.at(-1)
    if (id === undefined || this.undone.has(id) || this.team.store.getState().escalations.get(id) === undefined) return
    this.undone.add(id)
    void this.team.change(id, { kind: 'withdrawn', why: 'undone' })
  }

  async reopen(): Promise<void> {
    this.team.close()
    this.team = this.#open()
    await this.team.start()
  }

  async calmDown(): Promise<void> {
    this.host.back()
    await until('nothing waits', () => {
      this.clock.advance(20_000)
      return this.team.store.getState().outbox.length === 0
    })
  }

  check(): void {
    expect(this.host.written.filter((what) => what === 'submit')).toHaveLength(this.clicked.length)
    for (const id of this.clicked) {
      const kinds = this.host.records.get(id)?.changes.map(({ what }) => what.kind)
      expect(kinds, id).toEqual(this.undone.has(id) ? ['offered', 'withdrawn'] : ['offered'])
    }
  }
}

test('an undo while the first send is not answered goes after it, and both go once', async () => {
  const seat = new Clicker()
  await seat.team.start()
  let answer = (): void => undefined
  seat.host.gate = new Promise((resolve) => (answer = resolve))
  seat.click()
  await until('it is kept', () => seat.team.store.getState().escalations.get(idOf(0))?.keeping === false)
  seat.undo()
  expect(seat.team.store.getState().escalations.get(idOf(0))?.state.phase).toBe('withdrawn')
  seat.click()
  seat.undo()
  seat.click()
  answer()
  seat.host.gate = undefined
  await seat.calmDown()
  seat.check()
})

test('nothing is promised before the packet lies on the disk', async () => {
  const seat = new Clicker()
  await seat.team.start()
  let written = (): void => undefined
  const disk = new Promise<void>((resolve) => (written = resolve))
  const { keep } = seat.outbox
  Object.assign(seat.outbox, { keep: (item: Parameters<typeof keep>[0]) => disk.then(() => keep(item)) })
  let isKept = false
  void seat.team.submit(aPacket({ id: idOf(0) }), { until: TEAM_NOW + 60_000 }, () => (isKept = true))
  expect(seat.team.store.getState().escalations.get(idOf(0))).toMatchObject({ keeping: true, unsent: true })
  expect([isKept, seat.host.written]).toEqual([false, []])
  written()
  await until('it is sent', () => seat.host.written.length === 1)
  expect(isKept).toBe(true)
  expect(seat.team.store.getState().escalations.get(idOf(0))).toMatchObject({ keeping: false, unsent: false })
})

const step = fc.constantFrom('click', 'undo', 'good', 'unreachable', 'full', 'mute', 'wait', 'breathe', 'reopen')

test('quick clicks and undos through a bad hub and restarts: each packet once, each undo once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const seat = new Clicker()
      await seat.team.start()
      for (const each of steps) {
        if (each === 'click') seat.click()
        else if (each === 'undo') seat.undo()
        else if (each === 'wait') seat.clock.advance(4_000)
        else if (each === 'breathe') await new Promise((resolve) => void setTimeout(resolve, 0))
        else if (each === 'reopen') await seat.reopen()
        else seat.host.manner = each
      }
      await seat.calmDown()
      seat.check()
    }),
    { numRuns: 150 },
  )
})

test('a reading of the disk that comes late brings nothing back', async () => {
  const seat = new Clicker()
  const { all } = seat.outbox
  const slow: (() => void)[] = []
  let isSlow = false
  Object.assign(seat.outbox, {
    all: async () => {
      const found = await all()
      if (isSlow) await new Promise<void>((resolve) => void slow.push(resolve))
      return found
    },
  })
  await seat.reopen()
  isSlow = true
  // Read while the packet still lay there, answered after it was sent.
  seat.host.manner = 'unreachable'
  seat.click()
  await until('it was tried and is being read', () => slow.length > 0)
  isSlow = false
  await seat.calmDown()
  const asked = seat.host.bridge.asked.length
  for (const answer of slow) answer()
  await new Promise((resolve) => void setTimeout(resolve, 5))
  expect(seat.team.store.getState().outbox).toEqual([])
  expect(seat.host.bridge.asked).toHaveLength(asked)
  seat.check()
})
