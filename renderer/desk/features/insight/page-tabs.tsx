import { useWords } from '../../i18n/use-words.ts'
import type { ActionId } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useInsight } from '../../state/call-work-context.tsx'
import type { InsightPage } from '../../state/insight-store.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { scriptWords } from './script-words.ts'
import styles from './insight.module.css'

const PAGES = [
  { page: 'lines', action: 'choose1' },
  { page: 'scripts', action: 'choose2' },
  { page: 'white-spots', action: 'choose3' },
] as const satisfies readonly { readonly page: InsightPage; readonly action: ActionId }[]

/** What the sheet is about; digits change it. */
export const PageTabs = () => {
  const t = useWords(scriptWords)
  return (
    <div className={styles.pages} role="group" aria-label={t('pages')}>
      {PAGES.map((one) => (
        <PageTab key={one.page} {...one} />
      ))}
    </div>
  )
}

const PageTab = ({ page, action }: (typeof PAGES)[number]) => {
  const t = useWords(scriptWords)
  const { insight } = useCallWork()
  const chosen = useInsight((view) => view.page)
  const choose = (): void => insight.choosePage(page)
  useKey(action, choose)
  return (
    <button type="button" className={styles.page} aria-pressed={page === chosen} onClick={choose}>
      {t(page)}
      <ActionKey action={action} />
    </button>
  )
}
