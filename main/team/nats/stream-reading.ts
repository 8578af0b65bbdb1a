import type { HubFailure } from '../../../core/ports/team-hub.ts'
import type { Verdict } from './server-reply.ts'
import type { Session } from './session.ts'
import type { StoredMessage } from './stored-message.ts'

/** Requests on the way at once. */
const PARALLEL = 64
/** Above this share of empty numbers a list of the subjects is the shorter way. */
const SPARSE = 3

export interface Reading {
  /** In order; the numbers that are missing are gone for good. */
  readonly messages: readonly StoredMessage[]
  /** Everything up to this number is told, or is gone. */
  readonly upTo: number
}

/**
 * What a stream holds after `after`. When most numbers are gone (a bucket keeps only the last of each key), the subjects
 * are listed and the last message of each is read: some of these may be newer than `upTo`.
 * `mayRestart`: whether a stream that ends before `after` is believed to begin anew. `filter`: of the stream's subjects. `lastOnly`: only the last message of each subject matters
 */
export async function readAfter(
  session: Session,
  { stream, filter, lastOnly }: { readonly stream: string; readonly filter: string; readonly lastOnly: boolean },
  after: number,
  mayRestart: () => boolean,
): Promise<{ readonly kind: 'read'; readonly reading: Reading; readonly restarted: boolean } | HubFailure> {
  const info = await session.info(stream)
  if (info.kind !== 'ok') return failureOf(info)
  const state = info.value.state
  if (state === undefined) return { kind: 'unreachable' }
  // The stream was made anew, or came back from an older copy: what we have seen is not a place in it.
  const restarted = state.last_seq < after
  if (restarted && !mayRestart()) return { kind: 'unreachable' }
  const from = Math.max(restarted ? 1 : after + 1, state.first_seq)
  const count = state.last_seq - from + 1
  const read =
    state.messages === 0 || count <= 0
      ? []
      : lastOnly && count > SPARSE * state.messages + PARALLEL
        ? await lastOfEach(session, stream, filter, from)
        : await inParallel(
            Array.from({ length: count }, (_, i) => from + i),
            (seq) => session.stored(stream, { seq }),
          )
  if (!Array.isArray(read)) return read
  return { kind: 'read', reading: { messages: read, upTo: state.last_seq }, restarted }
}

async function lastOfEach(session: Session, stream: string, filter: string, from: number): Promise<StoredMessage[] | HubFailure> {
  const subjects: string[] = []
  for (;;) {
    const page = await session.info(stream, { filter, offset: subjects.length })
    if (page.kind !== 'ok') return failureOf(page)
    const listed = Object.keys(page.value.state?.subjects ?? {})
    subjects.push(...listed)
    if (listed.length === 0 || subjects.length >= page.value.total) break
  }
  const read = await inParallel(subjects, (subject) => session.stored(stream, { last_by_subj: subject }))
  return Array.isArray(read) ? read.filter((message) => message.seq >= from).sort((a, b) => a.seq - b.seq) : read
}

/** In the order of `keys`; what is missing is left out; stops at the first failure. */
async function inParallel<K>(keys: readonly K[], read: (key: K) => ReturnType<Session['stored']>): Promise<StoredMessage[] | HubFailure> {
  const found: (StoredMessage | undefined)[] = []
  let failure: HubFailure | undefined
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < keys.length && failure === undefined) {
      const at = next
      next += 1
      const key = keys[at]
      if (key === undefined) return
      const answer = await read(key)
      if (answer.kind === 'ok') found[at] = answer.value
      else if (answer.kind !== 'missing') failure = failureOf(answer)
    }
  }
  await Promise.all(Array.from({ length: Math.min(PARALLEL, keys.length) }, worker))
  return failure ?? found.filter((message) => message !== undefined)
}

/** A read that was answered with what only a write can meet: nothing to be done about it. */
const failureOf = (verdict: Verdict): HubFailure =>
  verdict.kind === 'conflict' || verdict.kind === 'missing' ? { kind: 'unreachable' } : verdict
