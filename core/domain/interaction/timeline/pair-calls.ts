import type { CallId } from '../../call/call-id.ts'
import type { EpochMs } from '../../time.ts'
import type { Interaction, PastContact } from '../interaction.ts'

/** The clocks of a CRM and of a seat may differ by so much, ms. */
const CLOCKS_APART_MS = 60_000
/** A CRM counts seconds, and some from the ring: talks of one call may differ by so much, ms. */
const TALKS_APART_MS = 5_000

/**
 * The same call told twice: by its id, or by direction, time and length. One contact belongs to one call at most, the nearest.
 * @returns what the CRM says of each call of the seat that it knows too
 */
export function pairCalls(seat: readonly Interaction[], past: readonly PastContact[]): ReadonlyMap<CallId, PastContact> {
  const pairs = new Map<CallId, PastContact>()
  const byId = new Map(past.map((contact) => [contact.id, contact]))
  for (const { id } of seat) {
    const same = byId.get(id)
    if (same !== undefined) pairs.set(id, same)
  }
  const taken = new Set([...pairs.values()].map(({ id }) => id))
  const calls = past.filter(({ channel, id }) => (channel === 'call-in' || channel === 'call-out') && !taken.has(id)).sort(byTime)
  for (const interaction of [...seat].sort((one, other) => byTime(placeOf(one), placeOf(other)))) {
    if (pairs.has(interaction.id)) continue
    const nearest = nearestOf(interaction, calls, taken)
    if (nearest === undefined) continue
    pairs.set(interaction.id, nearest)
    taken.add(nearest.id)
  }
  return pairs
}

interface Place {
  readonly at: EpochMs
  readonly id: string
}
const placeOf = ({ id, facts }: Interaction): Place => ({ id, at: facts.startedAt })
const byTime = (one: Place, other: Place): number => one.at - other.at || (one.id < other.id ? -1 : Number(one.id > other.id))

function nearestOf(interaction: Interaction, calls: readonly PastContact[], taken: ReadonlySet<string>): PastContact | undefined {
  const { startedAt, answeredAt, endedAt, direction } = interaction.facts
  const channel = direction === 'incoming' ? 'call-in' : 'call-out'
  const talk = answeredAt === undefined || endedAt === undefined ? undefined : endedAt - answeredAt
  let best: PastContact | undefined
  for (let index = firstFrom(calls, startedAt - CLOCKS_APART_MS); index < calls.length; index += 1) {
    const call = calls[index]
    if (call === undefined) break
    // A CRM that counts the length too may have written it down at the end.
    const isLong = call.durationMs !== undefined && talk !== undefined
    if (call.at > (isLong ? (endedAt ?? startedAt) : (answeredAt ?? startedAt)) + CLOCKS_APART_MS) break
    if (call.channel !== channel || taken.has(call.id)) continue
    if (isLong && Math.abs((call.durationMs ?? 0) - talk) > TALKS_APART_MS) continue
    if (best === undefined || Math.abs(call.at - startedAt) < Math.abs(best.at - startedAt)) best = call
  }
  return best
}

/** Index of the first call at or after a time. */
function firstFrom(calls: readonly PastContact[], at: EpochMs): number {
  let [low, high] = [0, calls.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((calls[middle]?.at ?? Infinity) < at) low = middle + 1
    else high = middle
  }
  return low
}
