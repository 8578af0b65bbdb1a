import { useWords } from '../../i18n/use-words.ts'
import { useSession } from '../../state/desk-context.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useWriteSettings } from './use-write-settings.ts'
import { words } from './words.ts'
import styles from './settings.module.css'

const THEMES = ['light', 'dark', 'system'] as const
const LANGUAGES = [
  { id: 'ru', word: 'russian' },
  { id: 'en', word: 'english' },
] as const

/** Theme and language; both take effect at once. */
export const LookPage = () => {
  const t = useWords(words)
  const { failed, write } = useWriteSettings()
  const theme = useSession((session) => session.settings.theme)
  const locale = useSession((session) => session.settings.locale ?? session.seat.locale)
  return (
    <div className={styles.group}>
      <p className={styles.label}>{t('theme')}</p>
      <div className={styles.choices} role="radiogroup" aria-label={t('theme')}>
        {THEMES.map((id) => (
          <Choice key={id} chosen={id === theme} onChoose={() => write({ theme: id })}>
            {t(id)}
          </Choice>
        ))}
      </div>
      <p className={styles.label}>{t('language')}</p>
      <div className={styles.choices} role="radiogroup" aria-label={t('language')}>
        {LANGUAGES.map(({ id, word }) => (
          <Choice key={id} chosen={id === locale} onChoose={() => write({ locale: id })}>
            {t(word)}
          </Choice>
        ))}
      </div>
      {failed && (
        <p className={styles.wrong} role="alert">
          {t('notSaved')}
        </p>
      )}
    </div>
  )
}
