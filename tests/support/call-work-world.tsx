import { act, type RenderResult } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import type { Seat } from '../../core/contract/seat.ts'
import type { PhoneState } from '../../core/contract/phone-channel.ts'
import type { Client } from '../../core/domain/client/client.ts'
import type { Interaction } from '../../core/domain/interaction/interaction.ts'
import { CallWorkProvider } from '../../renderer/desk/state/call-work-context.tsx'
import { startCallWork, type CallWork, type CallWorkOptions } from '../../renderer/desk/state/call-work.ts'
import type { DeliveryBoard } from '../../renderer/desk/state/delivery-board.ts'
import type { PopMeasured } from '../../renderer/desk/state/pop-timing.ts'
import type { DeskStorage } from '../../renderer/desk/state/desk.ts'
import { aDeskWorld, type DeskWorld } from './desk-world.tsx'
import type { FakeBridge } from './fake-bridge.ts'
import { FakeClientDirectory } from './fake-client-directory.ts'
import { FakeJournal } from './fake-journal.ts'

interface Options {
  readonly clients?: readonly Client[]
  readonly rows?: readonly Interaction[]
  readonly journal?: FakeJournal
  readonly directory?: FakeClientDirectory
  readonly bridge?: FakeBridge
  readonly phone?: PhoneState
  readonly seat?: Partial<Seat>
  readonly locale?: 'ru' | 'en'
  readonly delivery?: DeliveryBoard
  readonly storage?: Partial<DeskStorage>
  readonly onJournalChange?: CallWorkOptions['onJournalChange']
}

/** A desk with the stores of card and work on fake ports, and a user at its keyboard. */
export interface CallWorkWorld extends DeskWorld {
  readonly work: CallWork
  readonly journal: FakeJournal
  readonly directory: FakeClientDirectory
  readonly user: UserEvent
  readonly published: PopMeasured[]
  show(ui: ReactNode): RenderResult
  /** The phone says its state; everything that follows at once has happened when it resolves. */
  says(state: PhoneState): Promise<void>
  /** Moves the time and lets what it woke finish. */
  passes(ms: number): Promise<void>
}

export const aCallWorkWorld = async (options: Options = {}): Promise<CallWorkWorld> => {
  const journal = options.journal ?? new FakeJournal(options.rows)
  const directory = options.directory ?? new FakeClientDirectory(options.clients)
  const { bridge, phone, seat, locale } = options
  const world = await aDeskWorld({
    storage: { directory, journal, ...options.storage },
    ...(bridge === undefined ? {} : { bridge }),
    ...(phone === undefined ? {} : { phone }),
    ...(seat === undefined ? {} : { seat }),
    ...(locale === undefined ? {} : { locale }),
  })
  const published: PopMeasured[] = []
  const work = startCallWork(world.desk, {
    popClock: { now: () => world.clock.now(), afterPaint: (run) => run(), publish: (measured) => published.push(measured) },
    ...(options.onJournalChange === undefined ? {} : { onJournalChange: options.onJournalChange }),
    ...(options.delivery === undefined ? {} : { delivery: options.delivery }),
  })
  return {
    ...world,
    work,
    journal,
    directory,
    published,
    user: userEvent.setup(),
    show: (ui) => world.draw(<CallWorkProvider work={work}>{ui}</CallWorkProvider>),
    says: (state) => act(async () => world.phone.say(state)),
    passes: (ms) => act(async () => world.clock.advance(ms)),
  }
}
