import { setTimeout as wait } from 'node:timers/promises'
import type { NatsHubSection } from '../../../../core/contract/team/team-section.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import type { TeamHub } from '../../../../core/ports/team-hub.ts'
import { openNatsHub } from '../../../../main/team/nats/open-nats-hub.ts'
import type { Timings } from '../../../../main/team/nats/timings.ts'
import { until } from '../../../support/until.ts'

export interface SeatOptions {
  readonly servers: readonly string[]
  readonly auth?: NatsHubSection['auth']
  readonly secret?: string
  readonly certificateAuthority?: string
  /** How wrong this seat's clock is, ms. */
  readonly skewMs?: number
  readonly timings?: Partial<Timings>
  readonly name?: string
}

/** The machine's clock, wrong by `skewMs`. */
export const skewedClock = (skewMs: number): Clock => ({
  now: () => Date.now() + skewMs,
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
})

/** Shorter than in the product, so that a test of many failures ends. */
export const QUICK: Partial<Timings> = {
  dialMs: 2_000,
  askMs: 2_000,
  pingEveryMs: 500,
  pingMs: 1_000,
  clockEveryMs: 2_000,
  tailEveryMs: 1_000,
  retryMs: 100,
  longestRetryMs: 500,
  refusedMs: 1_000,
}

export function openSeat(options: SeatOptions): TeamHub {
  return openNatsHub({
    section: {
      kind: 'nats',
      servers: [...options.servers],
      auth: options.auth ?? { kind: 'none' },
      ...(options.certificateAuthority === undefined ? {} : { certificateAuthority: options.certificateAuthority }),
    },
    secret: () => Promise.resolve(options.secret),
    clock: skewedClock(options.skewMs ?? 0),
    name: options.name ?? 'seat',
    timings: options.timings ?? QUICK,
  })
}

export async function connectedSeat(options: SeatOptions): Promise<TeamHub> {
  const hub = openSeat(options)
  await until('the seat is connected', () => hub.link.kind === 'connected', 30_000)
  return hub
}

/** Until the hub has answered for good: what is only unreachable is asked again. */
export async function patiently<T extends { readonly kind: string }>(ask: () => Promise<T>, limitMs = 30_000): Promise<T> {
  const end = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer.kind !== 'unreachable' || performance.now() > end) return answer
    await wait(100)
  }
}
