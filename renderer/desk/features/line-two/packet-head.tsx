import { IconShieldCheck, IconShieldQuestion, IconStar, IconUser } from '@tabler/icons-react'
import { escalationNumber } from '../../../../core/domain/escalation/escalation-number.ts'
import type { Packet, Verification } from '../../../../core/domain/escalation/packet.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { quote } from '../../ui/format/quote.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { companyOf, roleOf } from './client-words.ts'
import { words } from './words.ts'
import styles from './packet.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

/** Who it is and how that is known, the client's own words large, and what the operator adds. */
export const PacketHead = ({ packet }: { readonly packet: Packet }) => {
  const t = useWords(words)
  const { client } = packet
  const role = roleOf(client, t)
  return (
    <div className={styles.top}>
      <div className={styles.who}>
        {role !== undefined && <Badge icon={<IconUser {...icon} />}>{role.slice(0, 60)}</Badge>}
        <span className={styles.company}>{companyOf(client, t)}</span>
        {client.vip ? (
          <Badge icon={<IconStar {...icon} />}>{t('vip')}</Badge>
        ) : (
          client.segment !== undefined && <Badge>{t('segment', { segment: client.segment })}</Badge>
        )}
        <VerificationBadge verification={client.verification} />
        <span className={`${styles.number ?? ''} fl-num`}>{t('numberOf', { number: escalationNumber(packet.id) })}</span>
      </div>
      <ClientWords packet={packet} />
    </div>
  )
}

const VerificationBadge = ({ verification }: { readonly verification: Verification }) => {
  const t = useWords(words)
  const format = useFormat()
  switch (verification.kind) {
    case 'verified':
      return (
        <>
          <Badge tone="ok" icon={<IconShieldCheck {...icon} />}>
            {t('verified')}
          </Badge>
          <span className={styles.how}>{t('verifiedHow', { how: t(`how.${verification.how}`), time: format.clock(verification.at) })}</span>
        </>
      )
    case 'recognised':
      return (
        <>
          <Badge tone="warn" icon={<IconShieldQuestion {...icon} />}>
            {t('recognised')}
          </Badge>
          {verification.by.length > 0 && (
            <span className={styles.how}>{t('recognisedBy', { by: verification.by.map((by) => t(`by.${by}`)).join(', ') })}</span>
          )}
        </>
      )
    case 'unknown':
      return (
        <Badge tone="warn" icon={<IconShieldQuestion {...icon} />}>
          {t('unknownPerson')}
        </Badge>
      )
    default:
      return missingCase(verification)
  }
}

const ClientWords = ({ packet: { problem, author, createdAt } }: { readonly packet: Packet }) => {
  const t = useWords(words)
  const format = useFormat()
  const said = problem.words.trim()
  const source =
    problem.from === 'none'
      ? undefined
      : problem.from === 'told-before'
        ? t('words.told-before')
        : t(`words.${problem.from}`, { time: format.clock(createdAt) })
  const sentence = problem.sentence?.trim()
  const added = sentence === undefined || sentence === '' ? undefined : t('added', { name: author.name, quote: quote(sentence) })
  return (
    <>
      {said === '' ? (
        <p className={styles.words}>{t('noWords')}</p>
      ) : (
        <p
          className={`${styles.words ?? ''} ${said.length > 400 ? (styles.wordsLong ?? '') : ''}`}
          tabIndex={said.length > 400 ? 0 : undefined}
        >
          {quote(said)}
        </p>
      )}
      <p className={styles.source}>{[said === '' ? t('noWordsWhat') : source, added].filter(Boolean).join(' ')}</p>
    </>
  )
}
