import { IconAlertTriangle, IconCheck, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isPresent } from '../../../../core/domain/duty/next-free.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useNow } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './footer.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

const Fact = ({ tone, children }: { readonly tone: 'ok' | 'warn' | 'danger'; readonly children: ReactNode }) => (
  <li className={styles.hub} data-tone={tone}>
    {children}
  </li>
)

/** The link to the hub as a specialist needs it: how many are on duty, how quick it is, how long it is gone. */
export const HubItem = () => {
  const t = useWords(words)
  const link = useTeam((team) => team.link)
  const hostLost = useTeam((team) => team.hostLost)
  if (hostLost)
    return (
      <Fact tone="warn">
        <IconRefresh {...icon} />
        {t('hubConnecting')}
      </Fact>
    )
  switch (link.kind) {
    case 'connected':
      return <Connected roundTripMs={link.roundTripMs} />
    case 'connecting':
      return (
        <Fact tone="warn">
          <IconRefresh {...icon} />
          {t('hubConnecting')}
        </Fact>
      )
    case 'lost':
      return (
        <Fact tone="danger">
          <IconCloudOff {...icon} />
          <LostFor since={link.since} />
        </Fact>
      )
    case 'refused':
      return (
        <Fact tone="danger">
          <IconAlertTriangle {...icon} />
          {t('hubRefused')}
        </Fact>
      )
    default:
      return missingCase(link)
  }
}

const Connected = ({ roundTripMs }: { readonly roundTripMs: number }) => {
  const t = useWords(words)
  const count = useTeam(({ duties }) => duties.filter(isPresent).length)
  return (
    <Fact tone="ok">
      <IconCheck {...icon} />
      <span className="fl-num">{t('hubIs', { count, ms: Math.max(1, Math.round(roundTripMs)) })}</span>
    </Fact>
  )
}

/** A leaf: it renders each second. */
const LostFor = ({ since }: { readonly since: number }) => {
  const t = useWords(words)
  const { span } = useFormat()
  return <span className="fl-num">{t('hubLost', { span: span(Math.max(0, useNow() - since)) })}</span>
}
