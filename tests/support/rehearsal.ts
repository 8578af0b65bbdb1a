import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Stranger } from '../../core/contract/caller-channel.ts'
import { CallerObserver } from './caller-observer.ts'
import { PhoneObserver } from './phone-observer.ts'
import { writeTone } from './tone.ts'
import { startWorkstation, type Workstation, type WorkstationOptions } from './workstation.ts'

/** What the operator's microphone carries in tests, in Hz: how the far end's ears tell whose sound it is. */
export const OPERATOR_HZ = 1000

/** A sandbox seat that is Ready, with an ear on the phone and one on the simulated people. */
export interface Rehearsal {
  readonly desk: Page
  readonly phone: PhoneObserver
  readonly caller: CallerObserver
  readonly seat: Workstation
  /** A client of a scenario rings, or a stranger with his voice; returns when the desk offers to answer. */
  ring(scenario: string, language?: 'ru' | 'en', as?: Stranger): Promise<void>
  close(): Promise<void>
}

/** Starts the sandbox seat with a tone as the operator's voice; waits until it is registered, its desk shown and the clients there. */
export async function startRehearsal(options: WorkstationOptions = {}): Promise<Rehearsal> {
  const sounds = await mkdtemp(join(tmpdir(), 'firstline-sounds-'))
  const microphone = join(sounds, 'operator.wav')
  await writeTone(microphone, OPERATOR_HZ, 30, 48_000)
  const seat = await startWorkstation({ microphone, ...options })
  const phone = new PhoneObserver(seat.desk)
  const caller = new CallerObserver(seat.desk)
  await phone.when('the seat is registered', ({ registration }) => registration.phase === 'registered', 30_000)
  await caller.whenReady()
  // At its first start the sandbox makes its clients before it shows the desk.
  await seat.desk.getByRole('region', { name: /^(Звонок|Call)$/ }).waitFor()
  return {
    desk: seat.desk,
    phone,
    caller,
    seat,
    ring: async (scenario, language = 'ru', as) => {
      await caller.tell({ kind: 'start-call', v: 1, scenario, language, ...(as === undefined ? {} : { as }) })
      await phone.call('incoming')
      await seat.desk.getByRole('button', { name: /^(Ответить|Answer)/ }).waitFor()
    },
    close: async () => {
      await seat.close()
      await rm(sounds, { recursive: true, force: true })
    },
  }
}
