/** Bulk writing rests so long for a call, in ms: its card is on the screen by then. */
export const REST_MS = 120
/** So long it goes on before it rests again, in ms: however many call, an import comes to its end. */
export const GO_ON_MS = 120

const CHANNEL = 'firstline-right-of-way'

/** Asks whoever writes much in this origin to rest: a call is coming, and the browser serves a database with one thread. */
export class RightOfWay {
  #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL)

  /** Does nothing once it is closed: a look-up that comes late says itself what became of the database. */
  ask(): void {
    this.#channel?.postMessage(null)
  }

  close(): void {
    this.#channel?.close()
    this.#channel = undefined
  }
}

/** When bulk writing may go on. Times in ms of one clock. */
export class Rests {
  #until = -Infinity

  /** A call comes at `now`. */
  ask(now: number): void {
    if (now >= this.#until + GO_ON_MS) this.#until = now + REST_MS
  }

  /** How long to wait at `now`, 0 to `REST_MS`. */
  left(now: number): number {
    return Math.max(0, this.#until - now)
  }
}

let rests: Rests | undefined

/** A worker that writes much calls this once: from then on `giveWay` makes it wait for calls. */
export function mindCalls(): void {
  const minded = new Rests()
  rests = minded
  new BroadcastChannel(CHANNEL).onmessage = () => minded.ask(performance.now())
}

/** Before each transaction of bulk work, never within one. Resolves at once where nobody calls, or nobody minds. */
export async function giveWay(): Promise<void> {
  const left = rests?.left(performance.now()) ?? 0
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
}
