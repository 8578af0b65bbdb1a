import { useCallback, useMemo, useRef, useState } from 'react'
import { digestOf } from '../../../../../core/domain/interaction/digest.ts'
import { requestsFor } from '../../../../../core/domain/client/request-order.ts'
import { countByFilter, passes, type TimelineFilter } from '../../../../../core/domain/interaction/timeline/timeline-filter.ts'
import type { TimelineItem } from '../../../../../core/domain/interaction/timeline/timeline-item.ts'
import { useKey } from '../../../keys/use-key.ts'
import type { KnownCard } from '../../../state/call-card.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { EmptyState } from '../../../ui/state-panel.tsx'
import { DigestPanel } from './digest.tsx'
import { FindBar, FindButton } from './find-bar.tsx'
import { useSay, type Say } from './say.ts'
import { TimelineEnd } from './timeline-end.tsx'
import { TimelineList, type ListHandle } from './timeline-list.tsx'
import { useOlder } from './use-older.ts'
import { useSearch, type Search } from './use-search.ts'
import { useTimeline, type Timeline } from './use-timeline.ts'
import styles from './history.module.css'

/** All contacts of all channels, with what the client told us already above them. */
export const History = ({ card }: { readonly card: KnownCard }) => {
  const say = useSay()
  const timeline = useTimeline(card)
  const filtered = useFiltered(timeline, card)
  const { items } = filtered
  const search = useSearch(items, say)
  const { open, toggle, openOne } = useOpened()
  const list = useRef<ListHandle>(null)
  const older = useOlder(timeline, search, items.length)
  useKey('toHistory', () => list.current?.focus(), items.length > 0)
  const reveal = (found: ReturnType<Search['step']>): void => {
    if (found === undefined) return
    if (found.match.hidden) openOne(found.id)
    list.current?.reveal(found.id, false)
  }
  const { t } = say
  return (
    <section className={styles.timeline}>
      <Head say={say} hasAny={timeline.items.length > 0} filtered={filtered} search={search} onStep={(by) => reveal(search.step(by))} />
      <Told card={card} say={say} />
      <Nothing timeline={timeline} shown={search.found?.items ?? items} isSearch={search.found !== undefined} say={say} />
      <TimelineList
        ref={list}
        items={search.found?.items ?? items}
        say={say}
        label={t('history')}
        present={card.callId}
        open={open}
        found={search.found}
        current={search.current}
        takeReveal={search.takeReveal}
        more={timeline.more}
        onToggle={toggle}
        onNearEnd={older.onNearEnd}
      />
      {(timeline.items.length > 0 || timeline.more || timeline.crm.kind !== 'none') && (
        <TimelineEnd
          crm={timeline.crm}
          more={timeline.more}
          t={t}
          isSearch={search.found !== undefined}
          isSearching={older.isSearching}
          onOlder={older.show}
          onStop={older.stop}
        />
      )}
    </section>
  )
}

interface HeadProps {
  readonly say: Say
  readonly hasAny: boolean
  readonly filtered: ReturnType<typeof useFiltered>
  readonly search: Search
  readonly onStep: (by: 1 | -1) => void
}

/** Filters and search; they stay in sight while the rows scroll. */
const Head = ({ say: { t }, hasAny, filtered, search, onStep }: HeadProps) => {
  const [isFinding, setFinding] = useState(false)
  const { filter, filters, setFilter, requestNumber, counts } = filtered
  const labelOf = (id: TimelineFilter): string => (id === 'request' ? t('aboutRequest', { number: requestNumber ?? '' }) : t(id))
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>{t('history')}</h2>
      {hasAny && (
        <>
          <FilterTabs
            label={t('history')}
            tabs={filters.map((id) => ({ id, label: labelOf(id), count: counts.get(id) ?? 0 }))}
            chosen={filter}
            onChoose={setFilter}
          />
          {!isFinding && <FindButton t={t} onOpen={setFinding} />}
          <FindBar search={search} t={t} isOpen={isFinding} onOpen={setFinding} onStep={onStep} />
        </>
      )}
    </div>
  )
}

/** The filter, what passes it, and how many pass each. */
function useFiltered(timeline: Timeline, card: KnownCard) {
  const [chosen, setFilter] = useState<TimelineFilter>('all')
  const { client } = card.candidate
  const requestNumber = requestsFor(client.requests, card.roleId)[0]?.number
  const counts = useMemo(() => countByFilter(timeline.items, requestNumber), [timeline.items, requestNumber])
  const filters = [...counts.keys()]
  const filter = counts.has(chosen) ? chosen : 'all'
  const items = useMemo(
    () => (filter === 'all' ? timeline.items : timeline.items.filter((item) => passes(filter, item, requestNumber))),
    [timeline.items, filter, requestNumber],
  )
  useKey('historyFilter', () => setFilter(filters[(filters.indexOf(filter) + 1) % filters.length] ?? 'all'), filters.length > 1)
  return { filter, filters, setFilter, items, requestNumber, counts }
}

/** Rows that are open, by their id. */
function useOpened() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (id: string) => setOpen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    [],
  )
  const openOne = (id: string): void => setOpen((before) => (before.has(id) ? before : new Set([...before, id])))
  return { open, toggle, openOne }
}

const Told = ({ card, say }: { readonly card: KnownCard; readonly say: Say }) => {
  const { clock } = useDesk()
  const { client } = card.candidate
  const digest = useMemo(() => digestOf(client, card.roleId, card.seatHistory, clock.now()), [client, card.roleId, card.seatHistory, clock])
  return digest === undefined ? null : <DigestPanel digest={digest} say={say} />
}

interface NothingProps {
  readonly timeline: Timeline
  readonly shown: readonly TimelineItem[]
  readonly isSearch: boolean
  readonly say: Say
}

/** Why there are no rows. */
const Nothing = ({ timeline, shown, isSearch, say }: NothingProps) => {
  const { t } = say
  if (shown.length > 0) return null
  if (timeline.items.length > 0) return <p className={styles.none}>{t(isSearch ? 'noneFound' : 'noneOfKind')}</p>
  if (timeline.ofOthers > 0) return <p className={styles.none}>{t('onlyOtherRoles')}</p>
  return <EmptyState title={t('firstContact')}>{t('firstContactNote')}</EmptyState>
}
