import { setTimeout as wait } from 'node:timers/promises'
import { demoClients } from '../../core/sandbox/demo/demo-clients.ts'
import { nextPop, watchLongTasks, type SeenPop } from '../support/next-pop.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { distribution, report, type Metric } from './report.ts'

const CALLS = Number(process.env['BENCH_CALLS'] ?? 200)
const CLIENTS = 10_000
/** The seed with which the sandbox makes its clients. */
const DEMO_SEED = 1
const LONG_TASK_MS = 50
/** Between two calls, in ms: the last one is on the disk by then, as it is when the next client of a queue rings. */
const PAUSE_MS = 400

interface Caller {
  readonly number: string
  readonly name: string
}

/** One number of every n-th demo client, so that the calls are spread over the whole directory. */
function numbersToCall(): Caller[] {
  const every = Math.floor(CLIENTS / CALLS)
  const chosen: Caller[] = []
  let index = 0
  for (const client of demoClients({ seed: DEMO_SEED, count: CLIENTS, nowMs: Date.now() })) {
    const [phone] = client.phones
    if (index % every === 0 && phone !== undefined && chosen.length < CALLS) chosen.push({ number: phone.number, name: client.name.family })
    index += 1
  }
  return chosen
}

async function ringOnce(seat: Rehearsal, as: Caller): Promise<SeenPop> {
  const pop = await nextPop(seat.desk)
  await seat.caller.tell({ kind: 'start-call', v: 1, scenario: 'recording-missing', language: 'ru', as })
  const seen = await pop()
  await seat.desk.keyboard.press('F3')
  await seat.phone.when(
    'the seat is free again',
    ({ calls, presence }) => presence.kind === 'ready' && calls.every(({ call }) => call.phase === 'ended'),
  )
  await wait(PAUSE_MS)
  return seen
}

const parts = ['inviteToPaint', 'inviteToScreen', 'inviteToWhole', 'arrival', 'lookup', 'react', 'frame'] as const

const seat = await startRehearsal({ sandboxClients: CLIENTS })
const measured: SeenPop[] = []
let longTasks: number[] = []
try {
  await seat.phone.presence('ready', 30_000)
  await seat.desk.getByRole('region', { name: /^(Звонок|Call)$/ }).waitFor()
  const longOnes = await watchLongTasks(seat.desk)
  for (const caller of numbersToCall()) measured.push(await ringOnce(seat, caller))
  longTasks = await longOnes()
} finally {
  await seat.close()
}
const [first] = measured
const metrics: Record<string, Metric> = Object.fromEntries(
  parts.map((part) => [
    part,
    distribution(
      'ms',
      measured.map((pop) => pop[part]),
    ),
  ]),
)
report('pop', {
  ...metrics,
  firstCall: { unit: 'ms', value: Math.round(first?.inviteToPaint ?? Number.NaN) },
  // Shorter tasks than 50 ms are no long tasks to the browser: 0 says that there was none.
  deskLongestTask: { unit: 'ms', value: Math.max(0, ...longTasks) },
  deskLongTasks: { unit: `tasks ≥ ${String(LONG_TASK_MS)} ms`, value: longTasks.length },
})
