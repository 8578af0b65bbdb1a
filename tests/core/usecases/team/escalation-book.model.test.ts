import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escalationRecordSchema } from '../../../../core/contract/team/escalation-schema.ts'
import type { ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import { escalationOf } from '../../../../core/domain/escalation/escalation-of.ts'
import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { shelvesOf } from '../../../../core/domain/team/organisation.ts'
import { EscalationSeat, passTime } from '../../../support/escalation-seat.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub, type MemoryHub } from '../../../support/memory-hub.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, denis, igor, TEAM_NOW, timur, vera } from '../../../support/team-members.ts'

/** Two ask, three answer; clocks up to five minutes off, each way. */
const people = [anna, denis, vera, igor, timur]
const skews = fc.tuple(...people.map(() => fc.integer({ min: -300_000, max: 300_000 })))
const packets = [0, 1, 2].map((n) => aPacket({ id: `packet-${String(n)}00`, author: n === 2 ? denis : anna }))

type Move =
  | { readonly kind: 'submit'; readonly packet: number; readonly to: number | undefined }
  | { readonly kind: 'change'; readonly seat: number; readonly packet: number; readonly what: ChangeWhat }
  | { readonly kind: 'claim'; readonly packet: number }
  | { readonly kind: 'cut' | 'mend' | 'lose' | 'resend'; readonly seat: number }
  | { readonly kind: 'pass'; readonly ms: number }

const seat = fc.nat(people.length - 1)
const packet = fc.nat(packets.length - 1)
const whats = fc.constantFrom<ChangeWhat>(
  { kind: 'seen' },
  { kind: 'accepted' },
  { kind: 'advising' },
  { kind: 'connected' },
  { kind: 'noted', text: 'Слово' },
  { kind: 'asked-again', factId: 'call-1', asked: true },
  { kind: 'handed-over', until: TEAM_NOW + 600_000 },
  { kind: 'returned', answer: 'Так' },
  { kind: 'resolved', how: 'Сделано' },
  { kind: 'withdrawn', why: 'client-left' },
)
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('submit' as const), packet, to: fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined }) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), seat, packet, what: whats }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('claim' as const), packet }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'mend' as const, 'lose' as const, 'resend' as const), seat }) },
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 30_000 }) }),
)

interface World {
  readonly clock: ManualClock
  readonly hub: MemoryHub
  readonly seats: readonly EscalationSeat[]
  /** The first wish of each packet, by its id. */
  readonly submitted: Map<string, string>
}

/** Everything wished in one batch is on its way at once. */
async function play(world: World, batch: readonly Move[]): Promise<void> {
  for (const each of batch) act(world, each)
  const passing = batch.reduce((sum, each) => sum + (each.kind === 'pass' ? each.ms : 0), 0)
  await passTime(world.clock, passing, 1000)
}

function act({ clock, seats, submitted }: World, each: Move): void {
  const at = 'seat' in each ? seats[each.seat] : undefined
  const about = 'packet' in each ? packets[each.packet] : undefined
  switch (each.kind) {
    case 'submit': {
      if (about === undefined || submitted.has(about.id)) return
      const to = each.to === undefined ? undefined : people[each.to]
      const author = seats.find(({ member }) => member === about.author)
      const change = author?.submit(about, { kind: 'offered', until: clock.now() + 20_000, ...(to === undefined ? {} : { to }) })
      if (change !== undefined) submitted.set(about.id, change)
      return
    }
    case 'change':
      if (about !== undefined) at?.wish(about, each.what)
      return
    case 'claim':
      for (const one of seats) if (about !== undefined && one.member.role === 'specialist') one.wish(about, { kind: 'accepted' })
      return
    case 'cut':
      return at?.hub.cut()
    case 'mend':
      return at?.hub.mend()
    case 'lose':
      return at?.hub.loseAcknowledgements(2)
    case 'resend':
      void at?.send()
      return
    case 'pass':
      return
  }
}

/** The lines are back, and everything that lies in an outbox is sent. */
async function end({ clock, seats }: World): Promise<void> {
  for (const each of seats) {
    each.hub.loseAcknowledgements(0)
    each.hub.mend()
  }
  for (let rounds = 0; rounds < 50 && seats.some(({ isSent }) => !isSent); rounds += 1) {
    for (const each of seats) void each.send()
    await passTime(clock, 1000, 50)
  }
  await passTime(clock, 1000, 100)
}

async function atHub({ hub }: World): Promise<ReadonlyMap<string, Escalation>> {
  const found = new Map<string, Escalation>()
  for (const { id } of packets) {
    const there = await hub.client().records(shelvesOf('alfa').escalations).get(id)
    if (there.kind !== 'entry') continue
    const escalation = escalationOf(escalationRecordSchema.parse(JSON.parse(there.entry.value ?? '')))
    if (escalation !== undefined) found.set(id, escalation)
  }
  return found
}

function check({ seats, submitted }: World, found: ReadonlyMap<string, Escalation>): void {
  // No packet lost, and none that nobody submitted.
  expect(new Set(found.keys())).toEqual(new Set(submitted.keys()))
  const written = [...found.values()].flatMap(({ packet: { id }, changes }) => changes.map((change) => `${id} ${change.id}`))
  expect(new Set(written).size).toBe(written.length)
  for (const [id, change] of submitted) expect(found.get(id)?.changes[0]?.id).toBe(change)
  for (const each of seats) {
    expect(each.isSent).toBe(true)
    // Every seat sees what the hub has.
    expect(new Map([...each.view.all()].map((one) => [one.packet.id, one]))).toEqual(found)
    expect(each.unreadable).toBe(0)
    for (const [id, outcome] of each.outcomes) {
      const times = [...found.values()].filter(({ changes }) => changes.some((change) => change.id === id)).length
      // What was said to be done is there, once; what was refused is not there at all.
      expect([id, outcome?.kind, times]).toEqual([id, outcome?.kind, outcome?.kind === 'done' ? 1 : 0])
    }
  }
  for (const { changes } of found.values()) expect(doubleHolders(changes)).toEqual([])
}

/** Acceptances that came while somebody held it. */
function doubleHolders(changes: Escalation['changes']): readonly string[] {
  let holder: string | undefined
  const doubled: string[] = []
  for (const { what, by } of changes) {
    if (what.kind === 'handed-over' || what.kind === 're-offered' || what.kind === 'fell-back') holder = undefined
    if (what.kind !== 'accepted' || by.kind !== 'member') continue
    if (holder !== undefined) doubled.push(`${by.member.id} while ${holder}`)
    holder = by.member.id
  }
  return doubled
}

async function run(offMs: readonly number[], batches: readonly (readonly Move[])[], isWatched: boolean): Promise<void> {
  const clock = new ManualClock(TEAM_NOW)
  const hub = openMemoryHub(clock)
  const seats = people.map((member, index) => new EscalationSeat(hub, clock, member, { skewMs: offMs[index] ?? 0 }))
  const world: World = { clock, hub, seats, submitted: new Map() }
  const stops = isWatched ? seats.map((each) => each.startClockwork(standardRules)) : []
  if (isWatched) for (const each of seats) if (each.member.role === 'specialist') each.board.announce({ kind: 'free' })
  await passTime(clock, 100)
  for (const batch of batches) await play(world, batch)
  for (const stop of stops) stop()
  await end(world)
  check(world, await atHub(world))
}

const batches = fc.array(fc.array(move, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })

describe('several seats over one hub, whatever is cut and whatever answer is lost', () => {
  it('lose no packet, double none, and never accept twice', async () => {
    await fc.assert(
      fc.asyncProperty(skews, batches, async (offMs, moves) => run(offMs, moves, false)),
      { numRuns: 60 },
    )
  }, 60_000)

  it('nor do they while the clockworks of all of them run', async () => {
    await fc.assert(
      fc.asyncProperty(skews, batches, async (offMs, moves) => run(offMs, moves, true)),
      { numRuns: 30 },
    )
  }, 60_000)
})
