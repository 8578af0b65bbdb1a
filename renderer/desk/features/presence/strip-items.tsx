import { IconAlertTriangle, IconCheck, IconLockOpen, IconRefresh, IconWifiOff } from '@tabler/icons-react'
import { useSyncExternalStore, type ReactNode } from 'react'
import type { PhoneState } from '../../../../core/contract/phone-channel.ts'
import type { CallContext } from '../../../../core/domain/call/call.ts'
import type { Registration } from '../../../../core/domain/registration/registration.ts'
import { dialledLine } from '../../../../core/domain/client/dialled-line.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { qualityLevelOf } from '../../../../core/domain/media/quality-level.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { callsOnDesk } from '../../state/current-call.ts'
import { useDesk, useNow, usePhone, useSession } from '../../state/desk-context.tsx'
import { hasCrm } from '../../state/has-crm.ts'
import { useCurrentCall } from '../../state/use-call-view.ts'
import { formatSpan } from '../../ui/format/duration.ts'
import { formatNumber } from '../../ui/format/number.ts'
import { presenceWords } from './words.ts'
import styles from './strip.module.css'

type Tone = 'plain' | 'ok' | 'warn' | 'danger'
const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

const Item = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <li className={styles.item} data-tone={tone}>
    {tone === 'ok' && <IconCheck {...icon} />}
    {children}
  </li>
)

/** What the PBX told about the call on the screen; while a colleague is consulted, about the client's. */
const contextOfClient = (state: PhoneState | undefined): CallContext | undefined => {
  const call = callsOnDesk(state).current?.call
  const client = call?.consultFor === undefined ? call : state?.calls.find((view) => view.call.id === call.consultFor)?.call
  return client?.context
}

/** The line of the call on the screen, else the line or the number of lines of this seat. */
export const LinesItem = () => {
  const t = useWords(presenceWords)
  const locale = useLocale()
  const lines = useSession((session) => session.seat.lines)
  const context = usePhone(contextOfClient)
  const dialled = context === undefined ? undefined : dialledLine(context, lines)
  const line = lines.find(({ id }) => id === dialled?.id) ?? (lines.length === 1 ? lines[0] : undefined)
  if (line !== undefined) return <Item tone="plain">{localText(line.title, locale)}</Item>
  return lines.length === 0 ? null : <Item tone="plain">{t('lines', { count: lines.length })}</Item>
}

export const RegistrationItem = () => {
  const registration = usePhone((state) => state?.registration)
  return registration === undefined ? null : <RegistrationFact registration={registration} />
}

const RegistrationFact = ({ registration }: { readonly registration: Registration }) => {
  const t = useWords(presenceWords)
  switch (registration.phase) {
    case 'registered':
      return <Item tone="ok">{t('registered')}</Item>
    case 'connecting':
    case 'failing-over':
      return (
        <Item tone="warn">
          <IconRefresh {...icon} />
          {t(registration.phase)}
        </Item>
      )
    case 'reconnecting':
      return <Reconnecting retryAt={registration.retryAt} />
    case 'refused':
      return (
        <Item tone="danger">
          <IconAlertTriangle {...icon} />
          {t('refused')}
        </Item>
      )
    case 'offline':
      return (
        <Item tone="warn">
          <IconWifiOff {...icon} />
          {t('lineOffline')}
        </Item>
      )
    default:
      return missingCase(registration)
  }
}

const Reconnecting = ({ retryAt }: { readonly retryAt: number }) => {
  const t = useWords(presenceWords)
  const locale = useLocale()
  const left = retryAt - useNow()
  return (
    <Item tone="warn">
      <IconWifiOff {...icon} />
      {left > 0 ? t('reconnecting', { span: formatSpan(left + 999, locale) }) : t('reconnectingNow')}
    </Item>
  )
}

/** How the call sounds now; nothing without a call. */
export const QualityItem = () => {
  const t = useWords(presenceWords)
  const locale = useLocale()
  const view = useCurrentCall()
  if (view?.call.phase !== 'active') return null
  if (view.call.media.state === 'interrupted') {
    return (
      <Item tone="warn">
        <IconWifiOff {...icon} />
        {t('noSound')}
      </Item>
    )
  }
  if (view.quality === undefined) return null
  const level = qualityLevelOf(view.quality)
  return (
    <Item tone={level === 'good' ? 'ok' : 'warn'}>{t('quality', { mos: formatNumber(view.quality.mos, locale, 1), word: t(level) })}</Item>
  )
}

const nothing = (): void => undefined

/** Where the results of calls stand on their way to the CRM. */
export const DeliveryItem = () => {
  const t = useWords(presenceWords)
  const { delivery } = useDesk().storage
  const counts = useSyncExternalStore(
    (listener) => delivery?.subscribe(listener) ?? nothing,
    () => delivery?.get(),
  )
  const connected = useSession((session) => hasCrm(session.seat))
  if (counts === undefined) return null
  const stuck = counts.rejected + counts.exhausted
  const moving = counts.due + counts.leased
  if (!connected) return stuck + moving > 0 ? <Item tone="plain">{t('noCrm')}</Item> : null
  if (stuck > 0) return <Item tone="danger">{t('needsYou', { count: stuck })}</Item>
  if (moving === 0) return <Item tone="ok">{t('delivered')}</Item>
  return (
    <Item tone="plain">
      <IconRefresh {...icon} />
      {t('underWay', { count: moving })}
    </Item>
  )
}

/** Plain storage is asked for explicitly and never hidden. */
export const PlainStorageItem = () => {
  const t = useWords(presenceWords)
  const plain = useSession((session) => session.seat.storage === 'plain')
  return plain ? (
    <Item tone="warn">
      <IconLockOpen {...icon} />
      {t('plain')}
    </Item>
  ) : null
}
