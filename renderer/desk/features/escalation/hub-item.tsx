import { IconAlertTriangle, IconCheck, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isPresent } from '../../../../core/domain/duty/next-free.ts'
import { thatServe } from '../../../../core/domain/duty/serves.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { HubLink } from '../../../../core/ports/team-hub.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useNow } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import type { TeamView } from '../../state/team-view.ts'
import { formatSpan } from '../../ui/format/duration.ts'
import { words } from './words.ts'
import styles from './hub-item.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

const Item = ({ tone, children }: { readonly tone: 'plain' | 'ok' | 'warn' | 'danger'; readonly children: ReactNode }) => (
  <li className={styles.item} data-tone={tone}>
    {tone === 'ok' && <IconCheck {...icon} />}
    {children}
  </li>
)

/** Whether line 2 can be reached; nothing on a seat without a team. */
export const HubItem = () => {
  const team = useTeam((view) => view.team)
  const link = useTeam((view) => view.link)
  const hostLost = useTeam((view) => view.hostLost)
  if (team === undefined || team === null) return null
  return hostLost ? <Lost /> : <LinkFact link={link} />
}

const LinkFact = ({ link }: { readonly link: HubLink }) => {
  const t = useWords(words)
  switch (link.kind) {
    case 'connected':
      return <Connected />
    case 'connecting':
      return (
        <Item tone="warn">
          <IconRefresh {...icon} />
          {t('hubConnecting')}
        </Item>
      )
    case 'lost':
      return <Lost since={link.since} />
    case 'refused':
      return (
        <Item tone="danger">
          <IconAlertTriangle {...icon} />
          {t(`hub.${link.why}`)}
        </Item>
      )
    default:
      return missingCase(link)
  }
}

const Connected = () => {
  const t = useWords(words)
  const isThere = useTeam(({ duties, team }) => thatServe(duties, team?.organisations[0]).some(isPresent))
  const isFull = useTeam((view) => view.isHubFull)
  const waiting = useTeam(waitingIn)
  if (isFull && waiting > 0)
    return (
      <Item tone="warn">
        <IconAlertTriangle {...icon} />
        {`${t('hubFullShort')} · ${t('hubWaiting', { count: waiting })}`}
      </Item>
    )
  return isThere ? <Item tone="ok">{t('lineTwoThere')}</Item> : <Item tone="plain">{t('lineTwoNobody')}</Item>
}

/** What a person said; a call for the figures is nobody's worry. */
const waitingIn = ({ outbox }: TeamView): number =>
  outbox.filter(({ status, body }) => status.kind === 'waiting' && body.kind !== 'event').length

/** A leaf: it renders each second. What waits is counted, so that nobody wonders whether it is lost. */
const Lost = ({ since }: { readonly since?: number }) => {
  const t = useWords(words)
  const locale = useLocale()
  const now = useNow()
  const waiting = useTeam(waitingIn)
  return (
    <Item tone="warn">
      <IconCloudOff {...icon} />
      {since === undefined ? t('hubHostLost') : t('hubLost', { span: formatSpan(Math.max(0, now - since), locale) })}
      {waiting > 0 && ` · ${t('hubWaiting', { count: waiting })}`}
    </Item>
  )
}
