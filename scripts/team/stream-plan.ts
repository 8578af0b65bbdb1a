import type { OrganisationId } from '../../core/domain/team/organisation.ts'
import { DUTY_BUCKET, shelvesOf } from '../../core/domain/team/organisation.ts'
import { CLOCK_BUCKET, placeOfBucket, placeOfFiles, placeOfLog, type Place } from '../../main/team/nats/places.ts'

/** One stream as it should be at the server. */
export interface StreamPlan {
  readonly place: Place
  readonly storage: 'file' | 'memory'
  readonly maxBytes: number
  readonly maxMessageBytes: number
  /** 1: a bucket keeps the last of each key. -1: a log keeps all. */
  readonly keepPerSubject: number
  /** 0: for ever. */
  readonly maxAgeMs: number
  /** What happens when it is full. What must not be lost is refused; what may be forgotten makes room. */
  readonly whenFull: 'refuse' | 'forget-oldest'
}

const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB
const DAY_MS = 86_400_000

/** How long the server remembers the id of a message, so that the same one sent again is no second. */
export const DUPLICATE_WINDOW_MS = 2 * 3_600_000

const bucket = (name: string, maxBytes: number): StreamPlan => ({
  place: placeOfBucket(name),
  storage: 'file',
  maxBytes,
  maxMessageBytes: 960 * KIB,
  keepPerSubject: 1,
  maxAgeMs: 0,
  whenFull: 'refuse',
})
const log = (name: string, maxBytes: number): StreamPlan => ({ ...bucket(name, maxBytes), place: placeOfLog(name), keepPerSubject: -1 })

/** What all organisations share: the line-2 presence, and the bucket on which the seats measure the server's clock. */
export const sharedPlan = (): readonly StreamPlan[] => [
  // On the disk although its content is of the moment: a lone server that starts anew has forgotten every stream in memory.
  { ...bucket(CLOCK_BUCKET, 8 * MIB), maxAgeMs: 600_000, whenFull: 'forget-oldest' },
  bucket(DUTY_BUCKET, 32 * MIB),
]

/** @param share of the usual sizes, for a small disk: `0.1` is a tenth */
export function organisationPlan(organisation: OrganisationId, share = 1): readonly StreamPlan[] {
  const shelves = shelvesOf(organisation)
  const size = (bytes: number): number => Math.max(MIB, Math.round(bytes * share))
  return [
    bucket(shelves.escalations, size(GIB)),
    bucket(shelves.articles, size(256 * MIB)),
    bucket(shelves.scripts, size(256 * MIB)),
    bucket(shelves.room, size(64 * MIB)),
    log(shelves.chat, size(GIB)),
    { ...log(shelves.events, size(GIB)), maxAgeMs: 730 * DAY_MS, whenFull: 'forget-oldest' },
    { ...bucket(shelves.attachments, size(4 * GIB)), place: placeOfFiles(shelves.attachments), keepPerSubject: -1 },
  ]
}
