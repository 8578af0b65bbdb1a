import type { CallId } from '../../../../core/domain/call/call.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import type { LiveScript } from '../../state/script-live.ts'
import { Button } from '../../ui/button.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { chosenWhy } from './reason-words.ts'
import { words } from './words.ts'
import styles from './script.module.css'

/** Titles up to this length stand beside their reason; below longer ones it takes a line of its own. */
const ROOM = 22

/** Which script it is and why, with the way to another one. */
export const ScriptHead = ({ callId, live }: { readonly callId: CallId; readonly live: LiveScript | undefined }) => {
  const t = useWords(words)
  const locale = useLocale()
  const { scriptRuns } = useCallWork()
  const why = live === undefined ? undefined : chosenWhy(t, live.reasons)
  const title = live === undefined ? t('none') : textIn(live.walk.script.title, locale)
  return (
    <div className={styles.head} data-long={title.length > ROOM}>
      <SectionHead
        title={title}
        note={why === undefined ? undefined : <span className={styles.why}>{why}</span>}
        aside={
          <Button size="small" tone="quiet" action="scriptChange" onPress={() => scriptRuns.toggleChange(callId)}>
            {t(live === undefined ? 'choose' : 'change')}
          </Button>
        }
      />
    </div>
  )
}
