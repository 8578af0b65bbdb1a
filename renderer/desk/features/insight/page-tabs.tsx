import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useInsight } from '../../state/call-work-context.tsx'
import type { InsightPage } from '../../state/insight-store.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { scriptWords } from './script-words.ts'
import styles from './insight.module.css'

const PAGES: readonly InsightPage[] = ['lines', 'scripts', 'white-spots']

/** What the sheet is about; its key goes to the next. Digits stay with the call under the sheet. */
export const PageTabs = () => {
  const t = useWords(scriptWords)
  const { insight } = useCallWork()
  const chosen = useInsight((view) => view.page)
  useKey('insightPage', () => insight.choosePage(PAGES[(PAGES.indexOf(chosen) + 1) % PAGES.length] ?? 'lines'))
  return (
    <div className={styles.pages} role="group" aria-label={t('pages')}>
      {PAGES.map((page) => (
        <button key={page} type="button" className={styles.page} aria-pressed={page === chosen} onClick={() => insight.choosePage(page)}>
          {t(page)}
        </button>
      ))}
      <ActionKey action="insightPage" />
    </div>
  )
}
