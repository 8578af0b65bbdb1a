import { CALLER_CHANNEL, toCallerSchema, type CallerState, type ToCaller } from '../../../core/contract/caller-channel.ts'

const WHILE_CALLING_MS = 200

type Snapshot = Omit<CallerState, 'callerId' | 'revision'>

/** Tells the state on the caller channel: at every change, while calls live also five times a second, and when asked. */
export class Publisher {
  readonly #channel = new BroadcastChannel(CALLER_CHANNEL)
  readonly #callerId = crypto.randomUUID()
  readonly #snapshot: () => Snapshot
  #revision = 0
  #queued = false

  constructor(snapshot: () => Snapshot, asked: (message: ToCaller) => void) {
    this.#snapshot = snapshot
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = toCallerSchema.safeParse(data)
      if (message.success) asked(message.data)
    }
    setInterval(() => {
      if (this.#snapshot().calls.some((call) => call.ended === null)) this.changed()
    }, WHILE_CALLING_MS)
  }

  /** Several changes of one moment are told once. */
  changed(): void {
    if (this.#queued) return
    this.#queued = true
    queueMicrotask(() => {
      this.#queued = false
      this.#revision += 1
      this.#channel.postMessage({ kind: 'state', v: 1, state: { callerId: this.#callerId, revision: this.#revision, ...this.#snapshot() } })
    })
  }
}
