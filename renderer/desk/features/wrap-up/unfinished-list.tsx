import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useWork } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { words } from './words.ts'
import styles from './side.module.css'

/** Calls whose wrap-up was cut short, by a crash or by the next call. */
export const UnfinishedList = () => {
  const t = useWords(words)
  const format = useFormat()
  const { numbers } = useDesk()
  const { work, card } = useCallWork()
  const rows = useWork((state) => state.unfinished).filter((row) => row.stage === 'wrap-up')
  if (rows.length === 0) return null
  return (
    <section>
      <SectionHead title={t('unfinishedTitle')} aside={<span className="fl-num">{rows.length}</span>} />
      <ul className={styles.part}>
        {rows.map((row, index) => {
          const who = row.work.clientName ?? (row.facts.number === '' ? t('withheld') : numbers.toMasked(row.facts.number))
          const died = row.facts.reason?.kind === 'interrupted'
          const params = { time: format.clock(row.facts.startedAt), who }
          const resume = (): void => {
            card.openPast(row)
            work.resume(row)
          }
          return (
            <li key={row.id} className={styles.unfinished}>
              <span>{died ? t('interrupted', params) : t('unfinished', params)}</span>
              {index === 0 ? (
                <Button size="small" action="finishPast" onPress={resume}>
                  {t('finishIt')}
                </Button>
              ) : (
                <Button size="small" onPress={resume}>
                  {t('finishIt')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
