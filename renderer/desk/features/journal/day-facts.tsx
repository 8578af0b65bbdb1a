import { useMemo } from 'react'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useJournal } from '../../state/call-work-context.tsx'
import { useDesk, useSession } from '../../state/desk-context.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { callsOfDay, summaryOf } from './journal-rows.ts'
import { words } from './words.ts'
import styles from './journal.module.css'

/** Left pane without a call: whose seat this is and the day in numbers. */
export const DayFacts = () => {
  const t = useWords(words)
  const locale = useLocale()
  const format = useFormat()
  const { clock } = useDesk()
  const seat = useSession((session) => session.seat)
  const calls = useJournal((state) => state.calls)
  const day = useMemo(() => summaryOf(callsOfDay(calls, clock.now())), [calls, clock])
  const account = seat.accounts[0]
  return (
    <section className={styles.day}>
      <h1 className={styles.name}>{seat.operator.name}</h1>
      <p className={styles.team}>{[seat.operator.team, account?.user].filter(Boolean).join(' · ')}</p>
      <SectionHead title={t('day')} />
      <FactList
        rows={[
          { label: t('dayAnswered'), value: day.answered },
          { label: t('dayMissed'), value: day.missed },
          { label: t('dayOutgoing'), value: day.outgoing },
          { label: t('dayTalk'), value: day.meanTalkMs === undefined ? t('none') : format.duration(day.meanTalkMs) },
          ...(day.unfinished === 0 ? [] : [{ label: t('dayUnfinished'), value: day.unfinished }]),
        ]}
      />
      {seat.lines.length > 0 && (
        <>
          <SectionHead title={t('lines')} />
          <FactList
            rows={seat.lines.map((line) => ({
              label: t(({ b2b: 'b2b', b2c: 'b2c', general: 'general' } as const)[line.kind]),
              value: localText(line.title, locale),
              second: t('within', { span: format.span(line.answerWithinSeconds * 1000) }),
            }))}
          />
        </>
      )}
    </section>
  )
}
