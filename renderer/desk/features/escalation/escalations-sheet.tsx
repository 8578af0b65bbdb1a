import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKey, useKeyLook } from '../../keys/use-key.ts'
import { useCallWork, useEscalationDesk } from '../../state/call-work-context.tsx'
import { ownEscalations } from '../../state/escalation-own.ts'
import { hubTakes } from '../../state/escalation-reach.ts'
import { useTeam, useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { EmptyState } from '../../ui/state-panel.tsx'
import { EscalationRecord } from './escalation-record.tsx'
import { stateWords } from './state-words.ts'
import { useSpoken } from './use-spoken.ts'
import { words } from './words.ts'
import styles from './sheet.module.css'

type Filter = 'open' | 'all'

/** Own escalations over the desk: where each stands, and the answers that came later. Escape closes it. */
export const EscalationsSheet = () => {
  const t = useWords(words)
  const { escalations } = useCallWork()
  const hasTeam = useTeam(({ team }) => team !== null && team !== undefined)
  const { open, selected } = useEscalationDesk((state) => state.sheet)
  useKey('escalations', () => (open ? escalations.closeSheet() : escalations.openSheet()), hasTeam)
  return (
    <Modal
      opened={open}
      onClose={() => escalations.closeSheet()}
      title={t('sheetTitle')}
      size={1040}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <Sheet asked={selected} />
    </Modal>
  )
}

const Sheet = ({ asked }: { readonly asked: string | undefined }) => {
  const t = useWords(words)
  const { escalations } = useCallWork()
  const own = useTeam(ownEscalations)
  const [filter, setFilter] = useState<Filter>('open')
  const open = own.filter(({ state }) => state.phase !== 'resolved' && state.phase !== 'withdrawn')
  const shown = filter === 'open' ? open : own
  const selected = shown.find(({ packet }) => packet.id === asked) ?? shown[0]
  const key = useKeyLook('escalate').caps.join('+')
  useReading(selected)
  useKey('historyFilter', () => setFilter(filter === 'open' ? 'all' : 'open'))
  const step = (by: number): void => {
    const next = shown[shown.findIndex(({ packet }) => packet.id === selected?.packet.id) + by]
    if (next !== undefined) escalations.openSheet(next.packet.id)
  }
  useKey('nextPacket', () => step(1))
  useKey('previousPacket', () => step(-1))
  return (
    <div className={styles.sheet}>
      <div className={styles.list}>
        <div className={styles.tabs}>
          <FilterTabs
            label={t('sheetTitle')}
            tabs={[
              { id: 'open', label: t('open'), count: open.length },
              { id: 'all', label: t('all'), count: own.length },
            ]}
            chosen={filter}
            onChoose={setFilter}
          />
        </div>
        {shown.length === 0 && <EmptyState title={t('none')}>{t('noneNote', { key })}</EmptyState>}
        {shown.map((escalation) => (
          <Row key={escalation.packet.id} escalation={escalation} marked={escalation === selected} />
        ))}
      </div>
      <div className={styles.record}>
        {selected === undefined ? <p className={styles.quiet}>{t('chooseOne')}</p> : <EscalationRecord escalation={selected} />}
      </div>
    </div>
  )
}

/** An answer that stands on the screen was read. */
function useReading(escalation: SeatEscalation | undefined): void {
  const team = useTeamStore()
  const id = escalation?.state.phase === 'returned' && !escalation.state.read ? escalation.packet.id : undefined
  useEffect(() => {
    if (id !== undefined) void team.change(id, { kind: 'answer-read' })
  }, [id, team])
}

const Row = ({ escalation, marked }: { readonly escalation: SeatEscalation; readonly marked: boolean }) => {
  const spoken = useSpoken()
  const { t, format } = spoken
  const { escalations } = useCallWork()
  const takes = useTeam(hubTakes)
  const { packet, state } = escalation
  return (
    <button
      type="button"
      className={styles.row}
      data-marked={marked}
      aria-current={marked}
      onClick={() => escalations.openSheet(packet.id)}
    >
      <time>{format.clock(packet.createdAt)}</time>
      <span className={styles.who}>
        <span className={styles.name}>{packet.client.name === '' ? t('unknownClient') : packet.client.name}</span>
        <span className={styles.sub}>{packet.topic?.title ?? packet.problem.words}</span>
      </span>
      <span className={styles.state}>
        {stateWords(escalation, spoken, takes)}
        {state.phase === 'returned' && !state.read && <span className={styles.new}>{t('newMark')}</span>}
      </span>
    </button>
  )
}
