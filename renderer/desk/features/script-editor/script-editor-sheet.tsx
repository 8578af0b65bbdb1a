import { FocusTrap, Portal } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'
import { useScriptEditor, useScriptRole } from '../../state/use-script-editor.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { doorWords } from './door-words.ts'
import styles from './door.module.css'

/** The graph and its library are not small: only who opens the editor pays for them. */
const EditorPart = lazy(() => import('./editor-part.tsx').then((loaded) => ({ default: loaded.EditorPart })))

/** The scripts over the whole desk, under the sandbox's banner. A ringing call takes the screen back; see `script-editor.ts`. */
export const ScriptEditorSheet = () => {
  const t = useWords(doorWords)
  const { scriptEditor } = useCallWork()
  const open = useScriptEditor((view) => view.open)
  const role = useScriptRole()
  const sandbox = useSession(({ seat }) => seat.mode === 'sandbox')
  useKey('scriptEditor', () => scriptEditor.setOpen(!scriptEditor.store.getState().open), role !== undefined)
  if (!open || role === undefined) return null
  return (
    <Portal>
      <FocusTrap active>
        <div
          className={styles.layer}
          data-sandbox={sandbox}
          role="dialog"
          aria-modal="true"
          aria-label={t('scripts')}
          tabIndex={-1}
          data-autofocus
        >
          <Suspense fallback={<Skeleton rows={6} awaited={t('opening')} />}>
            <EditorPart />
          </Suspense>
        </div>
      </FocusTrap>
    </Portal>
  )
}
