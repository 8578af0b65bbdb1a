import { actionWords } from '../features/settings/action-words.ts'
import { useWords } from '../i18n/use-words.ts'
import type { ActionId } from '../keys/actions.ts'
import { ActionKey } from '../ui/action-key.tsx'
import { SectionHead } from '../ui/section-head.tsx'
import { appWords } from './words.ts'
import styles from './key-guide.module.css'

/** Keys that work while the desk waits for a call, then those of a call. */
const IDLE: readonly ActionId[] = ['dial', 'presence', 'journal', 'settings']
const CALL: readonly ActionId[] = ['answer', 'decline', 'end', 'mute', 'hold', 'transfer', 'keypad', 'note', 'topic', 'save']

/** Right pane of a live seat without a call: its keys, as they are bound now. */
export const KeyGuide = () => {
  const t = useWords(appWords)
  return (
    <>
      <SectionHead title={t('keysNow')} />
      <Keys actions={IDLE} />
      <SectionHead title={t('keysInCall')} />
      <Keys actions={CALL} />
    </>
  )
}

const Keys = ({ actions }: { readonly actions: readonly ActionId[] }) => {
  const names = useWords(actionWords)
  return (
    <ul className={styles.keys}>
      {actions.map((action) => (
        <li key={action} className={styles.key}>
          {names(action)} <ActionKey action={action} />
        </li>
      ))}
    </ul>
  )
}
