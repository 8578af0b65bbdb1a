import { IconCheck, IconCloudOff, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useNow } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { useScriptEditor, useScriptShelf } from '../../state/use-script-editor.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Board } from './board.tsx'
import { CompareView } from './compare-view.tsx'
import { ScriptList } from './script-list.tsx'
import { words } from './words.ts'
import styles from './script-editor.module.css'

/** The editor itself; loaded with its graph when it is opened for the first time. */
export const EditorPart = () => {
  const drawing = useScriptEditor((view) => view.drawing)
  const opening = useScriptEditor((view) => view.opening)
  const t = useWords(words)
  const [compared, setCompared] = useState<number | 'theirs' | undefined>(undefined)
  const isCompared = compared !== undefined && (compared !== 'theirs' || drawing?.theirs !== undefined)
  return (
    <>
      <EditorStrip />
      {drawing === undefined ? (
        opening ? (
          <Skeleton rows={6} awaited={t('loading')} />
        ) : (
          <ScriptList />
        )
      ) : isCompared ? (
        <CompareView drawing={drawing} with={compared} onBack={() => setCompared(undefined)} />
      ) : (
        // Another version is another board: nothing of the view is carried over.
        <Board
          key={`${drawing.organisation}/${drawing.history.now.id}.${String(drawing.version)}`}
          drawing={drawing}
          onCompare={setCompared}
        />
      )}
    </>
  )
}

/** Where one is, whether the hub is there, how many scripts there are, what time it is. */
const EditorStrip = () => {
  const t = useWords(words)
  const { scriptEditor } = useCallWork()
  const connected = useTeam(({ link, hostLost }) => link.kind === 'connected' && !hostLost)
  const counts = useScriptShelf(({ summaries }) => `${String(countOf(summaries))} ${String(countOf(summaries.filter(isPublished)))}`)
  const [all = 0, published = 0] = counts.split(' ').map(Number)
  const link = { size: 14, stroke: 1.9, 'aria-hidden': true } as const
  return (
    <div className={styles.strip}>
      <span className={styles.stripTitle}>{t('title')}</span>
      <span className={styles.stripItem} data-tone={connected ? 'ok' : 'warn'} role="status">
        {connected ? <IconCheck {...link} /> : <IconCloudOff {...link} />}
        {t(connected ? 'hubThere' : 'hubAway')}
      </span>
      <span className={styles.stripRight}>
        <span className={styles.stripItem}>{t('scripts', { count: all })}</span>
        <span className={styles.stripItem}>{t('publishedCount', { count: published })}</span>
        <Clock />
        <Button
          size="small"
          tone="quiet"
          action="scriptEditor"
          icon={<IconX size={16} stroke={1.9} aria-hidden="true" />}
          onPress={() => scriptEditor.setOpen(false)}
        >
          {t('close')}
        </Button>
      </span>
    </div>
  )
}

const isPublished = ({ state }: { readonly state: string }): boolean => state === 'published'
const countOf = (list: readonly { readonly organisation: string; readonly scriptId: string }[]): number =>
  new Set(list.map(({ organisation, scriptId }) => `${organisation}/${scriptId}`)).size

const Clock = () => {
  const format = useFormat()
  return <time className={styles.clock}>{format.clock(useNow())}</time>
}
