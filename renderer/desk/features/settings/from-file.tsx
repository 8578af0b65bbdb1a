import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useFileImport } from '../../state/call-work-context.tsx'
import { useIsOutsourced } from '../../state/privacy-context.tsx'
import { Button } from '../../ui/button.tsx'
import { directoryWords } from './directory-words.ts'
import styles from './directory.module.css'

/** Clients also come out of a file; an import that did not end is offered here too. */
export const FromFile = () => {
  const t = useWords(directoryWords)
  const { fileImport, settings } = useCallWork()
  const running = useFileImport(({ step }) => step.kind === 'run')
  const isOutsourced = useIsOutsourced()
  if (!fileImport.available) return null
  if (isOutsourced)
    return (
      <section className={styles.source} aria-label={t('fromFile')}>
        <h3 className={styles.title}>{t('fromFile')}</h3>
        <p className={styles.what}>{t('fromFileNot')}</p>
      </section>
    )
  const open = (): void => {
    settings.close()
    fileImport.setOpen(true)
  }
  return (
    <section className={styles.source} aria-label={t('fromFile')}>
      <h3 className={styles.title}>{t('fromFile')}</h3>
      <p className={styles.what}>{running ? t('fromFileRunning') : t('fromFileWhat')}</p>
      <div className={styles.actions}>
        <Button onPress={open}>{running ? t('fromFileShow') : t('fromFileOpen')}</Button>
      </div>
    </section>
  )
}
