import { render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { seatSchema, type Seat } from '../../core/contract/seat.ts'
import { settingsSchema, type Settings } from '../../core/contract/settings.ts'
import type { PhoneState } from '../../core/contract/phone-channel.ts'
import { createPhoneNumbers } from '../../renderer/desk/adapters/libphonenumber-phone-numbers.ts'
import { setLocale } from '../../renderer/desk/i18n/instance.ts'
import { listenToKeys } from '../../renderer/desk/keys/keyboard.ts'
import { ThemeShell } from '../../renderer/desk/app/theme-shell.tsx'
import { createDesk, type Desk, type DeskStorage } from '../../renderer/desk/state/desk.ts'
import { DeskProvider } from '../../renderer/desk/state/desk-context.tsx'
import { FakeBridge } from './fake-bridge.ts'
import { FakeClientDirectory } from './fake-client-directory.ts'
import { FakeJournal } from './fake-journal.ts'
import { FakePhoneChannel } from './fake-phone-channel.ts'
import { ManualClock } from './manual-clock.ts'
import { aProvision } from './provision-builder.ts'

interface WorldOptions {
  readonly seat?: Partial<Seat>
  readonly settings?: Partial<Settings>
  readonly phone?: PhoneState
  readonly bridge?: FakeBridge
  readonly storage?: DeskStorage
  readonly locale?: 'ru' | 'en'
}

/** A desk with real stores on fake ports. */
export interface DeskWorld {
  readonly desk: Desk
  readonly phone: FakePhoneChannel
  readonly bridge: FakeBridge
  readonly clock: ManualClock
  /** Draws something inside the desk, with its theme and keys. */
  draw(ui: ReactNode): RenderResult
}

export const aDeskWorld = async (options: WorldOptions = {}): Promise<DeskWorld> => {
  const { bridge = new FakeBridge(), storage = { directory: new FakeClientDirectory(), journal: new FakeJournal() } } = options
  const clock = new ManualClock()
  const phone = new FakePhoneChannel()
  const seat = seatSchema.parse({ ...withoutPassword(), ...options.seat })
  let ids = 0
  const desk = createDesk({
    bridge,
    link: phone,
    session: { seat, capabilities, settings: settingsSchema.parse(options.settings ?? {}) },
    storage,
    numbers: createPhoneNumbers('RU'),
    clock,
    ids: { next: () => `id-${(ids += 1)}` },
    visibility: { visible: () => true, onChange: () => () => undefined },
  })
  if (options.phone !== undefined) phone.say(options.phone)
  await setLocale(options.locale ?? 'ru')
  listenToKeys(desk.stores.keys, document)
  return {
    desk,
    phone,
    bridge,
    clock,
    draw: (ui) =>
      render(ui, {
        wrapper: ({ children }) => (
          <DeskProvider desk={desk}>
            <ThemeShell theme="light">{children}</ThemeShell>
          </DeskProvider>
        ),
      }),
  }
}

const capabilities = {
  host: 'loopback',
  version: '0.1.0',
  platform: 'linux',
  encryptsAtRest: true,
  globalHotkeys: false,
  tray: false,
  phoneSurvivesReload: true,
} as const

const withoutPassword = () => {
  const { accounts, ...rest } = aProvision({ server: 'wss://pbx.example/ws', password: 'secret' })
  return { ...rest, accounts: accounts.map(({ password: _password, ...account }) => account) }
}
