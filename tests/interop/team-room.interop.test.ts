import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sitDown } from '../../core/domain/chat/room-turn.ts'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { aQuestion } from '../support/chat-builder.ts'
import { aDuty } from '../support/duty-builder.ts'
import { aRoom } from '../support/room-seat.ts'
import { denis, igor, vera } from '../support/team-members.ts'
import { until } from '../support/until.ts'
import { openProxy } from './lab/nats/cuttable-proxy.ts'
import { connectedSeat, patiently } from './lab/nats/seat.ts'
import { openNatsLab, startOneServer, type NatsLab, type NatsServer } from './lab/nats/server.ts'

const soon = {
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

let lab: NatsLab
let server: NatsServer

beforeAll(async () => {
  lab = await openNatsLab()
  server = await startOneServer(lab)
  const admin = await connect({ servers: server.url })
  await setUpHub(admin, { organisations: ['alfa'], replicas: 1, share: 0.05 })
  await admin.close()
})
afterAll(() => lab.stop())

it('the room on a real server: no word lost or doubled through cuts, one seat, marks that stay', async () => {
  const proxy = await openProxy(server.port)
  const shaky = await connectedSeat({ servers: [`nats://127.0.0.1:${String(proxy.port)}`] })
  const steady = await connectedSeat({ servers: [server.url] })
  const [asks, answers] = [aRoom(shaky, denis, soon), aRoom(steady, vera, soon)]
  for (let index = 0; index < 30; index += 1) {
    const message = aQuestion(`Вопрос ${index}?`, { id: `word-${index}` })
    const said = patiently(() => asks.say(message))
    if (index % 10 === 5) {
      proxy.cut()
      await until('the line is seen to be lost', () => shaky.link.kind !== 'connected', 30_000)
      proxy.mend()
    }
    expect((await said).kind).toBe('done')
    // What was acknowledged is sent once more, as an outbox would after a power cut.
    await patiently(() => asks.say(message))
  }
  await until('both have heard all', () => asks.messages.length >= 30 && answers.messages.length >= 30, 30_000)
  for (const room of [asks, answers])
    expect(room.messages.map(({ message }) => message.id)).toEqual(Array.from({ length: 30 }, (_none, index) => `word-${index}`))

  const duties = [aDuty(vera), aDuty(igor)]
  const other = aRoom(await connectedSeat({ servers: [server.url] }), igor, soon)
  const outcomes = await Promise.all([
    answers.changeSeat((seat) => sitDown(seat, duties, 'vera', 1)),
    other.changeSeat((seat) => sitDown(seat, duties, 'igor', 1)),
  ])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'nobody'])
  expect((await patiently(() => asks.markRead(12))).kind).toBe('done')
  const again = aRoom(await connectedSeat({ servers: [server.url] }), denis, soon)
  await until('another window knows', () => again.readUpTo === 12 && again.seat.holder !== undefined)
  await proxy.close()
})
