import { useWords } from '../../i18n/use-words.ts'
import { useTeam } from '../../state/team-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './queue.module.css'

/** What the queue may not be silent about: a lost hub, records that could not be read. */
export const QueueNotices = () => {
  const t = useWords(words)
  const format = useFormat()
  const lostSince = useTeam(({ link }) => (link.kind === 'lost' ? link.since : undefined))
  const unreadable = useTeam((team) => team.unreadable)
  return (
    <>
      {lostSince !== undefined && (
        <p className={styles.notice} role="status">
          {t('hubLostQueue', { time: format.clock(lostSince) })}
        </p>
      )}
      {unreadable > 0 && (
        <p className={styles.notice} role="status">
          <strong>{t('unreadable', { count: unreadable })}.</strong> {t('unreadableWhat')}
        </p>
      )}
    </>
  )
}
