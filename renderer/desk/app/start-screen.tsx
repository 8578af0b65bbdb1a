import { useFormat } from '../ui/format/use-format.ts'
import { useWords } from '../i18n/use-words.ts'
import type { SandboxProgress } from './prepare-sandbox.ts'
import { appWords } from './words.ts'
import styles from './start.module.css'

/** While the desk opens: what is being done, with its progress when it is long. */
export const StartScreen = ({ progress }: { readonly progress: SandboxProgress | undefined }) => {
  const t = useWords(appWords)
  const format = useFormat()
  const words =
    progress === undefined ? t('starting') : t('preparing', { done: format.number(progress.done), total: format.number(progress.total) })
  return (
    <main className={styles.start} role="status">
      <h1 className={styles.title}>Firstline</h1>
      <p className={styles.words}>{words}</p>
      {progress !== undefined && <progress className={styles.progress} value={progress.done} max={progress.total} aria-label={words} />}
    </main>
  )
}
