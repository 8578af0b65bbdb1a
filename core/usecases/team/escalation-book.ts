import { applyChange } from '../../domain/escalation/apply-change.ts'
import type { Change } from '../../domain/escalation/change.ts'
import type { EscalationId } from '../../domain/escalation/escalation-id.ts'
import { beginRecord } from '../../domain/escalation/escalation-of.ts'
import type { EscalationRecord } from '../../domain/escalation/escalation.ts'
import type { Packet } from '../../domain/escalation/packet.ts'
import { backoffMs } from '../../domain/backoff.ts'
import { shelvesOf, type OrganisationId } from '../../domain/team/organisation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Entry, Records, TeamHub } from '../../ports/team-hub.ts'
import type { BookOutcome } from './book-outcome.ts'
import { followEscalations, type EscalationFollower, type EscalationView } from './follow-escalations.ts'
import { readEscalation, type ParseRecord } from './read-escalation.ts'

export interface EscalationBookDeps {
  readonly hub: Pick<TeamHub, 'records'>
  readonly clock: Pick<Clock, 'after'>
  /** 0…1; spreads the next try of seats that wrote at once. */
  readonly random: () => number
  /** Text of a record to a record; only its shape is judged here, whether its history can be true is judged after. */
  readonly parse: ParseRecord
}

/** All escalations of the team: written by compare-and-set, so that two seats never write over each other. */
export interface EscalationBook {
  /** The first record of an escalation: the packet and its change `offered`. The same packet again is `done`. */
  submit(packet: Packet, change: Change): Promise<BookOutcome>
  /** One more change; one whose id is known is `done`. To claim an escalation is to send `accepted`: one of all who do is `done`. */
  change(organisation: OrganisationId, id: EscalationId, change: Change): Promise<BookOutcome>
  /** Everything there is of these organisations, then every change. */
  follow(organisations: readonly OrganisationId[], follower: EscalationFollower): EscalationView
}

/** So often one change is tried against others that write at the same time, before it is left for later. */
const MOST_TRIES = 24
const CONTENTION = { firstSpreadMs: 5, baseMs: 10, capMs: 200 }

export function openEscalationBook(deps: EscalationBookDeps): EscalationBook {
  const bucketOf = (organisation: OrganisationId): Records => deps.hub.records(shelvesOf(organisation).escalations)
  return {
    submit: (packet, change) => submit(deps, bucketOf(packet.organisation), packet, change),
    change: (organisation, id, change) => write(deps, bucketOf(organisation), organisation, id, change),
    follow: (organisations, follower) => followEscalations(deps, organisations, follower),
  }
}

async function submit(deps: EscalationBookDeps, records: Records, packet: Packet, change: Change): Promise<BookOutcome> {
  const begun = beginRecord(packet, change)
  if (!begun.ok) return { kind: 'rejected', why: begun.error, record: { packet, changes: [change] } }
  const written = await records.create(packet.id, JSON.stringify(begun.value))
  if (written.kind === 'written') return { kind: 'done', record: begun.value }
  if (written.kind !== 'conflict') return written
  const there = await records.get(packet.id)
  if (there.kind === 'absent') return { kind: 'unreachable' }
  if (there.kind !== 'entry') return there
  const record = read(deps, packet.organisation, there.entry)
  if (record === undefined) return { kind: 'absent' }
  // Somebody else's packet under this id is not ours to call done.
  return record.packet.author.id === packet.author.id ? { kind: 'done', record } : { kind: 'rejected', why: 'not-yours', record }
}

async function write(
  deps: EscalationBookDeps,
  records: Records,
  organisation: OrganisationId,
  id: EscalationId,
  change: Change,
): Promise<BookOutcome> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (tries > 0) await pause(deps, tries - 1)
    const there = await records.get(id)
    if (there.kind !== 'entry') return there
    const record = read(deps, organisation, there.entry)
    if (record === undefined) return { kind: 'absent' }
    const applied = applyChange(record, change)
    if (applied.kind === 'known') return { kind: 'done', record: applied.record }
    if (applied.kind === 'rejected') return { kind: 'rejected', why: applied.why, record }
    const written = await records.update(id, JSON.stringify(applied.record), there.entry.revision)
    if (written.kind === 'written') return { kind: 'done', record: applied.record }
    if (written.kind !== 'conflict') return written
  }
  return { kind: 'unreachable' }
}

function read(deps: EscalationBookDeps, organisation: OrganisationId, entry: Entry): EscalationRecord | undefined {
  const escalation = readEscalation(deps.parse, organisation, entry)
  return escalation === undefined ? undefined : { packet: escalation.packet, changes: escalation.changes }
}

const pause = ({ clock, random }: EscalationBookDeps, failures: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(backoffMs(CONTENTION, failures, random()), resolve)
  })
