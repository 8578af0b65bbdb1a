import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconHierarchy, IconPlayerPlay } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { textIn } from '../../../../core/domain/script/text.ts'
import { isPublishable } from '../../../../core/domain/script/validate.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { isFrozen, isUnsaved, mayEdit, mayPublish, type Drawing } from '../../state/script-editor-view.ts'
import { useScriptRole } from '../../state/use-script-editor.ts'
import { Button } from '../../ui/button.tsx'
import { Keycaps } from '../../ui/keycap.tsx'
import { toast } from '../../ui/toast.tsx'
import { StatusLine } from './status-line.tsx'
import { VersionSelect } from './version-select.tsx'
import { words } from './words.ts'
import styles from './script-editor.module.css'

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

interface BoardHeadProps {
  readonly drawing: Drawing
  readonly runs: boolean
  readonly onLayout: () => void
  readonly onRun: () => void
  readonly onCompare: (version: number) => void
  readonly onSave: () => void
}

/** What is being drawn and how far it is, and what can be done with it as a whole. */
export const BoardHead = (props: BoardHeadProps) => {
  const { drawing, runs, onLayout, onRun, onCompare } = props
  const t = useWords(words)
  const locale = useLocale()
  const { scriptEditor } = useCallWork()
  const { history } = drawing
  const role = useScriptRole()
  const readOnly = isFrozen(drawing) || !mayEdit(role)
  return (
    <header className={styles.head}>
      <Button tone="quiet" iconOnly icon={<IconArrowLeft {...icon} />} onPress={() => scriptEditor.leave()}>
        {t('toList')}
      </Button>
      <div className={styles.headWords}>
        <h1 className={styles.headTitle}>{textIn(history.now.title, locale) || t('untitled')}</h1>
        <StatusLine drawing={drawing} />
      </div>
      <div className={styles.headTools}>
        {!readOnly && (
          <>
            <Button iconOnly icon={<IconArrowBackUp {...icon} />} disabled={history.past.length === 0} onPress={() => scriptEditor.undo()}>
              {t('undo')}
            </Button>
            <Button
              iconOnly
              icon={<IconArrowForwardUp {...icon} />}
              disabled={history.future.length === 0}
              onPress={() => scriptEditor.redo()}
            >
              {t('redo')}
            </Button>
            <Keyed icon={<IconHierarchy {...icon} />} cap="L" label={t('layout')} onPress={onLayout} />
          </>
        )}
        <Keyed icon={<IconPlayerPlay {...icon} />} cap="F5" label={t('run')} pressed={runs} onPress={onRun} />
        <VersionSelect drawing={drawing} onCompare={onCompare} />
        <span className={styles.divider} />
        <StateButtons {...props} readOnly={readOnly} />
      </div>
    </header>
  )
}

interface KeyedProps {
  readonly icon: ReactNode
  readonly cap: string
  readonly label: string
  readonly pressed?: boolean
  readonly onPress: () => void
}

/** A button with a key of the board's own. */
const Keyed = ({ icon: shape, cap, label, pressed, onPress }: KeyedProps) => (
  <Button icon={shape} onPress={onPress} {...(pressed === undefined ? {} : { pressed })}>
    <span className={styles.keyed}>
      <span className={styles.keyedLabel}>{label}</span> <Keycaps caps={[cap]} />
    </span>
  </Button>
)

/** draft → review → published → withdrawn, as far as this person may go. */
const StateButtons = ({ drawing, readOnly, onSave }: BoardHeadProps & { readonly readOnly: boolean }) => {
  const t = useWords(words)
  const role = useScriptRole()
  const { scriptEditor } = useCallWork()
  const { state, saving, problems, version } = drawing
  const to = async (next: Drawing['state'], title: string, detail?: string): Promise<void> => {
    if ((await scriptEditor.save(next)) === 'saved') toast({ title, ...(detail === undefined ? {} : { detail }) })
  }
  const sound = problems !== undefined && isPublishable(problems)
  if (!mayEdit(role)) return <span className={styles.readOnly}>{t('readsOnly')}</span>
  if (readOnly)
    return (
      <>
        {state === 'published' && mayPublish(role) && (
          <Button disabled={saving} onPress={() => void to('withdrawn', t('withdrawn', { version }))}>
            {t('withdraw')}
          </Button>
        )}
        <Button tone="primary" onPress={() => scriptEditor.openNextDraft()}>
          {t('newDraft')}
        </Button>
      </>
    )
  return (
    <>
      <Button disabled={saving || !isUnsaved(drawing)} onPress={onSave}>
        {saving ? t('saving') : t('save')}
      </Button>
      {state === 'draft' && (
        <Button disabled={saving} onPress={() => void to('review', t('submitted', { version }))}>
          {t('submit')}
        </Button>
      )}
      {state === 'review' && (
        <>
          <Button disabled={saving} onPress={() => void to('draft', t('savedToast'))}>
            {t('sendBack')}
          </Button>
          {mayPublish(role) && (
            <Button
              tone="primary"
              disabled={saving || !sound}
              onPress={() => void to('published', t('published', { version }), t('publishedNote'))}
            >
              {t('publish')}
            </Button>
          )}
        </>
      )}
    </>
  )
}
