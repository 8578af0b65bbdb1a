import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { EpochMs } from '../../../core/domain/time.ts'

/** Name of the `performance.measure` entries that a painted card leaves; `detail` is a `PopMeasured`. */
export const POP_MEASURE = 'firstline:pop'
/** The same until everything of the call is painted, what waited for the card too; `detail` is the id of the call. */
export const WHOLE_MEASURE = 'firstline:pop-whole'
/** So many entries the browser keeps before they are cleared: it never does by itself. */
const ENTRIES_KEPT = 32

/** How long the card of one call took, in ms. `inviteToPaint` is the sum of the four parts below it. */
export interface PopMeasured {
  readonly callId: CallId
  readonly inviteToPaint: number
  /** From the INVITE's frame on the socket of the phone window to the desk. */
  readonly arrival: number
  /** Finding the client: directory, numbers, seat history. */
  readonly lookup: number
  /** From the answer of the directory to the committed tree. */
  readonly react: number
  /** Layout and paint: from the commit to the second animation frame after it. */
  readonly frame: number
}

export interface PopTimingState {
  /** Of the last calls only. */
  readonly measured: Readonly<Record<CallId, PopMeasured>>
  /** The ringing call whose card is on its way to its first paint: what can wait is drawn right after that. */
  readonly racing?: CallId | undefined
}

/** So many measurements are kept: nobody looks at those of long ago. */
const MEASURED_KEPT = 8

/** Measures INVITE → painted. Only the first paint of a call's card counts. */
export interface PopTiming {
  readonly store: StoreApi<PopTimingState>
  lookupStarted(callId: CallId, inviteReceivedAt: EpochMs): void
  lookupEnded(callId: CallId): void
  /** The card of the call stands in the tree (layout effect). */
  committed(callId: CallId): void
  /** The call stands in the tree without its card, which is not found yet: nothing waits for it any longer. */
  committedWithout(callId: CallId): void
  /** Forgets the calls that are not among these. */
  keep(callIds: readonly CallId[]): void
}

export interface PopTimingClock {
  /** Epoch ms with a fraction. */
  now(): EpochMs
  /** Runs `run` once what is committed now has been painted. */
  afterPaint(run: () => void): void
  publish(measured: PopMeasured, inviteReceivedAt: EpochMs, paintedAt: EpochMs): void
  /** What waited for the card is painted too. */
  publishWhole?(callId: CallId, inviteReceivedAt: EpochMs, paintedAt: EpochMs): void
}

interface Running {
  readonly inviteReceivedAt: EpochMs
  readonly lookupStartedAt: EpochMs
  lookupEndedAt?: EpochMs
  committed: boolean
}

export function createPopTiming(clock: PopTimingClock): PopTiming {
  const store = createStore<PopTimingState>(() => ({ measured: {} }))
  const running = new Map<CallId, Running>()
  const raceIsOver = (callId: CallId): void => {
    if (store.getState().racing === callId) store.setState({ racing: undefined })
  }
  return {
    store,
    lookupStarted(callId, inviteReceivedAt) {
      if (running.has(callId) || store.getState().measured[callId] !== undefined) return
      running.set(callId, { inviteReceivedAt, lookupStartedAt: clock.now(), committed: false })
      store.setState({ racing: callId })
    },
    lookupEnded(callId) {
      const one = running.get(callId)
      if (one !== undefined && one.lookupEndedAt === undefined) one.lookupEndedAt = clock.now()
    },
    committed(callId) {
      const one = running.get(callId)
      const lookupEndedAt = one?.lookupEndedAt
      if (one === undefined || lookupEndedAt === undefined || one.committed) return
      one.committed = true
      const committedAt = clock.now()
      clock.afterPaint(() => {
        const paintedAt = clock.now()
        running.delete(callId)
        const measured: PopMeasured = {
          callId,
          inviteToPaint: paintedAt - one.inviteReceivedAt,
          arrival: one.lookupStartedAt - one.inviteReceivedAt,
          lookup: lookupEndedAt - one.lookupStartedAt,
          react: committedAt - lookupEndedAt,
          frame: paintedAt - committedAt,
        }
        clock.publish(measured, one.inviteReceivedAt, paintedAt)
        store.setState((state) => ({ measured: withMeasured(state.measured, measured) }))
        raceIsOver(callId)
        clock.afterPaint(() => clock.publishWhole?.(callId, one.inviteReceivedAt, clock.now()))
      })
    },
    committedWithout: raceIsOver,
    keep(callIds) {
      for (const callId of running.keys()) if (!callIds.includes(callId)) running.delete(callId)
      const { racing } = store.getState()
      if (racing !== undefined && !callIds.includes(racing)) raceIsOver(racing)
    },
  }
}

function withMeasured(before: PopTimingState['measured'], measured: PopMeasured): PopTimingState['measured'] {
  return Object.fromEntries([...Object.values(before).slice(1 - MEASURED_KEPT), measured].map((one) => [one.callId, one]))
}

/**
 * The browser's clock: the second animation frame begins after the first one was painted by this page. What the
 * compositor does after that (raster, the screen) no page can see in time; the benchmark reads it from Element Timing.
 */
export const browserPopClock: PopTimingClock = {
  now: () => performance.timeOrigin + performance.now(),
  afterPaint: (run) => {
    requestAnimationFrame(() => requestAnimationFrame(run))
  },
  publish: (measured, inviteReceivedAt, paintedAt) => measure(POP_MEASURE, inviteReceivedAt, paintedAt, measured),
  publishWhole: (callId, inviteReceivedAt, paintedAt) => measure(WHOLE_MEASURE, inviteReceivedAt, paintedAt, callId),
}

function measure(name: string, from: EpochMs, to: EpochMs, detail: unknown): void {
  if (performance.getEntriesByName(name).length >= ENTRIES_KEPT) performance.clearMeasures(name)
  performance.measure(name, { start: Math.max(0, from - performance.timeOrigin), end: to - performance.timeOrigin, detail })
}
