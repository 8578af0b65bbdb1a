import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { Interaction } from '../../../../core/domain/interaction/interaction.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useJournal } from '../../state/call-work-context.tsx'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { CallRecord } from './call-record.tsx'
import { CallRow } from './call-row.tsx'
import { callsOf, type JournalFilter } from './journal-rows.ts'
import { JournalFailed } from './today.tsx'
import { words } from './words.ts'
import styles from './journal.module.css'

const FILTERS: readonly JournalFilter[] = ['all', 'missed', 'unfinished']
/** Rows drawn at first; more come with the button at the end of scrolling. */
const SHOWN = 100

/** All calls of this seat, over the desk. Opened with a key; Escape closes it. */
export const JournalSheet = () => {
  const t = useWords(words)
  const { journal } = useCallWork()
  const open = useJournal((state) => state.open)
  useKey('journal', () => journal.setOpen(!journal.store.getState().open))
  return (
    <Modal
      opened={open}
      onClose={() => journal.setOpen(false)}
      title={t('title')}
      size={1040}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <Sheet />
    </Modal>
  )
}

const Sheet = () => {
  const t = useWords(words)
  const { journal, work, card } = useCallWork()
  const calls = useJournal((state) => state.calls)
  const phase = useJournal((state) => state.phase)
  const selectedId = useJournal((state) => state.selected)
  const [filter, setFilter] = useState<JournalFilter>('all')
  const shown = callsOf(calls, filter)
  // The newest until one is chosen: the right pane is never empty while there are calls.
  const selected = shown.find((call) => call.id === selectedId) ?? shown[0]
  const resume = (call: Interaction): void => {
    card.openPast(call)
    work.resume(call)
    journal.setOpen(false)
  }
  useKey('historyFilter', () => setFilter(FILTERS[(FILTERS.indexOf(filter) + 1) % FILTERS.length] ?? 'all'))
  return (
    <div className={styles.sheet}>
      <div className={styles.list}>
        <div className={styles.tabs}>
          <FilterTabs
            label={t('title')}
            tabs={FILTERS.map((id) => ({ id, label: t(id), count: callsOf(calls, id).length }))}
            chosen={filter}
            onChoose={setFilter}
          />
        </div>
        {phase === 'failed' && <JournalFailed />}
        {shown.slice(0, SHOWN).map((call) => (
          <CallRow key={call.id} call={call} marked={call === selected} onOpen={(one) => journal.select(one.id)} />
        ))}
        {phase === 'ready' && shown.length === 0 && <p className={styles.choose}>{t('noneHere')}</p>}
      </div>
      <div className={styles.record}>
        {selected === undefined ? <p className={styles.choose}>{t('choose')}</p> : <CallRecord call={selected} onResume={resume} />}
      </div>
    </div>
  )
}
