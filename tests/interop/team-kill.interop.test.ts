import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import type { LogEntry } from '../../core/ports/team-hub.ts'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { until } from '../support/until.ts'
import { openProxy, type CuttableProxy } from './lab/nats/cuttable-proxy.ts'
import { openEscalatingWorld, type EscalatingDesk, type EscalatingWorld } from './lab/nats/escalating-desk.ts'
import { packetsIn } from './lab/nats/packets-in.ts'
import { connectedSeat } from './lab/nats/seat.ts'
import { openNatsLab, startOneServer, type NatsLab, type NatsServer } from './lab/nats/server.ts'

const ORGANISATION = 'volna'

/**
 * What the line to the hub does at the click. `open`: killed at any moment; `cut`: written to the disk, not sent; `mute`: the
 * hub has written it, and what it answers does not arrive.
 */
const ROUNDS = ['mute', 'cut', 'open', 'mute', 'open'] as const

const seed = Number(process.env['FIRSTLINE_SEED'] ?? Date.now() % 1_000_000)

/** Park and Miller's minimal standard, 0…1: a round can be had again by its seed. */
function randomFrom(start: number): () => number {
  let state = (start % 2_147_483_646) + 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

let lab: NatsLab
let server: NatsServer
let line: CuttableProxy
let admin: NatsConnection
let world: EscalatingWorld
let profile: string

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'firstline-team-kill-'))
  lab = await openNatsLab()
  server = await startOneServer(lab)
  admin = await connect({ servers: server.url })
  await setUpHub(admin, { organisations: [ORGANISATION], replicas: 1, share: 0.05 })
  line = await openProxy(server.port)
  world = await openEscalatingWorld(ORGANISATION)
})
afterAll(async () => {
  await world.close()
  await line.close()
  await admin.close()
  await lab.stop()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

const start = (): Promise<EscalatingDesk> => world.start({ servers: [`nats://127.0.0.1:${String(line.port)}`] }, profile)

/** Presses F8 and kills it at a moment of this round; returns what had been painted. */
async function clickAndKill(seat: EscalatingDesk, manner: (typeof ROUNDS)[number], random: () => number): Promise<readonly string[]> {
  const before = (await packetsIn(admin, ORGANISATION)).size
  await until('the hub is known to be there', async () => (await seat.desk.getByText(/Линия 2: дежурных нет/).count()) > 0, 20_000)
  if (random() < 0.3) {
    await seat.desk.keyboard.press('F8')
    await seat.desk
      .getByRole('button', { name: /^Отменить/ })
      .first()
      .waitFor()
    await seat.desk.keyboard.press('Control+KeyZ')
    await seat.desk.getByText('Эскалация отменена').first().waitFor()
  }
  if (manner === 'cut') line.cut()
  if (manner === 'mute') line.muteAnswers()
  await seat.desk.keyboard.press('F8')
  if (manner === 'mute') await until('the hub has it', async () => (await packetsIn(admin, ORGANISATION)).size > before)
  const afterMs = Math.round(random() * (manner === 'open' ? 400 : 1_500))
  await wait(afterMs)
  await seat.seat.kill()
  line.mend()
  process.stdout.write(`${manner}: killed ${String(afterMs)} ms after it, ${String(seat.painted.size)} painted\n`)
  return [...seat.painted]
}

it(
  'kill −9 after F8, wherever it was: after the start the hub has every packet that was promised, once',
  { timeout: 150_000 },
  async () => {
    const random = randomFrom(seed)
    process.stdout.write(`FIRSTLINE_SEED=${String(seed)}\n`)
    const promised: string[] = []
    let finished = 0
    for (const manner of ROUNDS) {
      const seat = await start()
      if (await seat.finish()) finished += 1
      await seat.oneCall()
      promised.push(...(await clickAndKill(seat, manner, random)))
    }
    const last = await start()
    if (await last.finish()) finished += 1
    await until(
      'everything that was promised is at the hub',
      async () => {
        const packets = await packetsIn(admin, ORGANISATION)
        return promised.every((id) => packets.has(id))
      },
      20_000,
    )
    const packets = await packetsIn(admin, ORGANISATION)
    for (const [id, { changes, call }] of packets) {
      expect(
        changes.filter(({ what }) => what === 'offered'),
        `${id} is offered once`,
      ).toHaveLength(1)
      expect(new Set(changes.map((change) => change.id)).size, `${id} has each change once`).toBe(changes.length)
      const living = [...packets.values()].filter((other) => other.call === call && !other.changes.some(({ what }) => what === 'withdrawn'))
      expect(living.length, 'one click is one packet').toBeLessThanOrEqual(1)
    }
    // Of three rounds in which it lay on the disk for sure, none is missing.
    expect(promised.length).toBeGreaterThanOrEqual(3)
    await countedOnce(finished)
    await last.seat.close()
  },
)

/** Every finished call is in the figures' log, once. */
async function countedOnce(finished: number): Promise<void> {
  const witness = await connectedSeat({ servers: [server.url] })
  const entries: LogEntry[] = []
  witness.log(shelvesOf(ORGANISATION).events).follow(0, { entry: (entry) => entries.push(entry), caughtUp: () => undefined })
  const calls = (): string[] => entries.flatMap(({ id }) => (id.startsWith('int-') ? [id] : []))
  await until('every finished call was told', () => calls().length >= finished, 20_000)
  expect(calls()).toHaveLength(finished)
  expect(new Set(calls()).size).toBe(finished)
  await witness.close()
}
