import { randomUUID } from 'node:crypto'
import type { Entry, Records, WriteOutcome } from '../../../core/ports/team-hub.ts'
import type { HubContext } from './hub-context.ts'
import { EXPECTED, lastOfSubject } from './last-of-subject.ts'
import { keyFromSubject, placeOfBucket, subjectOfKey, type Place } from './places.ts'
import { Recent } from './recent.ts'
import type { Session } from './session.ts'
import { NAME_HEADER, type StoredMessage } from './stored-message.ts'
import { Trail } from './trail.ts'

const KNOWN_REVISIONS = 20_000
const DELETION = { 'KV-Operation': 'DEL' }

type Fields = Readonly<Record<string, string>>

/**
 * What follows a write. The expected revision alone does not do: in a cluster, servers before 2.9.21 compare it before
 * the write is agreed upon, so that several at once pass (nats-server issue 4320), and later ones forget what is on its
 * way when the leader changes (issue 8469). The message id is compared when the write is taken in, at every server: a
 * write has one successor. It is named, because old servers may number one write differently after a failure.
 */
const after = (revision: number, name: string): Fields => ({ [EXPECTED]: String(revision), 'Nats-Msg-Id': `after.${name}` })

/** One bucket: a key-value store as every NATS tool knows it, so that an administrator can look into it. */
export class NatsRecords implements Records {
  readonly #context: HubContext
  readonly #bucket: string
  readonly #place: Place
  /** Names of the writes that were seen with a value, by key and revision: only such a one is to be written upon. */
  readonly #alive = new Recent<string>(KNOWN_REVISIONS)
  /** Newest revision that was seen of a key: an older one is no answer. */
  readonly #newest = new Recent<number>(KNOWN_REVISIONS)

  constructor(context: HubContext, bucket: string) {
    this.#context = context
    this.#bucket = bucket
    this.#place = placeOfBucket(bucket)
  }

  async get(key: string): ReturnType<Records['get']> {
    const session = this.#context.line.session
    if (session === undefined) return { kind: 'unreachable' }
    const found = await this.#last(session, key)
    if (found.kind === 'missing') return { kind: 'absent' }
    if (found.kind !== 'ok') return found.kind === 'conflict' ? { kind: 'unreachable' } : found
    this.#saw(found.value)
    if (found.value.deleted) return { kind: 'absent' }
    return { kind: 'entry', entry: this.#entryOf(found.value) }
  }

  async create(key: string, value: string): Promise<WriteOutcome> {
    const first = await this.#write(key, value, { [EXPECTED]: '0' })
    const session = this.#context.line.session
    if (first.kind !== 'conflict' || session === undefined) return first
    // The key may have been deleted: then the mark of it is what must not have changed.
    const found = await this.#last(session, key)
    if (found.kind !== 'ok') return found.kind === 'missing' ? { kind: 'conflict' } : found
    return found.value.deleted ? this.#write(key, value, after(found.value.seq, found.value.name)) : { kind: 'conflict' }
  }

  async update(key: string, value: string, revision: number): Promise<WriteOutcome> {
    // The server would also take the revision of a deletion. One that we have not seen alive ourselves is looked at first.
    if (this.#nameOf(key, revision) === undefined) {
      const now = await this.get(key)
      if (now.kind === 'absent' || (now.kind === 'entry' && now.entry.revision !== revision)) return { kind: 'conflict' }
      if (now.kind !== 'entry') return now
    }
    return this.#write(key, value, after(revision, this.#nameOf(key, revision) ?? String(revision)))
  }

  put(key: string, value: string): Promise<WriteOutcome> {
    return this.#write(key, value, {})
  }

  remove(key: string): Promise<WriteOutcome> {
    return this.#write(key, undefined, DELETION)
  }

  watch(listener: Parameters<Records['watch']>[0]): () => void {
    const trail = new Trail({
      ...this.#context,
      place: this.#place,
      after: 0,
      message: (message, first) => {
        this.#saw(message)
        if (!first || !message.deleted) listener.entry(this.#entryOf(message))
      },
      caughtUp: () => listener.caughtUp?.(),
    })
    return () => trail.stop()
  }

  #saw({ subject, seq, name, deleted }: Pick<StoredMessage, 'subject' | 'seq' | 'name' | 'deleted'>): void {
    if (!deleted) this.#alive.add(`${subject} ${String(seq)}`, name)
    this.#newest.add(subject, seq)
  }

  #nameOf(key: string, revision: number): string | undefined {
    return this.#alive.get(`${subjectOfKey(this.#bucket, key)} ${String(revision)}`)
  }

  #last(session: Session, key: string): ReturnType<Session['stored']> {
    const subject = subjectOfKey(this.#bucket, key)
    return lastOfSubject(session, this.#place.stream, subject, this.#newest.get(subject))
  }

  #entryOf(message: StoredMessage): Entry {
    return {
      key: keyFromSubject(message.subject.slice(subjectOfKey(this.#bucket, '').length)),
      value: message.deleted ? undefined : new TextDecoder().decode(message.data),
      revision: message.seq,
      at: message.at,
    }
  }

  async #write(key: string, value: string | undefined, fields: Fields): Promise<WriteOutcome> {
    const session = this.#context.line.session
    if (session === undefined) return { kind: 'unreachable' }
    const payload = new TextEncoder().encode(value ?? '')
    const [subject, name] = [subjectOfKey(this.#bucket, key), randomUUID()]
    const ack = await session.publish(this.#place.stream, subject, payload, { ...fields, [NAME_HEADER]: name })
    if (ack.kind === 'missing') return { kind: 'unreachable' }
    if (ack.kind !== 'ok') return ack
    if (ack.value.duplicate) return { kind: 'conflict' }
    this.#saw({ subject, seq: ack.value.seq, name, deleted: value === undefined })
    return { kind: 'written', revision: ack.value.seq }
  }
}
