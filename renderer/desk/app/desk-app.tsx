import { useEffect, type ReactNode } from 'react'
import { CallAttention } from '../features/softphone/call-attention.tsx'
import { RegistrationRefused } from '../features/softphone/registration-refused.tsx'
import { setLocale } from '../i18n/instance.ts'
import { listenToKeys } from '../keys/keyboard.ts'
import { CallWorkProvider } from '../state/call-work-context.tsx'
import type { CallWork } from '../state/call-work.ts'
import { DeskProvider, useDesk, useSession } from '../state/desk-context.tsx'
import type { Desk } from '../state/desk.ts'
import { useTeam } from '../state/team-context.tsx'
import { Layout } from './layout.tsx'
import { LineTwoDesk } from './line-two-desk.tsx'
import { PhoneLinkNotice } from './phone-link-notice.tsx'
import type { DeskSlots } from './slots.tsx'
import { ThemeShell } from './theme-shell.tsx'

interface DeskAppProps {
  readonly desk: Desk
  readonly work: CallWork
  readonly slots: DeskSlots
}

/** The whole desk once its parts are there. */
export const DeskApp = ({ desk, work, slots }: DeskAppProps) => (
  <DeskProvider desk={desk}>
    <CallWorkProvider work={work}>
      <Themed>
        <KeyListener />
        <LocaleOfSeat />
        <PhoneLinkNotice />
        <CallAttention />
        <RegistrationRefused />
        <DeskOfSeat slots={slots} />
      </Themed>
    </CallWorkProvider>
  </DeskProvider>
)

const Themed = ({ children }: { readonly children: ReactNode }) => (
  <ThemeShell theme={useSession((session) => session.settings.theme)}>{children}</ThemeShell>
)

const KeyListener = () => {
  const { keys } = useDesk().stores
  useEffect(() => listenToKeys(keys, document), [keys])
  return null
}

/** The operator's language, else the seat's. */
const LocaleOfSeat = () => {
  const locale = useSession((session) => session.settings.locale ?? session.seat.locale)
  useEffect(() => void setLocale(locale), [locale])
  return null
}

/** Line 1 asks, line 2 answers: each has its own desk. */
const DeskOfSeat = ({ slots }: { readonly slots: DeskSlots }) => {
  const kind = useTeam((team) => team.deskKind)
  return kind === 'line-2' ? <LineTwoDesk slots={slots} /> : <Layout slots={slots} />
}
