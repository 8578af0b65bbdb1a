import type { Bridge, Capabilities, RpcOutput } from '../../../core/contract/bridge.ts'
import type { Seat } from '../../../core/contract/seat.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import { openOrRescue, setAside } from '../../storage/rescue/open-or-rescue.ts'
import type { SeatStorage } from '../../storage/seat-storage.ts'
import { startOutboxPump } from '../../storage/outbox-pump.ts'
import { openOptionsOf } from '../../storage/open-options.ts'
import { sealAnew } from '../../storage/privacy/seal-anew.ts'
import { wipeSeat } from '../../storage/privacy/wipe-seat.ts'
import { createPhoneNumbers } from '../adapters/libphonenumber-phone-numbers.ts'
import { pageClock, pageIds } from '../adapters/page-clock.ts'
import { setLocale } from '../i18n/instance.ts'
import { translator } from '../i18n/words.ts'
import { startCallWork, type CallWork, type CallWorkOptions } from '../state/call-work.ts'
import { pageVisibility } from '../state/clock-store.ts'
import { createDesk, type Desk, type DeskStorage, type ResealProgress } from '../state/desk.ts'
import { hasCrm } from '../state/has-crm.ts'
import { openPhoneLink } from '../state/phone-link.ts'
import { deliveryBoardOf } from './delivery-board.ts'
import { hiddenWindowsOf } from './hidden-windows.ts'
import { prepareSandbox, type SandboxProgress } from './prepare-sandbox.ts'
import { readSources } from './read-sources.ts'
import { askSettings, type SettingsTold } from './settings-told.ts'
import { deskStorageOf, tellHowStorageOpened } from './storage-opened.ts'
import { appWords } from './words.ts'

/** Why the desk could not start. */
export type StartFailure = 'bridge-down' | 'no-channel'

export interface StartedDesk {
  readonly desk: Desk
  readonly work: CallWork
}

/** Asks the host who sits here, opens the storage or what stands in for it, joins the phone. Never rejects. */
export const startDesk = async (
  bridge: Bridge,
  onProgress: (progress: SandboxProgress) => void,
): Promise<Result<StartedDesk, StartFailure>> => {
  if (typeof BroadcastChannel === 'undefined') return err('no-channel')
  const told = await askHost(bridge)
  if (told === undefined) return err('bridge-down')
  const { seat, capabilities, settings, keys } = told
  await setLocale(settings.latest().locale ?? seat.locale)
  document.body.append(...hiddenWindowsOf(document, capabilities, seat.mode))
  const options = openOptionsOf(seat, keys)
  const opened = await openOrRescue(options)
  const own = opened.kind === 'own' ? opened.storage : undefined
  const numbers = createPhoneNumbers(seat.country)
  if (seat.mode === 'sandbox' && own !== undefined) await prepareSandbox(bridge, own, onProgress)
  const desk = createDesk({
    bridge,
    link: openPhoneLink(),
    session: { seat, capabilities, settings: settings.latest() },
    storage: { ...deskStorageOf(opened), ...keyWorkOf(seat, keys, own) },
    numbers,
    clock: pageClock,
    ids: pageIds,
    visibility: pageVisibility,
  })
  settings.stop()
  tellHowStorageOpened(opened, desk, () => setAside(options))
  if (opened.kind !== 'none') tellWhenLost(opened.storage, desk)
  void desk.team.start()
  // Without a CRM results wait here untried, for the day when there is one.
  if (own !== undefined && hasCrm(seat)) {
    startOutboxPump({ storage: own, deliver: (delivery) => bridge.call('crm.deliver', delivery, { timeoutMs: 30_000 }) })
  }
  if (own !== undefined) void readSources(bridge, own)
  const work = startCallWork(desk, opened.kind === 'none' ? {} : windowsOf(opened.storage))
  return ok({ desk, work })
}

/** What is done with the keys of this seat's data, where it has its own storage. */
const keyWorkOf = (seat: Seat, keys: Told['keys'], own: SeatStorage | undefined): Pick<DeskStorage, 'resealing' | 'wipe'> => ({
  wipe: () => wipeSeat(own),
  ...(own === undefined || seat.storage === 'plain' || keys.previous === undefined
    ? {}
    : { resealing: (onProgress: ResealProgress) => sealAnew(own, keys, onProgress) }),
})

const windowsOf = (storage: SeatStorage): CallWorkOptions => ({
  onJournalChange: (listener) => storage.journal.onChange(listener),
  delivery: deliveryBoardOf(storage),
})

/** The database was closed under this window: work typed now would not be kept, so it is said at once. */
const tellWhenLost = (storage: SeatStorage, desk: Desk): void => {
  storage.onLost(() => {
    const t = translator(appWords)
    const action = { label: t('reload'), run: () => location.reload() }
    const { raise } = desk.stores.notices.getState()
    raise({ id: 'storage-lost', tone: 'danger', urgency: 3, fact: t('storageLost'), consequence: t('storageLostWhat'), action })
  })
}

interface Told {
  readonly seat: Seat
  readonly capabilities: Capabilities
  readonly settings: SettingsTold
  readonly keys: RpcOutput<'secrets.readDataKey'>
}

const askHost = async (bridge: Bridge): Promise<Told | undefined> => {
  try {
    const [capabilities, seat, settings, keys] = await Promise.all([
      bridge.call('system.describe', {}),
      bridge.call('seat.load', {}),
      askSettings(bridge),
      bridge.call('secrets.readDataKey', {}),
    ])
    return { capabilities, seat, settings, keys }
  } catch {
    return undefined
  }
}
