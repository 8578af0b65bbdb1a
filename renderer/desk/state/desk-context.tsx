import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { PhoneState } from '../../../core/contract/phone-channel.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Callers } from './caller-store.ts'
import type { Desk } from './desk.ts'
import type { Keyboard } from './key-store.ts'
import type { LastCall } from './last-call-store.ts'
import type { Notices } from './notice-store.ts'
import type { PhoneView } from './phone-store.ts'
import type { Session } from './session-store.ts'

const DeskContext = createContext<Desk | undefined>(undefined)

export const DeskProvider = ({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) => (
  <DeskContext value={desk}>{children}</DeskContext>
)

/** Ports and stores of this window. Outside `DeskProvider` it throws. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('useDesk needs a DeskProvider above it')
  return desk
}

/** A part of the phone's state; the component renders again only when that part changes (parts keep their identity). */
export const usePhone = <T,>(select: (state: PhoneState | undefined) => T): T =>
  useStore(useDesk().stores.phone, (view: PhoneView) => select(view.state))

export const usePhoneLink = (): PhoneView['link'] => useStore(useDesk().stores.phone, (view) => view.link)

export const useSession = <T,>(select: (session: Session) => T): T => useStore(useDesk().stores.session, select)

/** The time, renewed each second. Keep it in leaves: whoever calls this renders every second. */
export const useNow = (): EpochMs => useStore(useDesk().stores.clock, (tick) => tick.now)

/** The time of the last full minute: for what nobody reads by the second. */
export const useMinute = (): EpochMs => useStore(useDesk().stores.clock, (tick) => Math.floor(tick.now / 60_000) * 60_000)

export const useCallers = <T,>(select: (callers: Callers) => T): T => useStore(useDesk().stores.callers, select)

export const useNotices = <T,>(select: (notices: Notices) => T): T => useStore(useDesk().stores.notices, select)

export const useKeyboard = <T,>(select: (keyboard: Keyboard) => T): T => useStore(useDesk().stores.keys, select)

/** The number in the dial field, and how to write it. */
export const useDialText = (): readonly [string, (text: string) => void] => {
  const { dial } = useDesk().stores
  return [useStore(dial, ({ text }) => text), (text) => dial.setState({ text })]
}

export const useLastCall = (): LastCall['call'] => useStore(useDesk().stores.lastCall, (last) => last.call)

/** The number a transfer is wished to, and how to wish or to forget it. */
export const useTransferWish = (): readonly [string | undefined, (number: string | undefined) => void] => {
  const { transfer } = useDesk().stores
  return [useStore(transfer, ({ number }) => number), (number) => transfer.setState({ number })]
}
