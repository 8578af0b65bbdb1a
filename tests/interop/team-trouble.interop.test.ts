import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { Kvm } from '@nats-io/kv'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { askHost } from '../support/page-bridge.ts'
import { until } from '../support/until.ts'
import { openEscalatingWorld, type EscalatingDesk, type EscalatingWorld } from './lab/nats/escalating-desk.ts'
import { packetsIn } from './lab/nats/packets-in.ts'
import { openNatsLab, startOneServer, type NatsLab, type NatsServer } from './lab/nats/server.ts'

const ORGANISATION = 'volna'
const SMALL_BYTES = 64 * 1024
const ACCOUNTS = `authorization { users: [
  { user: "seat", password: "right-and-long" }
  { user: "admin", password: "admin-and-long" }
  { user: "stranger", password: "other-and-long", permissions: { publish: ["$KV.escalations_${ORGANISATION}.>"], subscribe: ["_INBOX.>"] } }
] }`

let lab: NatsLab
let server: NatsServer
let world: EscalatingWorld
let seat: EscalatingDesk

const asAdmin = async <T>(work: (admin: NatsConnection) => Promise<T>): Promise<T> => {
  const admin = await connect({ servers: server.url, user: 'admin', pass: 'admin-and-long' })
  return work(admin).finally(() => admin.close())
}
const packets = () => asAdmin((admin) => packetsIn(admin, ORGANISATION))
const hubOf = (secret: string) => ({ servers: [server.url], auth: { kind: 'password' as const, user: 'seat' }, secret })

/** With `FIRSTLINE_SHOTS` a folder, what the operator sees lies in it. */
async function shot(of: EscalatingDesk, name: string): Promise<void> {
  const folder = process.env['FIRSTLINE_SHOTS']
  if (folder !== undefined) await of.desk.screenshot({ path: join(folder, `${name}.png`) })
}

/** Escalates the call in wrap-up; returns the id of its packet as the screen has it. */
async function escalate(): Promise<string> {
  await seat.desk.keyboard.press('F8')
  const pane = seat.desk.locator('[data-escalation]:not([data-sent="keeping"])')
  await pane.waitFor()
  return (await pane.getAttribute('data-escalation')) ?? ''
}

async function resize(maxBytes: number): Promise<void> {
  await asAdmin(async (admin) => {
    const manager = await jetstreamManager(admin)
    const stream = `KV_${shelvesOf(ORGANISATION).escalations}`
    const { config } = await manager.streams.info(stream)
    await manager.streams.update(stream, { ...config, max_bytes: maxBytes })
  })
}

beforeAll(async () => {
  lab = await openNatsLab()
  server = await startOneServer(lab, ACCOUNTS)
  await asAdmin((admin) => setUpHub(admin, { organisations: [ORGANISATION], replicas: 1, share: 0.05 }))
  world = await openEscalatingWorld(ORGANISATION)
})
afterAll(async () => {
  await world.close()
  await lab.stop()
})

it('a wrong password is told in plain words, with what helps; F8 keeps the packet all the same', async () => {
  const wrong = await world.start(hubOf('wrong-and-long'))
  await wrong.desk.getByText('Хаб не пускает: неверный ключ').first().waitFor({ timeout: 20_000 })
  await wrong.desk
    .getByText(/Звонки идут.*администратор/)
    .first()
    .waitFor()
  await wrong.oneCall()
  await wrong.desk.keyboard.press('F8')
  await wrong.desk.locator('[data-escalation][data-sent="waiting"]').waitFor()
  await shot(wrong, 'wrong-password')
  await wrong.seat.close()
  expect((await packets()).size).toBe(0)
})

describe('an operator', () => {
  beforeAll(async () => {
    seat = await world.start(hubOf('right-and-long'))
    await seat.desk.getByText('Линия 2: дежурных нет').first().waitFor({ timeout: 20_000 })
  })
  afterAll(() => seat.seat.close())

  it('escalates while the hub is gone: it is kept and told, and sent once when it is back', async () => {
    await seat.oneCall()
    await server.kill()
    await seat.desk
      .getByText(/Хаб: нет связи/)
      .first()
      .waitFor({ timeout: 20_000 })
    const id = await escalate()
    await seat.desk.getByText('Отправим, когда хаб вернётся').first().waitFor()
    await seat.desk
      .getByText(/Хаб: нет связи.*1\sждёт/)
      .first()
      .waitFor()
    await seat.desk
      .locator('input[type="file"]')
      .setInputFiles({ name: 'лог.txt', mimeType: 'text/plain', buffer: Buffer.alloc(300_000, 'a') })
    await seat.desk.getByText('сохранён, отправим, когда хаб вернётся').waitFor()
    await shot(seat, 'hub-gone')
    await server.start()
    await seat.desk.locator(`[data-escalation="${id}"][data-sent="sent"]`).waitFor({ timeout: 30_000 })
    await seat.desk.getByText('отправлен', { exact: true }).waitFor({ timeout: 30_000 })
    await shot(seat, 'hub-back')
    await until('the word of the file is there', async () => (await packets()).get(id)?.changes.length === 2, 20_000)
    expect((await packets()).get(id)?.changes.map(({ what }) => what)).toEqual(['offered', 'noted'])
  })

  it('attaches 50 MB: the limit is told, and the packet is unharmed', async () => {
    await seat.desk.locator('input[type="file"]').evaluate((input) => {
      const chosen = new DataTransfer()
      chosen.items.add(new File([new Uint8Array(50 * 1024 * 1024)], 'запись.wav', { type: 'audio/wav' }))
      if (input instanceof HTMLInputElement) input.files = chosen.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await seat.desk.getByText(/больше\s25\sМБ/).waitFor()
    await shot(seat, 'attachment-50-mb')
    expect([...(await packets()).values()].map(({ changes }) => changes.length)).toEqual([2])
  })

  it('is not troubled by a record that somebody forged: it is counted, not shown', async () => {
    const before = (await askHost(seat.desk, 'team.state', {})).escalations.length
    const stranger = await connect({ servers: server.url, user: 'stranger', pass: 'other-and-long' })
    const subject = `$KV.${shelvesOf(ORGANISATION).escalations}`
    stranger.publish(`${subject}.forged-1`, '{"packet":{"id":"forged-1","problem":{"words":"Подделка"}},"changes":[]}')
    stranger.publish(`${subject}.forged-2`, 'Подделка, а не запись')
    await stranger.flush()
    await stranger.close()
    await asAdmin(async (admin) => {
      const bucket = await new Kvm(admin).open(shelvesOf(ORGANISATION).escalations)
      await until('both lie in the bucket', async () => (await bucket.get('forged-1')) !== null && (await bucket.get('forged-2')) !== null)
    })
    await seat.finish()
    await seat.oneCall()
    const id = await escalate()
    await seat.desk.locator(`[data-escalation="${id}"][data-sent="sent"]`).waitFor()
    await shot(seat, 'forged')
    const { escalations } = await askHost(seat.desk, 'team.state', {})
    expect(escalations).toHaveLength(before + 1)
    expect(await seat.desk.getByText('Подделка').count()).toBe(0)
    const log = await readFile(join(seat.seat.profile, 'logs', 'firstline.log'), 'utf8')
    expect(log).toContain('cannot be read and is left alone')
    expect(log).not.toContain('Подделка')
  })

  it('escalates to a full hub: it is kept and told, and sent once there is room', async () => {
    await seat.finish()
    await seat.oneCall()
    const before = (await packets()).size
    await resize(SMALL_BYTES)
    await asAdmin(async (admin) => {
      const bucket = await new Kvm(admin).open(shelvesOf(ORGANISATION).escalations)
      for (let size = 16_384; size >= 128; size /= 2) {
        for (let no = 0; no < 8; no += 1) await bucket.put(`filler-${String(size)}-${String(no)}`, 'x'.repeat(size)).catch(() => undefined)
      }
    })
    const id = await escalate()
    await seat.desk.getByText('На хабе нет места').first().waitFor()
    await shot(seat, 'hub-full')
    expect((await packets()).size).toBe(before)
    await resize(64 * 1024 * 1024)
    await seat.desk.locator(`[data-escalation="${id}"][data-sent="sent"]`).waitFor({ timeout: 40_000 })
    expect((await packets()).get(id)?.changes).toHaveLength(1)
    await shot(seat, 'hub-full-then-room')
  })
})
