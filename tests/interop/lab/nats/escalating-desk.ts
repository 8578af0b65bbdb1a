import type { Page } from 'playwright-core'
import { PHONE_CHANNEL, type PhoneCommand } from '../../../../core/contract/phone-channel.ts'
import type { RunningPbx } from '../../../../main/sandbox/pbx-server.ts'
import type { NatsHubSection } from '../../../../core/contract/team/team-section.ts'
import { chooseDisposition } from '../../../support/disposition.ts'
import { PhoneObserver } from '../../../support/phone-observer.ts'
import { aProvision } from '../../../support/provision-builder.ts'
import { passwordAt, startTestPbx } from '../../../support/test-pbx.ts'
import { startWorkstation, type Workstation } from '../../../support/workstation.ts'

/** What a person would press; the desk's own command, so that the suite does not depend on a layout. */
const command = (desk: Page, told: PhoneCommand): Promise<void> =>
  desk.evaluate(
    ({ name, command: what }) => {
      const channel = new BroadcastChannel(name)
      channel.postMessage({ kind: 'command', v: 1, id: crypto.randomUUID(), command: what })
      channel.close()
    },
    { name: PHONE_CHANNEL, command: told },
  )

type HubPlace = Pick<NatsHubSection, 'servers'> & Partial<Pick<NatsHubSection, 'auth' | 'secret'>>

/** An operator's workstation whose hub is a real one. */
export interface EscalatingDesk {
  readonly desk: Page
  readonly phone: PhoneObserver
  readonly seat: Workstation
  /** Ids of the packets that were painted as sent, or as waiting for the hub. */
  readonly painted: ReadonlySet<string>
  /** Ends a wrap-up there may be from an earlier life. Returns whether there was one. */
  finish(): Promise<boolean>
  /** Somebody calls and hangs up: the wrap-up lies before her, F8 escalates it. */
  oneCall(): Promise<void>
}

/** A PBX and somebody who calls, for operators of one organisation. */
export interface EscalatingWorld {
  start(hub: HubPlace, profile?: string): Promise<EscalatingDesk>
  close(): Promise<void>
}

export async function openEscalatingWorld(organisation: string): Promise<EscalatingWorld> {
  const pbx: RunningPbx = await startTestPbx()
  const account = (user: '1001' | '2000') => aProvision({ server: pbx.url, user, password: passwordAt(user) })
  const caller = await startWorkstation({ provision: { ...account('2000'), operator: { id: 'caller', name: 'Виктор Данилов' } } })
  const callerPhone = new PhoneObserver(caller.desk)
  return {
    start: async (hub, profile) => {
      const team = {
        hub: { kind: 'nats' as const, ...hub, servers: [...hub.servers] },
        role: 'operator' as const,
        organisations: [organisation],
      }
      const seat = await startWorkstation({ provision: { ...account('1001'), team }, ...(profile === undefined ? {} : { profile }) })
      return escalatingDesk(seat, caller, callerPhone)
    },
    close: async () => {
      await caller.close()
      await pbx.close()
    },
  }
}

async function escalatingDesk(seat: Workstation, caller: Workstation, callerPhone: PhoneObserver): Promise<EscalatingDesk> {
  const { desk } = seat
  const phone = new PhoneObserver(desk)
  const painted = await watchPainted(desk)
  const finish = async (): Promise<boolean> => {
    const { presence } = await phone.when(
      'it is ready or in wrap-up',
      (state) => ['ready', 'wrap-up'].includes(state.presence.kind),
      30_000,
    )
    if (presence.kind !== 'wrap-up') return false
    await desk.keyboard.press('Escape')
    await chooseDisposition(desk)
    await desk.keyboard.press('F9')
    await phone.presence('ready')
    return true
  }
  const oneCall = async (): Promise<void> => {
    await callerPhone.presence('ready', 30_000)
    await command(caller.desk, { kind: 'dial', number: '1001' })
    const { call } = await phone.call('incoming')
    await command(desk, { kind: 'answer', callId: call.id })
    await phone.call('active')
    await command(desk, { kind: 'hang-up', callId: call.id })
    await phone.presence('wrap-up')
    const { presence } = await callerPhone.presence('wrap-up')
    if (presence.kind === 'wrap-up') await command(caller.desk, { kind: 'finish-wrap-up', callId: presence.callId as typeof call.id })
    await desk.getByRole('button', { name: /На линию 2/ }).waitFor()
    // The hand is in the note after a call: F8 works from there as well, a letter would not.
    await desk.keyboard.press('Escape')
  }
  return { desk, phone, seat, painted, finish, oneCall }
}

/** Tells of every packet as soon as a frame has shown it as sent, or as waiting: what dies later was promised before. */
async function watchPainted(desk: Page): Promise<ReadonlySet<string>> {
  const painted = new Set<string>()
  await desk.exposeFunction('packetPainted', (id: string) => void painted.add(id))
  await desk.evaluate(() => {
    const told = new Set<string>()
    const look = (): void => {
      for (const pane of document.querySelectorAll<HTMLElement>('[data-escalation]')) {
        const { escalation: id = '', sent, phase } = pane.dataset
        if (sent === 'keeping' || phase === 'withdrawn' || told.has(id)) continue
        told.add(id)
        const tell = Reflect.get(window, 'packetPainted') as (id: string) => void
        requestAnimationFrame(() => tell(id))
      }
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
    look()
  })
  return painted
}
