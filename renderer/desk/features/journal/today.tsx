import { useMemo } from 'react'
import type { Interaction } from '../../../../core/domain/interaction/interaction.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useJournal } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { CallRow } from './call-row.tsx'
import { callsOfDay, summaryOf } from './journal-rows.ts'
import { words } from './words.ts'

/** More do not fit the pane, and all of them would go and come with every call: the journal has the others. */
const SHOWN = 24

/** Middle pane without a call: the calls of this seat today. */
export const Today = () => {
  const t = useWords(words)
  const { journal } = useCallWork()
  const { clock } = useDesk()
  const all = useJournal((state) => state.calls)
  const phase = useJournal((state) => state.phase)
  const calls = useMemo(() => callsOfDay(all, clock.now()), [all, clock])
  const summary = summaryOf(calls)
  const open = (call: Interaction): void => {
    journal.select(call.id)
    journal.setOpen(true)
  }
  return (
    <section>
      <SectionHead
        title={t('today')}
        note={calls.length > 0 ? t('summary', { answered: summary.answered, missed: summary.missed }) : undefined}
        aside={
          <Button size="small" tone="quiet" action="journal" onPress={() => journal.setOpen(true)}>
            {t('open')}
          </Button>
        }
      />
      {phase === 'loading' && <Skeleton rows={5} awaited={t('title')} />}
      {phase === 'failed' && <JournalFailed />}
      {phase === 'ready' && calls.length === 0 && <EmptyState title={t('empty')}>{t('emptyNote')}</EmptyState>}
      {calls.slice(0, SHOWN).map((call) => (
        <CallRow key={call.id} call={call} marked={false} onOpen={open} />
      ))}
      {calls.length > SHOWN && (
        <Button size="small" tone="quiet" onPress={() => journal.setOpen(true)}>
          {t('earlier', { count: calls.length - SHOWN })}
        </Button>
      )}
    </section>
  )
}

export const JournalFailed = () => {
  const t = useWords(words)
  const { journal } = useCallWork()
  return (
    <ErrorState
      title={t('failed')}
      actions={
        <Button size="small" action="again" onPress={() => void journal.refresh()}>
          {t('again')}
        </Button>
      }
    >
      {t('failedNote')}
    </ErrorState>
  )
}
