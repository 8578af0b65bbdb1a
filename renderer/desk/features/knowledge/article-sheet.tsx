import { Modal } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useArticleDesk, useCallWork } from '../../state/call-work-context.tsx'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { editorWords } from './editor-words.ts'

const ArticleEditor = lazy(() => import('./article-editor.tsx').then((module) => ({ default: module.ArticleEditor })))

/** Writing an article, over the desk. Escape closes it; what was typed stays. */
export const ArticleSheet = () => {
  const t = useWords(editorWords)
  const { articleDesk } = useCallWork()
  const open = useArticleDesk((view) => view.open)
  const isNew = useArticleDesk((view) => view.written?.after === 0)
  return (
    <Modal
      opened={open}
      onClose={() => articleDesk.hide()}
      title={t(isNew ? 'new' : 'edit')}
      size={1080}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <Suspense fallback={null}>
        <ArticleEditor />
      </Suspense>
    </Modal>
  )
}
