import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { DUTY_BUCKET } from '../../core/domain/team/organisation.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { ownDuty } from '../../core/usecases/team/own-duty.ts'
import { systemClock } from '../../main/services/clock.ts'
import { TIMINGS } from '../../main/team/nats/timings.ts'
import { connectedSeat } from '../interop/lab/nats/seat.ts'
import type { NatsServer } from '../interop/lab/nats/server.ts'
import { specialist } from '../interop/lab/nats/team-world.ts'
import type { Metric } from './report.ts'

const SIZES = [100, 250, 500]
const REFERENCE_SEATS = 250
/** 8 % of the requests go to line 2, and about as many of the seats are line 2. */
const LINE_TWO = 0.08
const WINDOW_MS = 20_000
/** Ticks of `/proc/<pid>/stat` a second, on every Linux of today. */
const TICKS = 100

const varz = z.object({ in_msgs: z.number(), out_msgs: z.number(), connections: z.number() })

const cpuTicks = (pid: number): number => {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? []
  return Number(fields[11]) + Number(fields[12])
}

interface Load {
  readonly perSecond: number
  readonly cpu: number
}

/** What `seats` of one team cost the server, of which the first `announcing` tell all the others of themselves. */
async function loadOf(server: NatsServer, seats: number, announcing: number): Promise<Load> {
  const hubs: TeamHub[] = []
  const closers: (() => Promise<void>)[] = []
  for (let at = 0; at < seats; at += 25)
    hubs.push(...(await Promise.all(Array.from({ length: 25 }, () => connectedSeat({ servers: [server.url], timings: TIMINGS })))))
  for (const [at, hub] of hubs.entries()) {
    // Everybody hears everything, and nobody looks at it: 500 desks would not fit on this machine, only their lines do.
    const stop = hub.records(DUTY_BUCKET).watch({ entry: () => undefined })
    const member = specialist(String(at))
    const own = ownDuty({ hub, clock: systemClock, member, random: Math.random })
    if (at < announcing) own.announce({ kind: 'free' })
    closers.push(async () => {
      stop()
      // Gone without a farewell: 500 of them at once would be measured with the next team.
      await hub.close()
      await own.close()
    })
  }
  await wait(3_000)
  const pid = server.pid() ?? 0
  const [before, ticks, began] = [varz.parse(await server.monitor('/varz')), cpuTicks(pid), performance.now()]
  await wait(WINDOW_MS)
  const seconds = (performance.now() - began) / 1000
  const after = varz.parse(await server.monitor('/varz'))
  const load = {
    perSecond: (after.in_msgs - before.in_msgs + after.out_msgs - before.out_msgs) / seconds,
    cpu: ((cpuTicks(pid) - ticks) / TICKS / seconds) * 100,
  }
  await Promise.all(closers.map((close) => close()))
  return load
}

const hundredth = (value: number): number => Math.round(value * 100) / 100
const tenth = (value: number): number => Math.round(value * 10) / 10

/**
 * Presence of 100, 250 and 500 seats. Everybody watches the duty of line 2; nobody watches the operators. The reference,
 * at 250 seats, is the design in which everybody tells everybody.
 */
export async function measurePresence(server: NatsServer): Promise<Record<string, Metric>> {
  const metrics: Record<string, Metric> = {}
  const loads: { readonly seats: number; readonly load: Load }[] = []
  for (const seats of SIZES) {
    const load = await loadOf(server, seats, seats * LINE_TWO)
    const reference = seats === REFERENCE_SEATS ? await loadOf(server, seats, seats) : undefined
    loads.push({ seats, load })
    const suffix = seats === SIZES.at(-1) ? '' : `At${String(seats)}`
    metrics[`presenceMessagesPerSecond${suffix}`] = { unit: '1/s', ...compared(load.perSecond, reference?.perSecond) }
    metrics[`presenceServerCpu${suffix}`] = { unit: '% of a core', ...compared(load.cpu, reference?.cpu) }
  }
  const [small, big] = [loads.at(0), loads.at(-1)]
  if (small === undefined || big === undefined) return metrics
  const power = (load: Load): number => Math.log(load.perSecond / small.load.perSecond) / Math.log(big.seats / small.seats)
  // 1: grows with the seats; 2: with their square. Line 2 grows along here, so the messages do with its share of the square …
  metrics['presenceGrowthExponent'] = { unit: 'power of seats', value: hundredth(power(big.load)) }
  // … and here five times as many operators watch the line 2 of the smallest team.
  const moreOperators = await loadOf(server, big.seats, small.seats * LINE_TWO)
  metrics['presenceGrowthExponentOfOperators'] = { unit: 'power of seats', value: hundredth(power(moreOperators)) }
  return metrics
}

const compared = (value: number, reference?: number): { readonly value: number; readonly reference?: number; readonly ratio?: number } =>
  reference === undefined
    ? { value: tenth(value) }
    : { value: tenth(value), reference: tenth(reference), ratio: hundredth(value / reference) }
