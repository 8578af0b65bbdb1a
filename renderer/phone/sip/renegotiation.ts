import { RequestPendingError, type Session } from 'sip.js'

/** What became of a re-INVITE. `gone`: the other side does not know the dialog any more (481). */
export type Renegotiated = 'accepted' | 'refused' | 'gone'

const ATTEMPTS = 4
/** Longer than the slowest PBX answers, shorter than a person waits. */
const ANSWER_MS = 8_000
/** One of theirs is over when its ACK is here. */
const CROSSED_MS = 300

type Answer = number | 'accepted' | 'crossed' | 'still-open'

/**
 * The re-INVITEs of one call, one after another: SIP.js rejects parallel ones. After 491 it waits as RFC 3261 §14.1
 * says (2.1–4 s for the owner of the Call-ID, else 0–2 s) and tries again. One that is not answered in time is told as
 * refused, but its transaction lives on (RFC 3261 timer B, 32 s), and until then no other can go out.
 */
export class Renegotiation {
  readonly #session: Session
  readonly #ownsCallId: boolean
  #last: Promise<unknown> = Promise.resolve()

  constructor(session: Session, ownsCallId: boolean) {
    this.#session = session
    this.#ownsCallId = ownsCallId
  }

  /** `prepare` runs just before each offer is made; `onLateAccept` when one that was told as refused is granted after all. */
  request(prepare: () => void, onLateAccept: () => void): Promise<Renegotiated> {
    const turn = this.#last.then(() => this.#attempt(prepare, onLateAccept, ATTEMPTS))
    this.#last = turn
    return turn
  }

  async #attempt(prepare: () => void, onLateAccept: () => void, attemptsLeft: number): Promise<Renegotiated> {
    prepare()
    const answer = await reinvite(this.#session, onLateAccept)
    if (answer === 'accepted') return 'accepted'
    if (answer === 481) return 'gone'
    if (attemptsLeft <= 1 || (answer !== 491 && answer !== 'crossed')) return 'refused'
    await pause(answer === 'crossed' ? CROSSED_MS : this.#ownsCallId ? 2100 + Math.random() * 1900 : Math.random() * 2000)
    return this.#attempt(prepare, onLateAccept, attemptsLeft - 1)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * The status of the refusal; 408 when nobody answered in time; `crossed` when it could not go out because one of theirs
 * is under way: SIP.js leaves the offer in place then, so it is taken back here; `still-open` when an earlier one of
 * ours waits for its answer: that one's offer must stay.
 */
function reinvite(session: Session, onLateAccept: () => void): Promise<Answer> {
  return new Promise((resolve) => {
    let isLate = false
    const settle = (answer: Answer): void => {
      clearTimeout(timer)
      resolve(answer)
    }
    const timer = setTimeout(() => {
      isLate = true
      settle(408)
    }, ANSWER_MS)
    session
      .invite({
        requestDelegate: {
          onAccept: () => (isLate ? onLateAccept() : settle('accepted')),
          onReject: ({ message }) => settle(message.statusCode ?? 500),
        },
      })
      .catch(async (error: unknown) => {
        if (error instanceof RequestPendingError) return settle('still-open')
        await session.sessionDescriptionHandler?.rollbackDescription?.().catch(() => undefined)
        settle('crossed')
      })
  })
}
