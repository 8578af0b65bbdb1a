import { headers, InvalidArgumentError, NoRespondersError, PermissionViolationError } from '@nats-io/nats-core'
import type { Msg, MsgHdrs, NatsConnection, Subscription } from '@nats-io/nats-core'
import type { z } from 'zod'
import type { HubFailure } from '../../../core/ports/team-hub.ts'
import { ackSchema, infoSchema, storedSchema, verdictOf, type Verdict } from './server-reply.ts'
import { storedFrom, type StoredMessage } from './stored-message.ts'

export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | Verdict
export interface Ack {
  readonly seq: number
  readonly duplicate: boolean
}
export type StreamInfo = z.infer<typeof infoSchema>

/** The usual address of JetStream, and the one under which an account without JetStream of its own is lent it (docs/team-hub.md). */
const API_PREFIXES = ['$JS.hub.API', '$JS.API'] as const

/** Newer servers say so of a message id that they have not agreed upon yet. */
const FIRST_IS_ON_ITS_WAY = 10_158

/** So often and so far apart a refusal must be said again before it counts. */
const DOUBT_TRIES = 4
const DOUBT_PAUSE_MS = 250

/** The reply as it came, or why there is none: nobody was there to hear it, or nobody knows. */
type Nobody = { readonly kind: 'nobody' }
type Replied = { readonly kind: 'reply'; readonly message: Msg }
type Reply = Replied | Nobody | HubFailure

/** What may only be so at this moment: a server that starts or shuts down knows nothing, and the members of a cluster join again one by one. */
const inDoubt = (answer: { readonly kind: string; readonly why?: string }): boolean =>
  answer.kind === 'nobody' || (answer.kind === 'refused' && answer.why === 'not-set-up')

/** One connection to one server: requests with a deadline, errors as values. Dead once the connection is. */
export class Session {
  readonly connection: NatsConnection
  readonly #askMs: number
  /** Told of every request that was not answered in time. */
  readonly #silent: () => void
  #prefix: string = API_PREFIXES[1]

  constructor(connection: NatsConnection, askMs: number, silent: () => void) {
    this.connection = connection
    this.#askMs = askMs
    this.#silent = silent
  }

  get server(): string {
    return this.connection.info?.server_name ?? this.connection.getServer()
  }

  /** Whether its streams have copies on other servers, and leaders that change. */
  get clustered(): boolean {
    return (this.connection.info?.cluster ?? '') !== ''
  }

  /** Largest message in bytes, headers included. */
  get maxPayload(): number {
    return this.connection.info?.max_payload ?? 1_048_576
  }

  /** Finds the address of JetStream by asking for a stream that every hub has. */
  async discover(stream: string): Promise<Answer<StreamInfo>> {
    let refusal: HubFailure = { kind: 'refused', why: 'not-set-up' }
    for (const prefix of API_PREFIXES) {
      this.#prefix = prefix
      const reply = await this.#ask(`${prefix}.STREAM.INFO.${stream}`, new Uint8Array())
      if (reply.kind === 'reply') return this.#readInfo(reply.message)
      if (reply.kind === 'refused') refusal = reply
      else if (reply.kind !== 'nobody') return reply
    }
    return refusal
  }

  /** Publishes to a stream. After `unreachable` nobody knows whether it was taken in. */
  async publish(stream: string, subject: string, payload: Uint8Array, fields: Readonly<Record<string, string>> = {}): Promise<Answer<Ack>> {
    const limitBytes = this.maxPayload - 1024
    if (payload.length > limitBytes) return { kind: 'too-large', limitBytes }
    const header = headers()
    for (const [name, value] of Object.entries(fields)) header.set(name, value)
    const verdict = await this.#certain(() => this.#publishOnce(stream, subject, payload, header))
    if (verdict.kind === 'nobody') return this.#nobodyWrites()
    return verdict.kind === 'too-large' ? { kind: 'too-large', limitBytes: await this.#messageLimit(stream, limitBytes) } : verdict
  }

  /** Nobody takes the subject in, so nothing was written: whether there is such a stream, and it is lent to us, its information says. */
  async #publishOnce(stream: string, subject: string, payload: Uint8Array, header: MsgHdrs): Promise<Answer<Ack> | Nobody> {
    const reply = await this.#ask(subject, payload, header)
    if (reply.kind === 'nobody') {
      const info = await this.info(stream)
      if (info.kind === 'ok') return reply
      return info.kind === 'refused' ? info : { kind: 'unreachable' }
    }
    if (reply.kind !== 'reply') return reply
    const ack = parse(ackSchema, reply.message)
    if (ack === undefined) return { kind: 'unreachable' }
    if (ack.error === undefined) return { kind: 'ok', value: ack }
    if (ack.error.err_code === FIRST_IS_ON_ITS_WAY) return { kind: 'ok', value: { seq: 0, duplicate: true } }
    return verdictOf(ack.error, this.maxPayload - 1024)
  }

  /**
   * The stream is there, and yet nobody takes its writes. At a single server only its reading is lent to us. In a cluster
   * that proves nothing: a new leader answers questions before it takes writes, and a member that joined again may
   * need many seconds until it knows where our account's writes go. An earlier try may well have been taken in.
   */
  #nobodyWrites(): HubFailure {
    if (!this.clustered) return { kind: 'refused', why: 'permissions' }
    this.#silent()
    return { kind: 'unreachable' }
  }

  /** One stored message: by number, the last of a subject, or the first of a subject that is not before a number. */
  stored(
    stream: string,
    which: { readonly seq: number } | { readonly last_by_subj: string } | { readonly seq: number; readonly next_by_subj: string },
  ): Promise<Answer<StoredMessage>> {
    return this.#api(`STREAM.MSG.GET.${stream}`, which, (message) => this.#readStored(message))
  }

  /** @param subjects what subjects to list, at most 100,000 from `offset` on */
  info(stream: string, subjects?: { readonly filter: string; readonly offset: number }): Promise<Answer<StreamInfo>> {
    const body = subjects === undefined ? {} : { subjects_filter: subjects.filter, offset: subjects.offset }
    return this.#api(`STREAM.INFO.${stream}`, body, (message) => this.#readInfo(message))
  }

  #readStored(message: Msg): Answer<StoredMessage> {
    const read = parse(storedSchema, message)
    if (read?.error !== undefined) return verdictOf(read.error, this.maxPayload)
    const value = read?.message === undefined ? undefined : storedFrom(read.message)
    return value === undefined ? { kind: 'unreachable' } : { kind: 'ok', value }
  }

  #readInfo(message: Msg): Answer<StreamInfo> {
    const value = parse(infoSchema, message)
    if (value === undefined) return { kind: 'unreachable' }
    return value.error === undefined ? { kind: 'ok', value } : verdictOf(value.error, this.maxPayload)
  }

  /** Live messages; `failed` when the server does not allow it. */
  subscribe(subject: string, heard: (message: Msg) => void, failed: (error: Error) => void): Subscription {
    return this.connection.subscribe(subject, {
      callback: (error, message) => {
        if (error) failed(error)
        else heard(message)
      },
    })
  }

  async #api<T>(call: string, body: object, read: (message: Msg) => Answer<T>): Promise<Answer<T>> {
    const payload = new TextEncoder().encode(JSON.stringify(body))
    const answer = await this.#certain(async (): Promise<Answer<T> | Nobody> => {
      const reply = await this.#ask(`${this.#prefix}.${call}`, payload)
      return reply.kind === 'reply' ? read(reply.message) : reply
    })
    // An account is only lent what it may see: what is not lent has nobody behind it. Every server answers this itself.
    return answer.kind === 'nobody' ? { kind: 'refused', why: 'permissions' } : answer
  }

  /** Asks again until the answer is beyond doubt, or was doubtful all the time. `unreachable` when the connection ends meanwhile. */
  async #certain<T extends { readonly kind: string }>(ask: () => Promise<T>): Promise<T | { readonly kind: 'unreachable' }> {
    for (let tries = 0; ; tries += 1) {
      const answer = await ask()
      if (!inDoubt(answer)) return answer
      if (this.connection.isClosed()) return { kind: 'unreachable' }
      if (tries === DOUBT_TRIES) return answer
      await new Promise((resolve) => setTimeout(resolve, DOUBT_PAUSE_MS))
    }
  }

  async #ask(subject: string, payload: Uint8Array, header?: MsgHdrs): Promise<Reply> {
    try {
      const options = header === undefined ? { timeout: this.#askMs } : { timeout: this.#askMs, headers: header }
      return { kind: 'reply', message: await this.connection.request(subject, payload, options) }
    } catch (error) {
      return this.#whyUnanswered(error)
    }
  }

  #whyUnanswered(error: unknown): Exclude<Reply, Replied> {
    const causes = [error, error instanceof Error ? error.cause : undefined]
    if (causes.some((cause) => cause instanceof NoRespondersError)) return { kind: 'nobody' }
    if (causes.some((cause) => cause instanceof PermissionViolationError)) return { kind: 'refused', why: 'permissions' }
    if (causes.some((cause) => cause instanceof InvalidArgumentError)) return { kind: 'too-large', limitBytes: this.maxPayload - 1024 }
    if (!this.connection.isClosed()) this.#silent()
    return { kind: 'unreachable' }
  }

  async #messageLimit(stream: string, limitBytes: number): Promise<number> {
    const info = await this.info(stream)
    const size = info.kind === 'ok' ? (info.value.config?.max_msg_size ?? -1) : -1
    return size > 0 ? Math.min(size, limitBytes) : limitBytes
  }
}

function parse<T>(schema: z.ZodType<T>, message: Msg): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(message.string()))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
