import { IconStairs } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useHubNow, useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { clientName } from './client-words.ts'
import { HubElapsed } from './hub-elapsed.tsx'
import { PacketActions } from './packet-actions.tsx'
import { useFreshGuard } from './use-fresh-guard.ts'
import { useOffers } from './use-offers.ts'
import { useWanted } from './use-wanted.ts'
import { words } from './words.ts'
import styles from './bar.module.css'

/** The bar of a packet: on the accent while it is offered to this specialist, else the one that is open. */
export const PacketBar = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const { packet, state } = escalation
  const me = useTeam((team) => team.team?.member.id)
  const offered = state.phase === 'offered' && state.to?.id === me
  const isFresh = useFreshGuard(`${packet.id} ${state.phase}`)
  const guard = (event: MouseEvent): void => {
    // detail 0: pressed by the keyboard, which a double click cannot do.
    if (event.detail === 0 || !isFresh()) return
    event.preventDefault()
    event.stopPropagation()
  }
  const name = clientName(packet.client, t)
  return (
    <section
      className={styles.bar}
      data-tone={offered ? 'offered' : toneOf(escalation)}
      data-on-fill={offered || undefined}
      aria-label={t(offered ? 'bar' : 'barOpen')}
      onClickCapture={guard}
    >
      <div>
        <div className={styles.timer}>
          <HubElapsed since={'since' in state ? state.since : 'at' in state ? state.at : packet.createdAt} />
        </div>
        <div className={styles.word}>
          <IconStairs size={14} stroke={1.9} aria-hidden="true" />
          {t(`state.${state.phase}`)}
        </div>
      </div>
      <div className={styles.name}>
        <h1 className={styles.title} title={name}>
          {name}
        </h1>
        <p className={styles.detail}>
          <BarDetail escalation={escalation} />
        </p>
      </div>
      <PacketActions escalation={escalation} place={offered ? 'fill' : 'bar'} />
      <div className={styles.end}>
        <BarEnd escalation={escalation} />
      </div>
    </section>
  )
}

const toneOf = ({ state }: SeatEscalation): string => {
  if (state.phase === 'connected') return 'live'
  if (state.phase === 'accepted' || state.phase === 'advising') return 'warn'
  return state.phase === 'offered' || state.phase === 'line-three' ? 'plain' : 'ended'
}

/** How long the client is on the line already, and who escalates. */
const BarDetail = ({ escalation: { packet, wanted } }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const { author, call } = packet
  const waits = call !== undefined && (wanted.kind === 'talk-now' || wanted.kind === 'advice')
  if (!waits) return author.name
  return (
    <>
      {t('clientOnLine')} <HubElapsed since={call.answeredAt ?? call.startedAt} /> · {author.name}
    </>
  )
}

/** What is wanted, and when the offer goes on. */
const BarEnd = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const me = useTeam((team) => team.team?.member.id)
  const wanted = useWanted()
  const others = useOffers().length - 1
  const { state } = escalation
  if (state.phase !== 'offered') {
    const holder = 'by' in state && state.by.id !== me ? state.by : undefined
    return (
      <>
        <p className={styles.strong}>{wanted(escalation)}</p>
        {holder !== undefined && <p>{t('holder', { name: holder.name })}</p>}
      </>
    )
  }
  return (
    <>
      <p className={styles.strong}>{t(`ask.${escalation.wanted.kind}`)}</p>
      {state.to === undefined ? (
        <p>{t('forAll')}</p>
      ) : state.to.id === me ? (
        <p>
          <GoesOn until={state.until} />
          {others > 0 && `, ${t('more', { count: others })}`}
        </p>
      ) : (
        <p>{t('offeredTo', { name: state.to.name })}</p>
      )}
    </>
  )
}

const GoesOn = ({ until }: { readonly until: number }) => {
  const t = useWords(words)
  const { span } = useFormat()
  const left = until - useHubNow()
  return <span className="fl-num">{left > 0 ? t('goesOn', { span: span(left + 999) }) : t('goesOnNow')}</span>
}
