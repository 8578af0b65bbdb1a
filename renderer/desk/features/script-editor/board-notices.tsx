import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import type { Drawing, SaveTrouble } from '../../state/script-editor-view.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

/** Why the hub does not have what is drawn, and what can be done about it. Nothing is lost in any of these. */
export const BoardNotices = ({ drawing, onCompareTheirs }: { readonly drawing: Drawing; readonly onCompareTheirs: () => void }) => {
  const t = useWords(words)
  const format = useFormat()
  const { scriptEditor } = useCallWork()
  const { theirs, trouble, saving } = drawing
  if (theirs !== undefined) {
    const { by, at } = theirs.version
    return (
      <Notice
        fact={t('conflict', { name: by, time: format.clock(at) })}
        note={t('conflictNote')}
        actions={
          <>
            <Button size="small" onPress={onCompareTheirs}>
              {t('seeBoth')}
            </Button>
            <Button size="small" onPress={() => scriptEditor.openNextDraft()}>
              {t('keepMine')}
            </Button>
            <Button size="small" onPress={() => scriptEditor.takeTheirs()}>
              {t('takeTheirs')}
            </Button>
          </>
        }
      />
    )
  }
  if (trouble === undefined || saving) return null
  const name = troubleName(trouble)
  const asNew = name === 'frozen' || name === 'other-script' || name === 'wrong-state'
  return (
    <Notice
      fact={t(`trouble.${name}`)}
      actions={
        <Button size="small" onPress={() => (asNew ? scriptEditor.openNextDraft() : void scriptEditor.save())}>
          {asNew ? t('asNewDraft') : t('saveAgain')}
        </Button>
      }
    />
  )
}

type TroubleName = Exclude<SaveTrouble['kind'], 'rejected'> | Extract<SaveTrouble, { readonly kind: 'rejected' }>['why']

const troubleName = (trouble: SaveTrouble): TroubleName => (trouble.kind === 'rejected' ? trouble.why : trouble.kind)

const Notice = ({ fact, note, actions }: { readonly fact: string; readonly note?: string; readonly actions: ReactNode }) => (
  <div className={styles.notice} role="alert">
    <p>
      <b>{fact}</b> {note}
    </p>
    <span className={styles.noticeActions}>{actions}</span>
  </div>
)
