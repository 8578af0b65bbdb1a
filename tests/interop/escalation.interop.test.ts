import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { chooseDisposition } from '../support/disposition.ts'
import { peaksInEar } from '../support/peaks-in-ear.ts'
import { PhoneObserver } from '../support/phone-observer.ts'
import { aProvision } from '../support/provision-builder.ts'
import { writeTone } from '../support/tone.ts'
import { until } from '../support/until.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'
import { startAsterisk, type Lab } from './lab/asterisk.ts'
import { OPERATOR_PASSWORD, SPECIALIST_PASSWORD, SPECIALIST_USER } from './lab/config.ts'
import { pickPorts } from './lab/ports.ts'
import { openNatsLab, startOneServer, type NatsLab } from './lab/nats/server.ts'
import { callFrom, type Sipp } from './lab/sipp.ts'

const ORGANISATION = 'volna'
const OPERATOR_HZ = 1000
const SPECIALIST_HZ = 800
const CALLER_HZ = 600
const CALLER = '+79160000303'
const CLIENT = 'Виктор Данилов'
const WORDS = 'В субботу склад работает, а Павел и Лена не берут трубку. Переведите звонки на меня'

let lab: Lab
let nats: NatsLab
let hub: string
let dir: string
let operator: Workstation
let specialist: Workstation
let operatorPhone: PhoneObserver
let specialistPhone: PhoneObserver
const callers: Sipp[] = []

const root = (): string => {
  const path = process.env['FIRSTLINE_ASTERISK']
  if (path === undefined) throw new Error('Start this suite with npm run test:interop')
  return path
}

async function clientCalls(): Promise<void> {
  const { ports } = lab
  callers.push(await callFrom({ number: CALLER, name: CLIENT, dials: '8000', hz: CALLER_HZ, sipPort: ports.sip, localPort: ports.trunk }))
  await operatorPhone.call('incoming')
  await operator.desk.getByRole('button', { name: /^Ответить/ }).waitFor()
  await operator.desk.keyboard.press('F2')
  await operatorPhone.call('active')
}

async function clientLeaves(): Promise<void> {
  await lab.hangUpAll()
  await Promise.all(callers.splice(0).map((caller) => caller.stop()))
}

async function operatorWrapsUp(): Promise<void> {
  await operatorPhone.presence('wrap-up', 20_000)
  await operator.desk.keyboard.press('Escape')
  await chooseDisposition(operator.desk)
  await operator.desk.keyboard.press('F9')
  await operatorPhone.presence('ready', 20_000)
}

async function hears(seat: Workstation, who: string, hz: number): Promise<void> {
  const page = await seat.window('phone')
  await until(`${who} hears ${String(hz)} Hz`, async () => (await peaksInEar(page)).some((peak) => Math.abs(peak - hz) < 30), 20_000)
}

const team = (role: 'operator' | 'specialist') => ({
  hub: { kind: 'nats' as const, servers: [hub] },
  role,
  organisations: [ORGANISATION],
  rules: { offerSeconds: 20, fallBackSeconds: 60 },
})

async function startSeat(who: 'operator' | 'specialist', hz: number): Promise<Workstation> {
  const microphone = join(dir, `${who}.wav`)
  await writeTone(microphone, hz, 30, 48_000)
  const account = who === 'operator' ? { password: OPERATOR_PASSWORD } : { password: SPECIALIST_PASSWORD, user: SPECIALIST_USER }
  const person = who === 'operator' ? { id: 'anna', name: 'Анна Лебедева' } : { id: 'vera', name: 'Вера Соколова' }
  const provision = { ...aProvision({ server: lab.server, ...account }), operator: person, team: team(who) }
  return startWorkstation({ provision, microphone })
}

const escalateButton = (): ReturnType<Workstation['desk']['getByRole']> => operator.desk.getByRole('button', { name: /На линию 2/ })

describe('two workstations, a real Asterisk and a real NATS server', () => {
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'firstline-escalation-'))
    nats = await openNatsLab()
    const server = await startOneServer(nats)
    hub = server.url
    const admin = await connect({ servers: server.url })
    await setUpHub(admin, { organisations: [ORGANISATION], replicas: 1, share: 0.05 })
    await admin.close()
    lab = await startAsterisk(root(), await pickPorts())
    operator = await startSeat('operator', OPERATOR_HZ)
    operatorPhone = new PhoneObserver(operator.desk)
    await operatorPhone.presence('ready', 30_000)
  })

  afterAll(async () => {
    await clientLeaves()
    await specialist.close()
    await operator.close()
    await lab.stop()
    await nats.stop()
    await rm(dir, { recursive: true, force: true })
  })

  it('nobody is on duty: one key makes a callback with a deadline, and the words to say', async () => {
    await clientCalls()
    await operator.desk.getByRole('textbox', { name: 'Имя и фамилия' }).fill(CLIENT)
    await operator.desk.keyboard.press('Control+Enter')
    await operator.desk.getByRole('heading', { name: CLIENT }).first().waitFor()
    await operator.desk.keyboard.press('Escape')
    await escalateButton()
      .getByText(/[Пп]ерезвонят\sдо\s\d\d:\d\d/)
      .waitFor()
    await operator.desk.keyboard.press('F8')
    await operator.desk.getByText('Скажите клиенту').waitFor()
    await operator.desk
      .getByText(/[Пп]ерезвон.*до\s\d\d:\d\d/)
      .first()
      .waitFor()
    await operator.desk.keyboard.press('F4')
    await operatorWrapsUp()
    await clientLeaves()
  })

  it('the specialist comes on duty and finds the callback in her queue, with its deadline', async () => {
    specialist = await startSeat('specialist', SPECIALIST_HZ)
    specialistPhone = new PhoneObserver(specialist.desk)
    await specialistPhone.presence('ready', 30_000)
    await specialist.desk.getByRole('region', { name: 'Очередь' }).getByText(CLIENT).first().waitFor()
  })

  it('F8: the packet is on her screen before the voice, with number and history', async () => {
    await clientCalls()
    await operator.desk.keyboard.press('KeyN')
    await operator.desk.keyboard.type(WORDS)
    await operator.desk.keyboard.press('Escape')
    await escalateButton()
      .getByText(/свобод/)
      .waitFor({ timeout: 20_000 })
    await operator.desk.keyboard.press('F8')
    await specialist.desk.getByRole('button', { name: /^Принять/ }).waitFor()
    await specialist.desk.getByText(WORDS).first().waitFor()
    await specialist.desk
      .getByText(/\+7\s916\s•••\s••\s03/)
      .first()
      .waitFor()
    await specialist.desk.getByText('Запись разговора: нет в CRM').first().waitFor()
    expect((await specialistPhone.state()).calls).toEqual([])
    await operator.desk.getByText('На экране: Вера Соколова').first().waitFor()
  })

  it('she accepts: the operator consults her, is answered by itself, and joins her with the client, who is heard', async () => {
    await specialist.desk.keyboard.press('F2')
    await operatorPhone.when('both calls are up', ({ calls }) => calls.filter(({ call }) => call.phase === 'active').length === 2, 30_000)
    await specialistPhone.call('active', 20_000)
    await hears(specialist, 'the specialist', OPERATOR_HZ)
    await operator.desk.keyboard.press('KeyG')
    await operatorPhone.presence('wrap-up', 20_000)
    await hears(specialist, 'the specialist', CALLER_HZ)
    await operatorWrapsUp()
  })

  it('she resolves it, and the operator sees how', async () => {
    await specialist.desk.getByRole('button', { name: /^Завершить/ }).click()
    await clientLeaves()
    await specialist.desk.getByRole('textbox', { name: /Ответ/ }).fill('Включила обход на номер директора до понедельника')
    await specialist.desk.getByRole('button', { name: /^Решено/ }).click()
    await operator.desk.keyboard.press('Shift+KeyE')
    await operator.desk
      .getByRole('dialog')
      .getByText(/^Все\s2$/)
      .click()
    await operator.desk
      .getByRole('dialog')
      .getByText(/^Решено/)
      .first()
      .click()
    await operator.desk.getByText('Включила обход на номер директора до понедельника').first().waitFor()
  })
})
