import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { roadLines } from '../../../../core/domain/script/road-lines.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { wayAhead } from '../../../../core/domain/script/way-ahead.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallScript } from '../../state/call-work-context.tsx'
import { words } from './words.ts'
import styles from './side.module.css'

/** How far the script of the call was walked: it is kept with the call. */
export const ScriptLine = ({ callId }: { readonly callId: CallId }) => {
  const t = useWords(words)
  const locale = useLocale()
  const live = useCallScript(callId)?.live
  if (live === undefined || live.walked.events.length === 0) return null
  const { walk, run } = live
  const behind = roadLines(walk, run, locale).length
  const ended = run.state.kind === 'ended'
  const Icon = ended ? IconCircleCheck : IconCircleDashed
  return (
    <section className={styles.part}>
      <h3 className={styles.sub}>{t('script')}</h3>
      <p className={styles.delivery} data-state={ended ? 'delivered' : undefined}>
        <Icon size={14} stroke={1.9} aria-hidden="true" />
        <span>{textIn(walk.script.title, locale)}</span>
        <span className={styles.fact}>
          {ended
            ? t('scriptDone', { count: behind })
            : t('scriptStopped', { step: behind + 1, all: behind + 1 + wayAhead(walk, run).length })}
        </span>
      </p>
    </section>
  )
}
