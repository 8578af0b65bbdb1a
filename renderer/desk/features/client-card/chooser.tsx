import { IconStar, IconUserQuestion } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Candidate, IdentityReason } from '../../../../core/domain/client/identification.ts'
import { requestsFor } from '../../../../core/domain/client/request-order.ts'
import { useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import { shortName, type CallCard } from '../../state/call-card.ts'
import { useCallWork, useCard, useCardCall, useCardCallId } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { ActionKey } from '../../ui/action-key.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { TimelineRow } from '../../ui/timeline-row.tsx'
import { ChannelIcon } from './channel-icon.tsx'
import { identityWords } from './identity-words.ts'
import { ReasonList } from './identity.tsx'
import { FirstRequest } from './request-road.tsx'
import { roleTitle } from './role-title.ts'
import { words } from './words.ts'
import styles from './chooser.module.css'

type SeveralCard = Extract<CallCard, { kind: 'several' }>
const DIGITS = 9
const CONTACTS = 2
/** More people than this stand in low rows, so that all of them and the way out are in sight while it rings. */
const ROOMY = 4
/** Reasons of a low row. */
const BRIEF = 2

/** Several people use the number: who is it. Digits choose, 0 says nobody of them. */
export const Chooser = ({ card }: { readonly card: SeveralCard }) => {
  const t = useWords(words)
  const id = useWords(identityWords)
  const store = useCallWork().card
  const { numbers } = useDesk()
  const isMany = card.others.length > ROOMY
  const shared = sharedKinds(card.others)
  const called = useCardCall()?.call.remote.number ?? ''
  return (
    <div data-wide-now className={styles.chooser} data-many={isMany || undefined}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('whoCalls')}</h1>
        <p className={styles.lead}>{t('manyUse', { count: card.others.length })}</p>
      </div>
      {card.others.slice(0, DIGITS).map((candidate, index) => (
        <Person
          key={candidate.client.id}
          candidate={candidate}
          reasons={isMany ? briefReasons(candidate.reasons, shared) : candidate.reasons}
          isBrief={isMany}
          index={index}
          onChoose={() => store.choose(card.callId, index)}
        />
      ))}
      <div className={styles.actions}>
        <Button
          action="chooseNone"
          icon={<IconUserQuestion size={16} stroke={1.9} aria-hidden="true" />}
          onPress={() => store.chooseNobody(card.callId, numbers.toE164(called))}
        >
          {t('nobody')}
        </Button>
        <span className={styles.remembered}>
          {card.others.length > DIGITS ? id('restOfFound', { count: card.others.length - DIGITS }) : id('remembered')}
        </span>
      </div>
      <LastContacts candidates={card.others} />
    </div>
  )
}

/** What is said of all of them alike tells nobody apart. */
function sharedKinds(candidates: readonly Candidate[]): ReadonlySet<IdentityReason['kind']> {
  const [first, ...others] = candidates.map(({ reasons }) => new Set(reasons.map(({ kind }) => kind)))
  return new Set([...(first ?? [])].filter((kind) => others.every((kinds) => kinds.has(kind))))
}

/** What tells this one from the others, in the order of the full list; the dialled line says least. */
function briefReasons(reasons: readonly IdentityReason[], shared: ReadonlySet<IdentityReason['kind']>): readonly IdentityReason[] {
  const rank = ({ kind }: IdentityReason): number => (kind === 'line' ? 2 : shared.has(kind) ? 1 : 0)
  const picked = new Set([...reasons].sort((one, other) => rank(one) - rank(other)).slice(0, BRIEF))
  return reasons.filter((reason) => picked.has(reason))
}

interface PersonProps {
  readonly candidate: Candidate
  readonly reasons: readonly IdentityReason[]
  readonly isBrief: boolean
  readonly index: number
  readonly onChoose: () => void
}

const Person = ({ candidate, reasons, isBrief, index, onChoose }: PersonProps) => {
  const t = useWords(words)
  const id = useWords(identityWords)
  const { client } = candidate
  const action = chooseAction(index + 1)
  useKey(action, onChoose)
  const role = client.roles.find((one) => one.id === candidate.roleId)
  const others = client.roles.filter((one) => one !== role).map((one) => roleTitle(one, t))
  return (
    <button type="button" className={styles.candidate} data-first={index === 0} onClick={onChoose}>
      {action === undefined ? <span /> : <ActionKey action={action} />}
      <span>
        <span className={styles.nameRow}>
          {shortName(client)}
          {client.vip && <Badge icon={<IconStar size={14} stroke={1.9} aria-hidden="true" />}>{t('vip')}</Badge>}
          {index === 0 && <Badge tone="accent">{t('likeliest')}</Badge>}
        </span>
        <span className={styles.role}>
          {[role === undefined ? client.company : roleTitle(role, t), t('segmentInline', { segment: client.segment })]
            .filter(Boolean)
            .join(', ')}
        </span>
        {others.length > 0 && <span className={styles.otherRoles}>{id('alsoRoles', { roles: others.join(', ') })}</span>}
      </span>
      <ReasonList reasons={reasons} brief={isBrief} />
    </button>
  )
}

/** What the people of this number came with last. */
const LastContacts = ({ candidates }: { readonly candidates: readonly Candidate[] }) => {
  const t = useWords(words)
  const format = useFormat()
  const now = useDesk().clock.now()
  const rows = useMemo(
    () =>
      candidates
        .flatMap(({ client }) => client.history.slice(0, CONTACTS).map((past) => ({ past, who: shortName(client) })))
        .sort((a, b) => b.past.at - a.past.at)
        .slice(0, CONTACTS + 1),
    [candidates],
  )
  if (rows.length === 0) return null
  return (
    <section>
      <SectionHead title={t('lastContacts')} />
      {rows.map(({ past, who }) => (
        <TimelineRow
          key={`${who} ${past.id}`}
          day={format.RowDay(past.at, now)}
          time={format.clock(past.at)}
          icon={<ChannelIcon channel={past.channel} />}
          title={past.title}
          details={[who, past.details].filter(Boolean).join(' · ')}
          outcome={past.outcome}
          outcomeNote={past.outcomeNote}
        />
      ))}
    </section>
  )
}

/** Right pane beside the chooser: what awaits if it is the likeliest person. Null when nothing is to be chosen. */
export const ChooserPreview = () => {
  const card = useCard(useCardCallId())
  const best = card?.kind === 'several' ? card.others[0] : undefined
  return best === undefined ? null : <Preview candidate={best} />
}

const Preview = ({ candidate }: { readonly candidate: Candidate }) => {
  const t = useWords(words)
  const format = useFormat()
  const now = useDesk().clock.now()
  const { client } = candidate
  const [request] = requestsFor(client.requests, candidate.roleId)
  const [last] = client.history
  return (
    <div className={styles.preview}>
      <SectionHead title={t('ifItIs', { name: shortName(client) })} />
      {request !== undefined && (
        <div className={styles.previewRequest}>
          <FirstRequest request={request} />
        </div>
      )}
      {last !== undefined && (
        <p className={styles.last}>
          {t('lastContact', {
            text: [`${format.day(last.at, now)} ${format.clock(last.at)}`, last.title, last.outcome].filter(Boolean).join(' · '),
          })}
        </p>
      )}
    </div>
  )
}
