import type { ReactNode } from 'react'
import type { SideQuestion } from '../../../../core/domain/script/script.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { bindSpaces } from '../../i18n/typography.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { ActionKey } from '../action-key.tsx'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

interface SideAnswerProps {
  readonly side: SideQuestion
  /** What to say, with its placeholders filled. */
  readonly text: string
  readonly spoken: 'ru' | 'en'
  readonly keys: boolean
  readonly onClose: () => void
  /** Beside it, e.g. a button that opens the article. */
  readonly children?: ReactNode
}

/** What to say to a side question. The step waits beneath it; Enter and Backspace go back to it. */
export const SideAnswer = ({ side, text, spoken, keys, onClose, children }: SideAnswerProps) => {
  const t = useWords(stepWords)
  const locale = useLocale()
  useKey('stepNext', onClose, keys)
  useKey('stepBack', onClose, keys)
  return (
    <section className={styles.side} aria-live="polite">
      <h3 className={styles.title}>{textIn(side.title, locale)}</h3>
      <p className={styles.say} lang={spoken}>
        {bindSpaces(text, spoken)}
      </p>
      {children}
      <div className={styles.keys}>
        <button type="button" className={styles.keyLine} onClick={onClose}>
          <ActionKey action="stepNext" enabled={keys} />
          {t('sideBack')}
        </button>
      </div>
    </section>
  )
}
