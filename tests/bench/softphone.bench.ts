import { setTimeout as wait } from 'node:timers/promises'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { deskHeap, idleCpu } from './desk-cost.ts'
import { dropToRegistered } from './drop-to-registered.ts'
import { distribution, report, type Metric } from './report.ts'

const CALLS = Number(process.env['BENCH_CALLS'] ?? 50)
const IDLE_MS = 10_000
/** The same length of call with and without a reload, in ms. */
const WATCHED_MS = 4_000
/** A packet of sound every 20 ms (RFC 7874 §4.3). */
const PACKETS_A_SECOND = 50

interface Answered {
  readonly setup: number
  readonly audible: number
}

async function answer(seat: Rehearsal): Promise<Answered> {
  await seat.ring('recording-missing')
  const pressedAt = Date.now()
  await seat.desk.keyboard.press('F2')
  const { calls } = await seat.phone.when('sound', ({ calls: all }) =>
    all.some((view) => view.call.phase === 'active' && view.answerToAudibleMs !== undefined),
  )
  const view = calls.findLast(({ call }) => call.phase === 'active')
  if (view?.call.phase !== 'active') throw new Error('The call is gone')
  return { setup: view.call.answeredAt - pressedAt, audible: view.answerToAudibleMs ?? Number.NaN }
}

async function wrapUp(seat: Rehearsal): Promise<void> {
  await seat.desk.keyboard.press('F4')
  await seat.phone.presence('wrap-up')
  await chooseDisposition(seat.desk)
  await seat.desk.keyboard.press('F9')
  await seat.phone.presence('ready')
}

interface Watched {
  /** Longest time without a packet, in ms. */
  readonly gap: number
  /** Packets that came, of those that were due, in percent. */
  readonly packets: number
  readonly usable: number
}

/** A call of a fixed length with or without a reload of the desk in it, as the packet counters of the phone window tell it. */
async function watched(seat: Rehearsal, reload: boolean): Promise<Watched> {
  await answer(seat)
  const first = await seat.phone.when('packets are counted', ({ calls }) => calls.some((view) => (view.packetsReceived ?? 0) > 0))
  const counted = (calls: typeof first.calls): number => calls.findLast(({ call }) => call.phase === 'active')?.packetsReceived ?? 0
  const from = { packets: counted(first.calls), at: performance.now() }
  const usable = reload ? await reloadDesk(seat) : 0
  await wait(Math.max(0, WATCHED_MS - usable))
  const { packetsReceived = 0 } = await seat.phone.call('active')
  const last = await seat.phone.when('a newer count', ({ calls }) => counted(calls) > packetsReceived)
  const due = ((performance.now() - from.at) / 1000) * PACKETS_A_SECOND
  const gap = last.calls.findLast(({ call }) => call.phase === 'active')?.longestGapMs ?? Number.NaN
  await wrapUp(seat)
  return { gap, packets: ((counted(last.calls) - from.packets) * 100) / due, usable }
}

/** Until the call can be worked again and its card is there, in ms. */
async function reloadDesk(seat: Rehearsal): Promise<number> {
  const began = performance.now()
  await seat.desk.reload({ waitUntil: 'commit' })
  await seat.desk.getByRole('button', { name: /^Удержать/ }).waitFor()
  await seat.desk.getByText('Мария Андреевна Орлова').first().waitFor()
  return performance.now() - began
}

const single = (unit: string, value: number): Metric => ({ unit, value: Math.round(value * 10) / 10 })

async function measure(): Promise<Record<string, Metric>> {
  const startedAt = Date.now()
  const seat = await startRehearsal()
  try {
    const { registration } = await seat.phone.presence('ready', 30_000)
    const register = registration.phase === 'registered' ? registration.since - startedAt : Number.NaN
    const answered: Answered[] = [await answer(seat)]
    await wrapUp(seat)
    const cpu = await idleCpu(seat.seat, IDLE_MS)
    const heapBefore = await deskHeap(seat.seat)
    while (answered.length < CALLS) {
      answered.push(await answer(seat))
      await wrapUp(seat)
    }
    const heapAfter = await deskHeap(seat.seat)
    const without = await watched(seat, false)
    const reloaded = await watched(seat, true)
    return {
      register: single('ms', register),
      callSetup: distribution(
        'ms',
        answered.map(({ setup }) => setup),
      ),
      answerToAudible: distribution(
        'ms',
        answered.map(({ audible }) => audible),
      ),
      deskReload: single('ms', reloaded.usable),
      deskReloadGap: { ...single('ms', reloaded.gap), reference: without.gap },
      deskReloadPackets: { ...single('% of due', reloaded.packets), reference: Math.round(without.packets * 10) / 10 },
      idleCpu: single('% of a core', cpu),
      heapGrowth: single(`MB over ${String(CALLS - 1)} calls`, heapAfter - heapBefore),
    }
  } finally {
    await seat.close()
  }
}

const metrics = await measure()
report('softphone', { ...metrics, dropToRegistered: distribution('ms', await dropToRegistered()) })
