import type { Page } from 'playwright-core'
import { PHONE_CHANNEL, type PhoneCommand } from '../../core/contract/phone-channel.ts'
import { PhoneObserver } from '../support/phone-observer.ts'
import { aProvision } from '../support/provision-builder.ts'
import { passwordAt, startTestPbx } from '../support/test-pbx.ts'
import { until } from '../support/until.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'
import { distribution, type Metric } from './report.ts'

const CLICKS = Number(process.env['BENCH_CLICKS'] ?? 60)
const NUMBER = 'Э-\\s?\\d{3}\\s?\\d{3}'

/** What a person would press; the desk's own command, so that the bench does not depend on a layout. */
const command = (desk: Page, told: PhoneCommand): Promise<void> =>
  desk.evaluate(
    ({ name, command: what }) => {
      const channel = new BroadcastChannel(name)
      channel.postMessage({ kind: 'command', v: 1, id: crypto.randomUUID(), command: what })
      channel.close()
    },
    { name: PHONE_CHANNEL, command: told },
  )

async function seat(hub: string, server: string, who: 'operator' | 'specialist', organisation: string): Promise<Workstation> {
  const user = who === 'operator' ? '1001' : '2000'
  const person = who === 'operator' ? { id: 'anna', name: 'Анна Лебедева' } : { id: 'vera', name: 'Вера Соколова' }
  const team = { hub: { kind: 'nats' as const, servers: [hub] }, role: who, organisations: [organisation] }
  return startWorkstation({ provision: { ...aProvision({ server, user, password: passwordAt(user) }), operator: person, team } })
}

/** A call between the two, over at once: the operator has its wrap-up before her, from which she can escalate again and again. */
async function oneCall(operator: Workstation, specialist: Workstation): Promise<void> {
  const [hers, other] = [new PhoneObserver(operator.desk), new PhoneObserver(specialist.desk)]
  await hers.presence('ready', 30_000)
  await other.presence('ready', 30_000)
  await command(specialist.desk, { kind: 'dial', number: '1001' })
  const { call } = await hers.call('incoming')
  await command(operator.desk, { kind: 'answer', callId: call.id })
  await hers.call('active')
  await command(operator.desk, { kind: 'hang-up', callId: call.id })
  await hers.presence('wrap-up')
  const { presence } = await other.presence('wrap-up')
  if (presence.kind === 'wrap-up') await command(specialist.desk, { kind: 'finish-wrap-up', callId: presence.callId as typeof call.id })
  await other.presence('ready')
}

/** Epoch ms of the frame that first shows a packet's number other than `before`. */
function nextNumber(desk: Page, before: string): Promise<{ number: string; at: number }> {
  return desk.evaluate(
    ({ pattern, known }) =>
      new Promise<{ number: string; at: number }>((resolve) => {
        const shown = (): string | undefined => new RegExp(pattern).exec(document.querySelector('main')?.textContent ?? '')?.[0]
        const observer = new MutationObserver(() => {
          const number = shown()
          if (number === undefined || number === known) return
          observer.disconnect()
          // The frame that contains it is painted before the second callback from here.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve({ number, at: performance.timeOrigin + performance.now() })))
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    { pattern: NUMBER, known: before },
  )
}

const pressedAt = async (desk: Page): Promise<() => Promise<number>> => {
  const pressed = await desk.evaluateHandle(() => {
    const last = { at: 0 }
    document.addEventListener('keydown', (event) => (last.at = performance.timeOrigin + event.timeStamp), { capture: true, once: true })
    return last
  })
  return async () => (await pressed.jsonValue()).at
}

/** From the key F8 on the operator's desk to the frame that shows the packet on the specialist's, two workstations on this machine. */
export async function measureClicks(hub: string, organisation: string): Promise<Readonly<Record<string, Metric>>> {
  const pbx = await startTestPbx()
  const operator = await seat(hub, pbx.url, 'operator', organisation)
  const specialist = await seat(hub, pbx.url, 'specialist', organisation)
  const samples: number[] = []
  try {
    await oneCall(operator, specialist)
    await operator.desk.keyboard.press('Escape')
    let known = ''
    for (let click = 0; click < CLICKS; click += 1) {
      await operator.desk
        .getByRole('button', { name: /На линию 2/ })
        .getByText(/свобод/)
        .waitFor()
      const painted = nextNumber(specialist.desk, known)
      const pressed = await pressedAt(operator.desk)
      await operator.desk.keyboard.press('F8')
      const seen = await painted
      samples.push(seen.at - (await pressed()))
      known = seen.number
      await operator.desk
        .getByRole('button', { name: /^Отменить/ })
        .first()
        .waitFor()
      await operator.desk.keyboard.press('Control+KeyZ')
      await until(
        'it was taken back',
        async () =>
          (await operator.desk
            .getByRole('button', { name: /На линию 2/ })
            .getByText(/свобод/)
            .count()) > 0,
      )
    }
  } finally {
    await specialist.close()
    await operator.close()
    await pbx.close()
  }
  return { clickToPacketPainted: distribution('ms', samples) }
}
