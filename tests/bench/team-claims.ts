import { shelvesOf } from '../../core/domain/team/organisation.ts'
import type { EscalationId } from '../../core/domain/escalation/escalation-id.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { connectedSeat } from '../interop/lab/nats/seat.ts'
import { bookOf, changeBy, newId, operator, packetOf, parseRecord, specialist } from '../interop/lab/nats/team-world.ts'
import { TIMINGS } from '../../main/team/nats/timings.ts'
import { distribution, type Metric } from './report.ts'

const SPECIALISTS = 200
const PACKETS = 5_000
/** So many begin at the same place of the queue and want the same packets. */
const RIVALS = 4

/** 200 specialists, each with a connection of her own, take 5,000 offered packets; four always want the same one. */
export async function measureClaims(servers: readonly string[], organisation: string, suffix = ''): Promise<Record<string, Metric>> {
  const rotated = (at: number): string[] => servers.map((_, i) => servers[(at + i) % servers.length] ?? '')
  const seats: TeamHub[] = []
  for (let at = 0; at < SPECIALISTS; at += 20)
    seats.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => connectedSeat({ servers: rotated(at + i), timings: TIMINGS })))))
  const ids = await offerAll(seats, organisation)
  const taken = new Set<string>()
  const [first] = seats
  if (first === undefined) throw new Error('no seat')
  // What a desk shows: who came second mostly sees it before she clicks.
  const view = bookOf(first).follow([organisation], { changed: ({ packet, state }) => state.phase !== 'offered' && taken.add(packet.id) })
  const claims: { readonly id: string; readonly changeId: string }[] = []
  const latencies: number[] = []
  let late = 0
  const began = performance.now()
  await Promise.all(
    seats.map(async (hub, at) => {
      const member = specialist(String(at))
      const book = bookOf(hub)
      const start = Math.floor(at / RIVALS) * Math.floor(PACKETS / (SPECIALISTS / RIVALS))
      for (let i = 0; i < PACKETS; i += 1) {
        const id = ids[(start + i) % PACKETS]
        if (id === undefined || taken.has(id)) continue
        const change = changeBy(member, hub.now(), { kind: 'accepted' })
        const clicked = performance.now()
        const outcome = await book.change(organisation, id, change)
        latencies.push(performance.now() - clicked)
        if (outcome.kind === 'done') {
          claims.push({ id, changeId: change.id })
          taken.add(id)
        } else if (outcome.kind === 'rejected') late += 1
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  view.stop()
  const doubles = await countDoubles(first, organisation, ids, claims)
  await Promise.all(seats.map((hub) => hub.close()))
  return {
    [`claimsPerSecond${suffix}`]: { unit: '1/s', value: Math.round(claims.length / seconds) },
    [`doubleClaims${suffix}`]: { unit: 'packets', value: doubles },
    [`claimed${suffix}`]: { unit: 'packets', value: claims.length },
    [`cameSecond${suffix}`]: { unit: 'clicks', value: late },
    [`claimLatency${suffix}`]: distribution('ms', latencies),
  }
}

async function offerAll(seats: readonly TeamHub[], organisation: string): Promise<EscalationId[]> {
  const ids = Array.from({ length: PACKETS }, newId)
  const author = operator('bench')
  let next = 0
  await Promise.all(
    seats.slice(0, 32).map(async (hub) => {
      const book = bookOf(hub)
      while (next < PACKETS) {
        const id = ids[(next += 1) - 1]
        if (id === undefined) return
        const offered = changeBy(author, hub.now(), { kind: 'offered', until: hub.now() + 3_600_000 })
        const outcome = await book.submit(packetOf(id, organisation, author, hub.now()), offered)
        if (outcome.kind !== 'done') throw new Error(`a packet could not be offered: ${outcome.kind}`)
      }
    }),
  )
  return ids
}

/** Packets that more or fewer than one specialist was told are hers, or whose record names another acceptance. */
async function countDoubles(
  hub: TeamHub,
  organisation: string,
  ids: readonly string[],
  claims: readonly { readonly id: string; readonly changeId: string }[],
): Promise<number> {
  const told = new Map<string, string[]>()
  for (const { id, changeId } of claims) told.set(id, [...(told.get(id) ?? []), changeId])
  const records = hub.records(shelvesOf(organisation).escalations)
  let doubles = 0
  for (const id of ids) {
    const read = await records.get(id)
    const parsed = read.kind === 'entry' ? parseRecord(read.entry.value ?? '') : undefined
    const accepted = parsed?.ok === true ? parsed.value.changes.filter(({ what }) => what.kind === 'accepted') : []
    const mine = told.get(id) ?? []
    if (accepted.length !== 1 || mine.length !== 1 || mine[0] !== accepted[0]?.id) doubles += 1
  }
  return doubles
}
