import {
  IconBuilding,
  IconCircleCheck,
  IconClock,
  IconFileText,
  IconHash,
  IconHistory,
  IconId,
  IconLink,
  IconLogin2,
  IconMail,
  IconPhone,
  IconPhoneX,
  IconRoute,
  IconStar,
  IconUserCheck,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { IdentityReason } from '../../../../core/domain/client/identification.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { fullName, roleOf, VIEWED, type KnownCard } from '../../state/call-card.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { identityWords } from './identity-words.ts'
import { reasonText, reasonsInOneLine } from './reason-text.ts'
import { OtherRoles } from './other-roles.tsx'
import { RoleChoices, RoleSwitch } from './role-choice.tsx'
import { roleTitle } from './role-title.ts'
import { useReasonWords } from './use-reason-words.ts'
import { Verification } from './verification.tsx'
import { words } from './words.ts'
import styles from './who.module.css'

/** Element Timing (W3C): the browser tells when the name of the client was on the screen. React has no type for it. */
const timed = { elementtiming: 'client-name' }
const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

/** Name, role, company, segment and why we think so. While it rings the roles and reasons are spread out. */
export const Identity = ({ card, ringing }: { readonly card: KnownCard; readonly ringing: boolean }) => {
  const t = useWords(words)
  const { client, reasons } = card.candidate
  const role = roleOf(card)
  const company = role?.company ?? (role?.kind === 'private' ? undefined : client.company)
  const many = client.roles.length > 1
  // While it rings the role that is chosen names its company.
  const isNamed = many && ringing && role?.company !== undefined
  return (
    <div className={styles.identity}>
      <h1 className={styles.name} {...timed}>
        {fullName(client)}
      </h1>
      {many && ringing && <RoleChoices card={card} />}
      {many && !ringing && <RoleSwitch key={card.roleId} card={card} />}
      {many && <OtherRoles card={card} />}
      {!many && role !== undefined && company !== undefined && <p className={styles.line}>{roleTitle(role, t)}</p>}
      <div className={`${styles.line} ${styles.belongs}`}>
        {company !== undefined && !isNamed && (
          <>
            <IconBuilding {...icon} className={styles.building} />
            <span className={styles.company} title={company}>
              {company}
            </span>
          </>
        )}
        {company === undefined && !many && role !== undefined && <span className={styles.company}>{roleTitle(role, t)}</span>}
        <span className={styles.badges}>
          {client.vip && <Badge icon={<IconStar size={14} stroke={1.9} aria-hidden="true" />}>{t('vip')}</Badge>}
          <Badge>{t('segment', { segment: client.segment })}</Badge>
        </span>
      </div>
      {!ringing && card.callId !== VIEWED && <Verification card={card} />}
      {!ringing && card.callId !== VIEWED && <WhyInOneLine reasons={reasons} />}
      {ringing && card.others.length === 0 && card.doubts === undefined && (
        <p className={`${styles.line} ${styles.ok}`}>
          <IconCircleCheck {...icon} />
          {t('exactMatch')}
        </p>
      )}
      <Others card={card} />
    </div>
  )
}

const WhyInOneLine = ({ reasons }: { readonly reasons: readonly IdentityReason[] }) => {
  const t = useWords(words)
  const text = reasonsInOneLine(reasons, t, useWords(identityWords))
  if (text === '') return null
  return (
    <p className={`${styles.line} ${styles.quiet}`}>
      <IconLink {...icon} />
      <span className={styles.oneLine} title={text}>
        {text}
      </span>
    </p>
  )
}

const Others = ({ card }: { readonly card: KnownCard }) => {
  const t = useWords(words)
  const store = useCallWork().card
  if (card.others.length < 2) return null
  return (
    <div className={styles.others}>
      <span>{t('others', { count: card.others.length - 1 })}</span>
      <Button size="small" action="otherPerson" onPress={() => store.reconsider(card.callId)}>
        {t('change')}
      </Button>
    </div>
  )
}

/** The full list, while it rings. */
export const Reasons = ({ reasons }: { readonly reasons: readonly IdentityReason[] }) => {
  const t = useWords(words)
  return (
    <section className={styles.section}>
      <SectionHead title={t('why')} />
      <ReasonList reasons={reasons} />
    </section>
  )
}

/** `brief`: each on one line, cut where there is no room. */
export const ReasonList = ({ reasons, brief = false }: { readonly reasons: readonly IdentityReason[]; readonly brief?: boolean }) => {
  const reasonWords = useReasonWords()
  return (
    <ul className={styles.reasons} data-brief={brief || undefined}>
      {reasons.map((reason) => {
        const text = reasonText(reason, reasonWords)
        return (
          <li key={text} className={styles.reason}>
            {reasonIcon(reason)}
            <span title={brief ? text : undefined}>{text}</span>
          </li>
        )
      })}
    </ul>
  )
}

const reasonIcon = (reason: IdentityReason): ReactNode => {
  switch (reason.kind) {
    case 'phone':
      return <IconPhone {...icon} size={14} />
    case 'line':
      return <IconRoute {...icon} size={14} />
    case 'open-request':
      return <IconFileText {...icon} size={14} />
    case 'pbx-client-id':
      return <IconHash {...icon} size={14} />
    case 'email':
      return <IconMail {...icon} size={14} />
    case 'login':
      return <IconLogin2 {...icon} size={14} />
    case 'display-name':
      return <IconId {...icon} size={14} />
    case 'recent-contact':
      return <IconHistory {...icon} size={14} />
    case 'unanswered':
      return <IconPhoneX {...icon} size={14} />
    case 'usual-time':
    case 'hours':
      return <IconClock {...icon} size={14} />
    case 'confirmed':
    case 'chosen-by-operator':
      return <IconUserCheck {...icon} size={14} />
    default:
      return missingCase(reason)
  }
}
