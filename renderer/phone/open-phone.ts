import type { Bridge } from '../../core/contract/bridge.ts'
import { callIdSchema } from '../../core/contract/call-schema.ts'
import type { Seat } from '../../core/contract/seat.ts'
import type { CallId } from '../../core/domain/call/call.ts'
import { defaultRegistrationPolicy, type RegistrationConfig } from '../../core/domain/registration/transition.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { TelephonyAccount } from '../../core/ports/telephony.ts'
import { recoverUnfinished } from '../../core/usecases/recover-unfinished.ts'
import { connectBridge } from '../bridge/index.ts'
import { onMoved } from '../storage/database-moved.ts'
import { openOptionsOf } from '../storage/open-options.ts'
import { openSeatStorage } from '../storage/open-seat-storage.ts'
import { RightOfWay } from '../storage/right-of-way.ts'
import { mergeRescue } from '../storage/rescue/merge-rescue.ts'
import { openRescueStorage } from '../storage/rescue/rescue-storage.ts'
import type { SeatStorage } from '../storage/seat-storage.ts'
import { BrowserMedia } from './media/browser-media.ts'
import { openPhoneLink } from './runner/phone-link.ts'
import type { PhoneLog } from './runner/phone-log.ts'
import { PhoneRunner } from './runner/phone-runner.ts'
import { SeatJournal, type JournalPlace, type JournalPlaces } from './seat-journal.ts'
import { SipTelephony } from './sip/sip-telephony.ts'
import { watchNetwork } from './watch-network.ts'

/** A phone that cannot recover old calls within this time takes new ones first: clients wait for nobody's disk. */
const RECOVERY_WAIT_MS = 4_000
const RETRY_MS = 1_000
/** SIP.js quotes whole messages; a longer field would not pass the bridge, and nothing would be logged. */
const LONGEST_DETAIL = 1_500

const clock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
const newCallId = (): CallId => callIdSchema.parse(crypto.randomUUID())

/** Puts the phone together and starts it. The composition root of the phone window. */
export async function openPhone(): Promise<void> {
  const bornAt = clock.now()
  const bridge = connectBridge()
  const log = logTo(bridge)
  const [seat, settings] = await Promise.all([insist(() => bridge.call('seat.load', {})), insist(() => bridge.call('settings.read', {}))])
  const media = new BrowserMedia(
    {
      ...(settings.microphoneId === null ? {} : { microphoneId: settings.microphoneId }),
      rawMicrophone: new URLSearchParams(location.search).has('raw-microphone'),
      ...(settings.speakerId === null ? {} : { speakerId: settings.speakerId }),
    },
    () => void telephony.replaceMicrophone(() => media.openMicrophone()),
  )
  const way = new RightOfWay()
  const telephony = new SipTelephony({
    media,
    newCallId,
    onInviteComes: () => way.ask(),
    // What SIP.js calls an error is mostly a connection that went; what it means for the seat is told by the machines.
    log: (_level, source, message) => log('warn', 'SIP.js reports', { source, detail: message.slice(0, LONGEST_DETAIL) }),
  })
  const journal = new SeatJournal(placesOf(bridge, seat), clock, log)
  const runner = new PhoneRunner({
    phoneId: crypto.randomUUID(),
    telephony,
    media,
    link: openPhoneLink(() => log('warn', 'A message to the phone did not parse')),
    journal,
    clock,
    newCallId,
    random: Math.random,
    log,
    registration: registrationOf(seat),
    wrapUpMs: seat.wrapUpSeconds * 1000,
    readAccount: () => readAccount(bridge, seat),
    rememberDevices: (choice) => void bridge.call('settings.write', choice).catch(() => log('warn', 'The choice of devices was not kept')),
  })
  addEventListener('pagehide', () => runner.close())
  watchNetwork(() => runner.networkChanged())
  const recovery = recovered(journal, bornAt, log)
  const inTime = await Promise.race([recovery, delay(RECOVERY_WAIT_MS)])
  if (inTime === undefined) {
    log('error', 'Calls of an earlier life could not be recovered in time')
    void recovery.then((wrapUps) => runner.recover(wrapUps))
  }
  if (seat.accounts.length > 1) log('warn', 'Only the first account registers', { accounts: seat.accounts.length })
  await runner.start(inTime ?? [])
}

function placesOf(bridge: Bridge, seat: Seat): JournalPlaces {
  const options = async () => openOptionsOf(seat, await bridge.call('secrets.readDataKey', {}))
  const opened = new WeakMap<JournalPlace, SeatStorage>()
  const open = async (): Promise<JournalPlace> => {
    const storage = await openSeatStorage(await options())
    opened.set(storage, storage)
    return storage
  }
  return {
    open,
    openRescue: async () => openRescueStorage(await options()),
    bringHome: async (place) => {
      const storage = opened.get(place)
      if (storage !== undefined) await mergeRescue(storage, await options())
    },
    onMoved: (listener) => void onMoved(seat.mode, listener),
  }
}

function registrationOf(seat: Seat): RegistrationConfig {
  const [account] = seat.accounts
  const [first, ...spares] = account?.servers ?? []
  if (account === undefined || first === undefined) throw new Error('A seat has an account with a server.')
  return { servers: [first, ...spares], account: `${account.user}@${account.domain}`, ...defaultRegistrationPolicy }
}

async function readAccount(bridge: Bridge, seat: Seat): Promise<TelephonyAccount> {
  const [account] = seat.accounts
  if (account === undefined) throw new Error('A seat has an account.')
  const { password } = await insist(() => bridge.call('secrets.readSipPassword', { index: 0 }))
  const { user, domain, displayName, authUser, iceServers, expiresSeconds } = account
  return {
    user,
    domain,
    expiresSeconds,
    iceServers,
    // Without a password the PBX refuses us, and the screen says so.
    password: password ?? '',
    ...(displayName === undefined ? {} : { displayName }),
    ...(authUser === undefined ? {} : { authUser }),
  }
}

/** Never rejects: without its old calls the seat is still a seat, and the rows stay for the next start. */
async function recovered(journal: SeatJournal, bornAt: number, log: PhoneLog): Promise<readonly CallId[]> {
  try {
    const { wrapUps, missed } = await recoverUnfinished({ journal, bornAt })
    if (wrapUps.length + missed.length > 0) {
      log('info', 'Calls of an earlier life were recovered', { wrapUps: wrapUps.length, missed: missed.length })
    }
    return wrapUps
  } catch (error) {
    log('error', 'Calls of an earlier life could not be recovered', { reason: error instanceof Error ? error.message : 'unknown' })
    return []
  }
}

function delay(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
}

/** The phone is nothing without its host: it asks until it is answered. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch {
      await delay(RETRY_MS)
    }
  }
}

function logTo(bridge: Bridge): PhoneLog {
  return (level, message, fields = {}) =>
    void bridge.call('log.write', { level, source: 'phone', message, fields: { ...fields } }).catch(() => undefined)
}
