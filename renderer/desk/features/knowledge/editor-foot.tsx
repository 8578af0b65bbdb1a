import { useWords } from '../../i18n/use-words.ts'
import { useArticleDesk, useCallWork } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { editorWords } from './editor-words.ts'
import styles from './article-editor.module.css'

/** Save, and what came of it. */
export const EditorFoot = () => {
  const t = useWords(editorWords)
  const { articleDesk } = useCallWork()
  const state = useArticleDesk((view) => view.state)
  const trouble = useArticleDesk((view) => view.trouble)
  const kept = useArticleDesk((view) => view.kept)
  const tell = async (saved: Promise<boolean>): Promise<void> => {
    if (await saved) toast({ title: t('saved'), detail: t('savedWhat') })
  }
  return (
    <div className={styles.foot}>
      {trouble !== undefined && (
        <p className={styles.wrong} role="alert">
          {t(`trouble.${trouble}`)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button tone="primary" action="saveClient" disabled={state === 'saving'} onPress={() => void tell(articleDesk.save())}>
          {t('save')}
        </Button>
        {trouble === 'conflict' && <Button onPress={() => void tell(articleDesk.overwrite())}>{t('overwrite')}</Button>}
        <Button onPress={() => articleDesk.discard()}>{t('discard')}</Button>
        <span className={styles.kept} role="status">
          {kept === 'failed' ? t('keptNot') : kept === 'kept' ? t('kept') : ''}
        </span>
      </div>
    </div>
  )
}
