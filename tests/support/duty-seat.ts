import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PhoneObserver } from './phone-observer.ts'
import { aProvision } from './provision-builder.ts'
import { passwordAt } from './test-pbx.ts'
import { writeTone } from './tone.ts'
import { startWorkstation, type Workstation } from './workstation.ts'

export interface DutySeatOptions {
  readonly server: string
  readonly user: '1001' | '2000'
  readonly password?: string
  readonly profile?: string
  readonly iceServers?: readonly { urls: string[] }[]
}

/** A production seat on a PBX of the test. */
export interface DutySeat {
  readonly desk: Page
  readonly phone: PhoneObserver
  readonly seat: Workstation
  /** Calls a number by keys alone. */
  dial(number: string): Promise<void>
  close(): Promise<void>
}

const NAMES = { '1001': 'Анна Лебедева', '2000': 'Вера Соколова' } as const

export async function startDutySeat({ server, user, password, profile, iceServers }: DutySeatOptions): Promise<DutySeat> {
  const sounds = await mkdtemp(join(tmpdir(), 'firstline-sounds-'))
  const microphone = join(sounds, 'voice.wav')
  await writeTone(microphone, user === '1001' ? 1000 : 600, 30, 48_000)
  const provision = {
    ...aProvision({
      server,
      user,
      password: password ?? passwordAt(user),
      ...(iceServers === undefined ? {} : { iceServers: [...iceServers] }),
    }),
    operator: { id: user, name: NAMES[user] },
  }
  const seat = await startWorkstation({ provision, microphone, ...(profile === undefined ? {} : { profile }) })
  const { desk } = seat
  return {
    desk,
    phone: new PhoneObserver(desk),
    seat,
    dial: async (number) => {
      await desk.getByRole('textbox', { name: 'Номер' }).waitFor()
      await desk.keyboard.press('KeyC')
      await desk.keyboard.type(number)
      await desk.keyboard.press('Enter')
    },
    close: async () => {
      await seat.close()
      await rm(sounds, { recursive: true, force: true })
    },
  }
}
