import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import { queueOf } from '../../../../core/domain/escalation/queue-order.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import type { QueueFilter } from '../../state/line-two-view.ts'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { EmptyState } from '../../ui/state-panel.tsx'
import { QueueNotices } from './queue-notices.tsx'
import { QueueRow, ROW_PX } from './queue-row.tsx'
import { useWalkFocus } from './use-walk-focus.ts'
import { words } from './words.ts'
import styles from './queue.module.css'

/** Left pane: the living escalations by deadline. The arrows walk, Enter opens. */
export const QueuePane = () => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const filter = useLineTwoView((view) => view.filter)
  const { all, mine, unseen } = useQueue()
  const rows = filter === 'mine' ? mine : all
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2>{t('queue')}</h2>
        <FilterTabs<QueueFilter>
          label={t('filter')}
          tabs={[
            { id: 'all', label: t('all'), count: all.length },
            { id: 'mine', label: t('mine'), count: mine.length },
          ]}
          chosen={filter}
          onChoose={(next) => lineTwo.filter(next)}
        />
        <span className={styles.aside} data-unseen={unseen > 0} role="status">
          {unseen > 0 ? t('unseen', { count: unseen }) : t('byDeadline')}
        </span>
      </header>
      <QueueNotices />
      {rows.length === 0 ? <NoRows filter={filter} /> : <QueueList rows={rows} />}
    </div>
  )
}

const NoRows = ({ filter }: { readonly filter: QueueFilter }) => {
  const t = useWords(words)
  return filter === 'mine' ? (
    <EmptyState title={t('emptyMine')}>{t('emptyMineWhat')}</EmptyState>
  ) : (
    <EmptyState title={t('emptyAll')}>{t('emptyAllWhat')}</EmptyState>
  )
}

interface Queue {
  readonly all: readonly SeatEscalation[]
  readonly mine: readonly SeatEscalation[]
  readonly unseen: number
}

/** Ordered once a change of the team, never for a tick of the clock. */
const useQueue = (): Queue => {
  const escalations = useTeam((team) => team.escalations)
  const me = useTeam((team) => team.team?.member.id)
  return useMemo(() => {
    const all = queueOf(escalations.values()).flatMap(({ packet }) => escalations.get(packet.id) ?? [])
    return {
      all,
      mine: all.filter(({ state }) => 'by' in state && state.by.id === me),
      unseen: all.filter(({ state, seenAt }) => state.phase === 'offered' && seenAt === undefined).length,
    }
  }, [escalations, me])
}

/** Up to so many rows all are drawn; beyond, only those on the screen. */
const PLAIN_LIMIT = 40

const QueueList = ({ rows }: { readonly rows: readonly SeatEscalation[] }) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const openId = useLineTwoView((view) => view.openId)
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.packet.id ?? index,
    initialRect: { width: 288, height: 800 },
    overscan: 4,
  })
  const open = useCallback((id: string) => lineTwo.open(id), [lineTwo])
  const openAt = rows.findIndex(({ packet }) => packet.id === openId)
  useWalk(scroll, rows, openAt, (index) => virtual.scrollToIndex(index))
  const plain = rows.length <= PLAIN_LIMIT
  const shown = plain ? rows.map((_, index) => ({ index, start: index * ROW_PX })) : virtual.getVirtualItems()
  return (
    <div ref={scroll} className={styles.scroll}>
      <ul className={styles.list} style={{ height: rows.length * ROW_PX }} aria-label={t('queue')}>
        {shown.map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <li
              key={row.packet.id}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              <QueueRow escalation={row} open={index === openAt} stop={index === Math.max(0, openAt)} onOpen={open} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The arrows lead the focus through the rows while it is in the queue, or nowhere. */
const useWalk = (
  scroll: RefObject<HTMLDivElement | null>,
  rows: readonly SeatEscalation[],
  openAt: number,
  show: (index: number) => void,
): void => {
  const here = useWalkFocus(scroll)
  const wantedRef = useRef<string>(undefined)
  const focusWanted = (): void => {
    if (wantedRef.current === undefined) return
    const row = scroll.current?.querySelector<HTMLElement>(`[data-packet="${CSS.escape(wantedRef.current)}"]`)
    if (row === null || row === undefined) return
    wantedRef.current = undefined
    row.focus()
  }
  const step = (by: 1 | -1): void => {
    const focused = document.activeElement?.getAttribute('data-packet')
    const at = rows.findIndex(({ packet }) => packet.id === focused)
    const next = at < 0 ? Math.max(0, openAt) : Math.min(rows.length - 1, Math.max(0, at + by))
    const row = rows[next]
    if (row === undefined) return
    show(next)
    wantedRef.current = row.packet.id
    focusWanted()
  }
  useKey('nextPacket', () => step(1), here && rows.length > 0)
  useKey('previousPacket', () => step(-1), here && rows.length > 0)
  // A row far away is drawn a frame later.
  useEffect(focusWanted)
}
